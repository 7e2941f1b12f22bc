//! The least answer is greater than the greatest.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0112",
    name: "situation-bounds-reversed",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "最小的比最大的还大。", why: "没有一个回答在范围里。", source: "内容格式：情形问题与 when"
    },
    en: Doc {
        what: "The least answer is greater than the greatest.",
        why: "No answer lies between them.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, min: 60, max: «16»}
"#,
    good: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, min: 16, max: 60}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-bounds-reversed.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::BoundsReversed { question, min, max }) => {
            Some(vec![("question", question.clone()), ("min", min.clone()), ("max", max.clone())])
        }
        _ => None,
    });
}
