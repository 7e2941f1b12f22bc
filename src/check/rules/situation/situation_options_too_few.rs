//! A choice has fewer than two options.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0108",
    name: "situation-options-too-few",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "选择题不到两个选项。", why: "没得选，问了也白问。", source: "内容格式：情形问题与 when"
    },
    en: Doc {
        what: "A choice has fewer than two options.",
        why: "There is nothing to choose.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: «who», ask: 谁来办？, options: [{id: self, label: 本人来}]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-options-too-few.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::TooFewOptions { question }) => Some(vec![("question", question.clone())]),
        _ => None,
    });
}
