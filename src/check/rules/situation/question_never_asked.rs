//! No answers lead to a question.

use super::shared::{name_of, report};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0203",
    name: "question-never-asked",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "怎么回答都问不到这个问题。",
        why: "靠它区分的情形谁也到不了。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "No answers lead to a question.",
        why: "Nobody reaches the situations that it tells apart.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
  - {id: old, ask: 有老年证吗？, options: [{id: y, label: 有}, {id: n, label: 没有}], show_when: {age: «200以上»}}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {old: y}}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
  - {id: old, ask: 有老年证吗？, options: [{id: y, label: 有}, {id: n, label: 没有}], show_when: {age: 60以上}}
materials:
  - {name: 身份证}
  - {name: 老年证, when: {old: y}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "question-never-asked.help", examined, found, |kind| match kind {
        FlawKind::NeverAsked { question } => Some(vec![("question", name_of(examined, *question))]),
        _ => None,
    });
}
