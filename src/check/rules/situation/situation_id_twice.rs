//! Two questions, or two options of one, have the same id.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0106",
    name: "situation-id-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "两个问题，或者同一个问题的两个选项，用了同一个标识。",
        why: "when 指的是哪一个说不清，后一个不起作用。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "Two questions, or two options of one, have the same id.",
        why: "Nobody can say which one a condition means; the second has no effect.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: «self», label: 别人代办}]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-id-twice.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::Twice { id, .. }) => Some(vec![("id", id.clone())]),
        _ => None,
    });
}
