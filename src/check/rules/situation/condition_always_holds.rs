//! A condition holds in every situation.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0205",
    name: "condition-always-holds",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一行的条件在任何情形下都成立。",
        why: "写了等于没写，还让人以为有谁不用。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "A condition holds in every situation.",
        why: "It says nothing, and readers believe that somebody is exempt.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {age: 60以上}}
  - {name: 申请表, when: {age: «150以下»}}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {age: 60以上}}
  - {name: 申请表}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "condition-always-holds.help", examined, found, |kind| match kind {
        FlawKind::AlwaysHolds => Some(Vec::new()),
        _ => None,
    });
}
