//! A question for a number or date has options.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0109",
    name: "situation-options-needless",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "填数字或日期的问题写了选项。",
        why: "选项不会显示，多半是回答方式写错了。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "A question for a number or date has options.",
        why: "They are not shown; most likely the kind of answer is wrong.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, options: [{id: «a», label: 小}, {id: b, label: 大}]}
"#,
    good: r#"questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-options-needless.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::NeedlessOptions { question }) => Some(vec![("question", question.clone())]),
        _ => None,
    });
}
