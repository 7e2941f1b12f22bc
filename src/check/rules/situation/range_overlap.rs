//! Lines that divide a number or date share some values.

use super::shared::{range_of, report};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0211",
    name: "range-overlap",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "几行按数字或日期分段，有一小段两边都算。",
        why: "正好落在界上的人要带两样，还是只带一样，说不清。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "Lines that divide a number or date share some values.",
        why: "Whoever is exactly at the threshold falls under both.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 监护人身份证, when: {age: 16以下}}
  - {name: 驾驶证, when: {age: «16以上»}}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 监护人身份证, when: {age: 不满16}}
  - {name: 驾驶证, when: {age: 16以上}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "range-overlap.help", examined, found, |kind| match kind {
        FlawKind::RangeOverlap { question, range } => Some(vec![("range", range_of(examined, *question, *range))]),
        _ => None,
    });
}
