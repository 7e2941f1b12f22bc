//! The situations are too complex to be proved complete.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0217",
    name: "situations-too-complex",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "情形太复杂，证明不了是否完整。",
        why: "没有证明过，就可能有人一份材料也查不到；这里不猜。",
        source: "本工具的规则：证明不了的要说出来",
    },
    en: Doc {
        what: "The situations are too complex to be proved complete.",
        why: "Unproved, somebody may find no materials at all; nothing is guessed here.",
        source: "rule of this tool: what cannot be proved is said",
    },
    bad: include_str!("too_complex.yaml"),
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 身份证}
  - {name: 委托书, when: {who: agent}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situations-too-complex.help", examined, found, |kind| match kind {
        FlawKind::TooComplex => Some(Vec::new()),
        _ => None,
    });
}
