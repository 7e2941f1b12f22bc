//! A number or date has no short name.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0113",
    name: "situation-unnamed",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "填数字或日期的问题没有简称。",
        why: "说明里写不出“年龄不满16岁”这样的话，只能重复整个问句。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "A number or date has no short name.",
        why: "Sentences such as 年龄不满16岁 cannot be made without it.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: «age», ask: 申请人几岁？, kind: 数字}
"#,
    good: r#"questions:
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-unnamed.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::Unnamed { question }) => Some(vec![("question", question.clone())]),
        _ => None,
    });
}
