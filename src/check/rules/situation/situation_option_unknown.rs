//! A condition expects an option that the question does not offer.

use super::shared::{listed, report};
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0102",
    name: "situation-option-unknown",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "when 里写的选项，这个问题没有。",
        why: "条件读不懂，这一行对谁都显示，不该带的人也带了。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "A condition expects an option that the question does not offer.",
        why: "The condition means nothing, so the line is shown to everybody.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 委托书, when: {who: «agnet»}}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 委托书, when: {who: agent}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-option-unknown.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::UnknownOption { question, id, known }) => {
            Some(vec![("question", question.clone()), ("id", id.clone()), ("known", listed(known))])
        }
        _ => None,
    });
}
