//! The catalogue code inside the implementation code is not catalog_code.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0110",
    name: "task-code-mismatch",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "实施编码里的基本编码和 catalog_code 不一样。",
        why: "两个编码指着两个事项，报送时会被退回。",
        source: "GB/T 39554.1-2020 编码要求",
    },
    en: Doc {
        what: "The catalogue code inside the implementation code is not catalog_code.",
        why: "The two codes name two items, and the data are sent back.",
        source: "GB/T 39554.1-2020 (coding of service items)",
    },
    bad: r#"catalog_code: "440101008000"
task_code: «11440000006939756B2440101007000»
"#,
    good: r#"catalog_code: "440101007000"
task_code: 11440000006939756B2440101007000
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(inside) = guide.task_code.get(19..31) else { return };
    if guide.catalog_code.len() == 12 && inside != guide.catalog_code.value {
        let finding = RULE.at(guide.task_code.span).arg("inside", inside);
        found.push(finding.arg("catalog", &guide.catalog_code.value).help("task-code-mismatch.help"));
    }
}
