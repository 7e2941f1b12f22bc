//! Questions wait for each other in a circle.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::SlipKind;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0105",
    name: "situation-circular",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "问题互相等着，转了一圈。",
        why: "谁都等别人先问，结果一个也问不出来。",
        source: "内容格式：情形问题与 when",
    },
    en: Doc {
        what: "Questions wait for each other in a circle.",
        why: "Each waits for another, and none of them can be asked.",
        source: "content format: questions and `when`",
    },
    bad: r#"questions:
  - {id: a, ask: 甲？, options: [{id: x, label: 是}, {id: y, label: 不是}], show_when: {b: «x»}}
  - {id: b, ask: 乙？, options: [{id: x, label: 是}, {id: y, label: 不是}], show_when: {a: x}}
"#,
    good: r#"questions:
  - {id: a, ask: 甲？, options: [{id: x, label: 是}, {id: y, label: 不是}]}
  - {id: b, ask: 乙？, options: [{id: x, label: 是}, {id: y, label: 不是}], show_when: {a: x}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-circular.help", examined, found, |kind| match kind {
        FlawKind::Slip(SlipKind::Circular { chain }) => Some(vec![("chain", chain.join(" → "))]),
        _ => None,
    });
}
