//! A unified social credit code fails its check.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_uscc;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "W0103",
    name: "uscc-checksum",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "统一社会信用代码通不过校验。",
        why: "多半抄错了一位；按这个代码查不到单位，编码也对不上。",
        source: "GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
    },
    en: Doc {
        what: "A unified social credit code fails its check.",
        why: "Most likely one character is wrong; nobody finds the office under it.",
        source: "GB 32100-2015 (unified social credit codes)",
    },
    bad: r#"=== departments/all.yaml
police:
  name: 公安局
  uscc: «11440000006939756C»
"#,
    good: r#"=== departments/all.yaml
police:
  name: 公安局
  uscc: 11440000006939756B
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for uscc in scope.content.departments.iter().map(|entry| &entry.value.uscc).filter(|uscc| !uscc.is_empty()) {
        let code: String = uscc.chars().map(narrow).collect();
        if !is_uscc(&code) {
            found.push(RULE.at(uscc.span).arg("code", &uscc.value).help("uscc-checksum.help"));
        }
    }
}
