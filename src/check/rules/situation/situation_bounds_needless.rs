//! A choice has bounds or a unit.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0110",
    name: "situation-bounds-needless",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "选择题写了最小、最大或单位。",
        why: "这些只对数字和日期有用，多半是回答方式写错了。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "A choice has bounds or a unit.",
        why: "They mean something for numbers and dates only; most likely the kind of answer is wrong.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, max: «150», options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-bounds-needless.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::NeedlessBounds { question }) => Some(vec![("question", question.clone())]),
        _ => None,
    });
}
