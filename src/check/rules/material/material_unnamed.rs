//! A material has neither a catalogue reference nor a name.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0101",
    name: "material-unnamed",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "材料既没有引用目录，也没有写名称。",
        why: "清单上出现一个空格子，申请人不知道要交什么。",
        source: "《行政许可法》第三十条（公示全部材料目录）",
    },
    en: Doc {
        what: "A material has neither a catalogue reference nor a name.",
        why: "The list shows an empty line; applicants cannot know what to bring.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published)",
    },
    bad: r#"materials:
  - «»originals: 1
    medium: 纸质
"#,
    good: r#"materials:
  - name: 毕业证书
    originals: 1
    medium: 纸质
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.material.is_none() && material.name.is_empty()) {
        found.push(RULE.at(material.span).help("material-unnamed.help"));
    }
}
