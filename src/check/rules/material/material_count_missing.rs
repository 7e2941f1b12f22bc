//! A material on paper does not say how many originals and copies.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0102",
    name: "material-count-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "不是电子材料，却没有写清原件和复印件各几份。",
        why: "申请人少带一份就要再跑一趟；“若干份”正是抽查要查的。",
        source: "《行政许可法》第三十条（公示全部材料目录）；GB/T 39554.2-2020 材料份数",
    },
    en: Doc {
        what: "A material on paper does not say how many originals and copies.",
        why: "One copy too few means one more trip.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published); GB/T \
            39554.2-2020, number of copies",
    },
    bad: r#"materials:
  - name: «居民户口簿»
    medium: 纸质
  - name: «毕业证书»
    originals: 0
    copies: 0
    medium: 纸质
"#,
    good: r#"materials:
  - name: 居民户口簿
    originals: 1
    copies: 0
    medium: 纸质
  - name: 证件照
    medium: 电子
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.medium != Some(Medium::Electronic)) {
        let help = match (material.originals, material.copies) {
            (Some(0), Some(0)) => "material-count-missing.help-zero",
            (Some(_), Some(_)) => continue,
            _ => "material-count-missing.help",
        };
        let (span, name) = named(scope, material);
        found.push(RULE.at(span).arg("name", name).help(help));
    }
}
