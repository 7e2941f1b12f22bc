//! A catch-all material such as “other relevant materials”.

use crate::check::rules::material::shared::is_catch_all;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0104",
    name: "catch-all-material",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "兜底材料：“其他相关材料”“法律法规规定的其他材料”之类。",
        why: "什么都可以装进去，申请人备不齐，窗口可以随意加；国务院办公厅抽查中一成多的事项有这类材料。",
        source: "《行政许可法》第三十条（公示全部材料目录）、第三十一条",
    },
    en: Doc {
        what: "A catch-all material such as “other relevant materials”.",
        why: "Anything may be asked under it: applicants cannot prepare, and counters can add at will.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published), art. 31",
    },
    bad: r#"materials:
  - name: «法律法规规定的其他材料»
  - name: «其他相关证明材料»
"#,
    good: r#"materials:
  - name: 其他身份证件
  - name: 变更其他登记事项的证明材料
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let catalogue = scope.content.materials.iter().map(|entry| &entry.value.name);
    let names = catalogue.chain(scope.guides().flat_map(|guide| &guide.materials).map(|material| &material.name));
    for name in names.filter(|name| !name.is_empty() && is_catch_all(name)) {
        found.push(RULE.at(name.span).arg("name", &name.value).help("catch-all-material.help"));
    }
}
