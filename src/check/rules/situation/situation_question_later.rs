//! A question depends on one that is asked behind it.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0104",
    name: "situation-question-later",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "show_when 取决于后面才问的问题。",
        why: "问到它的时候，它等的回答还没有，该不该问没法定。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "A question depends on one that is asked behind it.",
        why: "When its turn comes, the answer it waits for is not there yet.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: why, ask: 为什么办？, options: [{id: a, label: 丢了}, {id: b, label: 坏了}], show_when: {who: «self»}}
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: why, ask: 为什么办？, options: [{id: a, label: 丢了}, {id: b, label: 坏了}], show_when: {who: self}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-question-later.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::LaterQuestion { question, later }) => {
            Some(vec![("question", question.clone()), ("later", later.clone())])
        }
        _ => None,
    });
}
