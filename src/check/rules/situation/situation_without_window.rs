//! In some situation no window is named, while others have one.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0216",
    name: "situation-without-window",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "有一种情形没有办理窗口，别的情形有。",
        why: "这样的人来了大厅不知道去哪。",
        source: "GB/T 39554.2-2020 办理地点；GB/T 36112-2018",
    },
    en: Doc {
        what: "In some situation no window is named, while others have one.",
        why: "These applicants do not know where to go.",
        source: "GB/T 39554.2-2020, place; GB/T 36112-2018",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
channels: [窗口办理]
variants:
  - {when: {who: agent}, windows: [«a04»]}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
channels: [窗口办理]
windows: [a01]
variants:
  - {when: {who: agent}, windows: [a04]}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-without-window.help", examined, found, |kind| match kind {
        FlawKind::NoWindow => Some(Vec::new()),
        _ => None,
    });
}
