//! No original is asked for, yet it is said what happens to it.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0113",
    name: "keep-without-original",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "不要原件，却写了原件收取或查验。",
        why: "申请人会带原件来，或者以为漏看了什么。",
        source: "GB/T 39554.2-2020 材料要求",
    },
    en: Doc {
        what: "No original is asked for, yet it is said what happens to it.",
        why: "Applicants bring an original for nothing.",
        source: "GB/T 39554.2-2020, materials",
    },
    bad: r#"materials:
  - name: 毕业证书
    originals: 0
    copies: 1
    keep: «查验»
"#,
    good: r#"materials:
  - name: 毕业证书
    originals: 1
    copies: 1
    keep: 查验
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.originals == Some(0) && material.keep.is_some()) {
        let finding = RULE.at(scope.at(material.span, "keep")).arg("name", named(scope, material).1);
        found.push(finding.help("keep-without-original.help"));
    }
}
