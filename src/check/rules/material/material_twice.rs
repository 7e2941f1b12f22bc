//! A material is listed twice for the same case.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;
use crate::diag::Span;

pub const RULE: Rule = Rule {
    code: "M0114",
    name: "material-twice",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一份材料列了两次，适用情形也一样。",
        why: "份数会重复计算，申请人会多准备一份。",
        source: "《行政许可法》第三十条（公示全部材料目录）",
    },
    en: Doc {
        what: "A material is listed twice for the same case.",
        why: "Copies are counted twice, and applicants prepare one too many.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published)",
    },
    bad: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
=== guides/a.yaml
materials:
  - material: id-card
  - material: «id-card»
    note: 正反面
"#,
    good: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
=== guides/a.yaml
materials:
  - material: id-card
    applies_to: 本人办理
  - material: id-card
    applies_to: 委托办理
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    // Whether two that depend on the situation ever stand in one list is proved by `material-twice-in-situation`.
    for material in guide.materials.iter().filter(|material| material.when.is_none()) {
        let (span, name) = named(scope, material);
        if name.is_empty() {
            continue;
        }
        match seen.entry((name, material.applies_to.value.as_str())) {
            Entry::Vacant(free) => drop(free.insert(span)),
            Entry::Occupied(first) => {
                let finding = RULE.at(span).arg("name", name).related(*first.get(), "first-here");
                found.push(finding.help("material-twice.help"));
            }
        }
    }
}
