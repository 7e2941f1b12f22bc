//! A condition holds in no situation.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0204",
    name: "condition-never-holds",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一行的条件在任何情形下都不成立。",
        why: "这一行谁也看不到，该带的材料没人带。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "A condition holds in no situation.",
        why: "Nobody ever sees the line, and nobody brings what it asks for.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {age: «200以上»}}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {age: 60以上}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "condition-never-holds.help", examined, found, |kind| match kind {
        FlawKind::NeverHolds => Some(Vec::new()),
        _ => None,
    });
}
