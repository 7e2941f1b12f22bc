//! An original is asked for, and it is not said whether it is kept or only shown.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0112",
    name: "keep-missing",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "要原件，却没有写收走还是看完退还。",
        why: "申请人不敢把户口簿、房产证交出去，也不知道要不要先复印。",
        source: "GB/T 39554.2-2020 材料要求",
    },
    en: Doc {
        what: "An original is asked for, and it is not said whether it is kept or only shown.",
        why: "Applicants hesitate to hand over a title deed, and do not know whether to copy it first.",
        source: "GB/T 39554.2-2020, materials",
    },
    bad: r#"materials:
  - name: «居民户口簿»
    originals: 1
    copies: 0
    medium: 纸质
"#,
    good: r#"materials:
  - name: 居民户口簿
    originals: 1
    copies: 0
    keep: 查验
    medium: 纸质
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.medium != Some(Medium::Electronic)) {
        if material.originals.is_some_and(|originals| originals > 0) && material.keep.is_none() {
            let (span, name) = named(scope, material);
            found.push(RULE.at(span).arg("name", name).help("keep-missing.help"));
        }
    }
}
