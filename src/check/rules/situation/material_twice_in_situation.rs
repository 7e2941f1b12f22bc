//! A material is listed twice in one situation.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0209",
    name: "material-twice-in-situation",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一份材料在一种情形下列了两次。",
        why: "份数会重复计算，申请人会多准备一份。",
        source: "《行政许可法》第三十条（公示全部材料目录）",
    },
    en: Doc {
        what: "A material is listed twice in one situation.",
        why: "Copies are counted twice, and applicants prepare one too many.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published)",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 户口簿, when: {who: self}}
  - {name: «户口簿», when: {age: 不满16}}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 户口簿, when: {who: self}}
  - {name: 户口簿, when: {age: 不满16, who: agent}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "material-twice-in-situation.help", examined, found, |kind| match kind {
        FlawKind::MaterialTwice => Some(Vec::new()),
        _ => None,
    });
}
