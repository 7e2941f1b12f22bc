//! The least or greatest answer is no number (or date).

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0111",
    name: "situation-bound-unreadable",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "最小或最大写的不是数字（日期）。",
        why: "范围定不下来，填什么都收。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "The least or greatest answer is no number (or date).",
        why: "There is no limit to what can be answered.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, max: «很大»}
"#,
    good: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, max: 150}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-bound-unreadable.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::BadBound { question, text }) => {
            Some(vec![("question", question.clone()), ("text", text.clone())])
        }
        _ => None,
    });
}
