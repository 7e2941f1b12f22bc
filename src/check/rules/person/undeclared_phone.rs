//! A text names a landline that no window, department or hall has.

use crate::check::numbers::Stretch;
use crate::check::numbers::stretches;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "D0106",
    name: "undeclared-phone",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "文字里的座机号码，哪个窗口、部门、大厅都没有登记。",
        why: "电话换了，字段里改了，问答里还是旧号码，打不通。",
        source: "国办秘函〔2019〕19号（检查指标：咨询电话无法接通）",
    },
    en: Doc {
        what: "A text names a landline that no window, department or hall has.",
        why: "The phone has changed in the fields and not in the text; nobody answers.",
        source: "国办秘函〔2019〕19号 (phones that nobody answers)",
    },
    bad: r#"=== windows/all.yaml
a01:
  name: 甲
  phone: 0520-6821001
=== pages/a.md
---
title: 甲
---
请打0520-6821001或«0520-6829999»。
"#,
    good: r#"=== windows/all.yaml
a01:
  name: 甲
  phone: 0520-6821001、0520-6821002
=== pages/a.md
---
title: 甲
---
请打0520-6821001、0520-6821002或12333，日期2026-10-01。
"#,
    check: Check::Passage(check),
};

fn check(scope: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_wording() {
        return;
    }
    for stretch in stretches(passage.text, 10, 12).into_iter().filter(is_landline) {
        if !scope.office_phones.contains(&stretch.digits) {
            let finding = RULE.at(passage.span(stretch.range.clone())).arg("phone", &passage.text[stretch.range]);
            found.push(finding.help("undeclared-phone.help"));
        }
    }
}

/// Area code and number: `0520-6821001`.
fn is_landline(stretch: &Stretch) -> bool {
    let grouped = matches!(stretch.groups.as_slice(), [3 | 4, 7 | 8]);
    grouped && stretch.digits.starts_with('0') && stretch.before.is_none() && stretch.after.is_none()
}
