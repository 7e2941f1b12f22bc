//! The id of a question or option cannot be used.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0107",
    name: "situation-id-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "问题或选项的标识不能用。",
        why: "标识要写进 when 和网页地址，写法不对就用不了；all、any、not、in 是条件里的词。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "The id of a question or option cannot be used.",
        why: "Ids stand in conditions and addresses; all, any, not and in are words of the conditions.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: «any», ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-id-form.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::BadId { id }) => Some(vec![("id", id.clone())]),
        _ => None,
    });
}
