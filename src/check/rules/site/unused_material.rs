//! No guide asks for a material of the catalogue.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::check::scope::unused;

pub const RULE: Rule = Rule {
    code: "S0204",
    name: "unused-material",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "材料目录里的材料没有一份指南用到。",
        why: "目录越积越多，挑的时候容易挑错。",
        source: "国发〔2022〕5号（材料目录化）",
    },
    en: Doc {
        what: "No guide asks for a material of the catalogue.",
        why: "The catalogue grows, and the wrong entry is picked.",
        source: "State Council document 国发〔2022〕5号 (catalogue of materials)",
    },
    bad: r#"=== materials/all.yaml
«id-card»:
  name: 居民身份证
"#,
    good: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
=== guides/a.yaml
materials:
  - material: id-card
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let used = scope.guides().flat_map(|guide| &guide.materials).filter_map(|material| material.material.as_ref());
    let made = scope.guides().flat_map(|guide| &guide.results).filter_map(|result| result.material.as_ref());
    let used: BTreeSet<&str> = used.chain(made).map(|material| material.id.as_str()).collect();
    for entry in unused(&scope.content.materials, &used) {
        let finding = RULE.at(entry.id_span).arg("name", &entry.value.name.value);
        found.push(finding.help("unused-material.help"));
    }
}
