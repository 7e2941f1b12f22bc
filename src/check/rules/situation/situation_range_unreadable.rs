//! The range of a number or date in a condition cannot be read.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0103",
    name: "situation-range-unreadable",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "when 里数字或日期的范围看不懂。",
        why: "条件读不懂，这一行对谁都显示，不该带的人也带了。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "The range of a number or date in a condition cannot be read.",
        why: "The condition means nothing, so the line is shown to everybody.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 监护人身份证, when: {age: «大约16»}}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 监护人身份证, when: {age: 不满16}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-range-unreadable.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::BadRange { question, text }) => {
            Some(vec![("question", question.clone()), ("text", text.clone())])
        }
        _ => None,
    });
}
