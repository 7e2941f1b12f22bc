//! An electronic material has a number of paper copies.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0103",
    name: "electronic-with-count",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "电子材料写了纸质份数。",
        why: "申请人会以为要带纸质的来。",
        source: "GB/T 39554.2-2020 材料形式、材料份数",
    },
    en: Doc {
        what: "An electronic material has a number of paper copies.",
        why: "Applicants believe that they must bring paper.",
        source: "GB/T 39554.2-2020, form and number of copies",
    },
    bad: r#"materials:
  - name: 证件照
    originals: «2»
    medium: 电子
"#,
    good: r#"materials:
  - name: 证件照
    originals: 2
    medium: 纸质或电子
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for material in guide.materials.iter().filter(|material| material.medium == Some(Medium::Electronic)) {
        let counts = [("originals", material.originals), ("copies", material.copies)];
        if let Some((field, _)) = counts.iter().find(|(_, count)| count.is_some_and(|count| count > 0)) {
            let finding = RULE.at(scope.at(material.span, field)).arg("name", named(scope, material).1);
            found.push(finding.help("electronic-with-count.help"));
        }
    }
}
