//! One charge has two amounts in one situation.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0208",
    name: "fees-contradict",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "同一个收费项目在一种情形下有两个金额。",
        why: "群众不知道交哪个数，多收少收都说不清。",
        source: "《行政许可法》第五十九条（按照公布的法定项目和标准收费）",
    },
    en: Doc {
        what: "One charge has two amounts in one situation.",
        why: "Nobody knows which amount is due.",
        source: "Administrative Licensing Law, art. 59 (charges as published)",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
fees:
  charged: true
  lines:
    - {name: 工本费, amount: 20, unit: 元/证}
    - {name: 工本费, amount: «40», unit: 元/证, when: {who: agent}}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
fees:
  charged: true
  lines:
    - {name: 工本费, amount: 20, unit: 元/证, when: {who: self}}
    - {name: 工本费, amount: 40, unit: 元/证, when: {who: agent}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "fees-contradict.help", examined, found, |kind| match kind {
        FlawKind::FeesContradict => Some(Vec::new()),
        _ => None,
    });
}
