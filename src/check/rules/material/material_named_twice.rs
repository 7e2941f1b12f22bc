//! A material refers to the catalogue and has a name of its own.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0116",
    name: "material-named-twice",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "引用了材料目录，又另写了名称。",
        why: "目录改名以后，这里还是旧名称。",
        source: "GB/T 39554.2-2020 材料名称",
    },
    en: Doc {
        what: "A material refers to the catalogue and has a name of its own.",
        why: "When the catalogue changes the old name stays here.",
        source: "GB/T 39554.2-2020, name of material",
    },
    bad: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
=== guides/a.yaml
materials:
  - material: id-card
    name: «身份证»
"#,
    good: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
=== guides/a.yaml
materials:
  - material: id-card
    note: 正反面都要复印
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.material.is_some() && !material.name.is_empty()) {
        found.push(RULE.at(material.name.span).help("material-named-twice.help"));
    }
}
