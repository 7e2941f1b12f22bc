//! Two variants hold together and say different things.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0207",
    name: "variants-contradict",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "两段分情形的规定同时适用，说的却不一样。",
        why: "同一个人看到两个期限（窗口、次数），窗口也不知道按哪个办。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "Two variants hold together and say different things.",
        why: "One applicant has two limits, and the window does not know which counts.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
variants:
  - {when: {who: agent}, promised_limit: 3个工作日}
  - {when: {age: 不满16}, promised_limit: «5个工作日»}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
variants:
  - {when: {who: agent}, promised_limit: 3个工作日}
  - {when: {age: 不满16, who: self}, promised_limit: 5个工作日}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "variants-contradict.help", examined, found, |kind| match kind {
        FlawKind::VariantsContradict { field } => Some(vec![("field", (*field).to_owned())]),
        _ => None,
    });
}
