//! In some situation there is no material at all, while others need some.

use super::shared::report;
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0206",
    name: "situation-without-materials",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "有一种情形一份材料也不用带，别的情形却要。",
        why: "多半是哪份材料的 when 写窄了；群众空手来，被请回去。",
        source: "《行政许可法》第三十条（公示全部材料目录）",
    },
    en: Doc {
        what: "In some situation there is no material at all, while others need some.",
        why: "Most likely a condition is too narrow; people come with empty hands and are sent home.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published)",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 委托书, when: {who: «agent»}}
  - {name: 身份证, when: {age: 16以上}}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
materials:
  - {name: 委托书, when: {who: agent}}
  - {name: 身份证, when: {age: 16以上}}
  - {name: 户口簿, when: {age: 不满16}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "situation-without-materials.help", examined, found, |kind| match kind {
        FlawKind::NoMaterials => Some(Vec::new()),
        _ => None,
    });
}
