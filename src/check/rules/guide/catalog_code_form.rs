//! The catalogue code does not have 12 characters.

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "G0108",
    name: "catalog-code-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "基本编码不是12位。",
        why: "编码错了，上级平台对不上这一项，数据报不上去。",
        source: "GB/T 39554.1-2020 编码要求",
    },
    en: Doc {
        what: "The catalogue code does not have 12 characters.",
        why: "With a wrong code the platform above cannot match the item.",
        source: "GB/T 39554.1-2020 (coding of service items)",
    },
    bad: r#"catalog_code: «"00013500900"»
"#,
    good: r#"catalog_code: "000109016000"
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let code: String = guide.catalog_code.chars().map(narrow).collect();
    let (digits, last) = code.split_at_checked(11).unwrap_or_default();
    let is_code = digits.bytes().all(|b| b.is_ascii_digit()) && last.len() == 1 && last.bytes().all(is_code_letter);
    if !code.is_empty() && !is_code {
        let finding = RULE.at(guide.catalog_code.span).arg("code", &guide.catalog_code.value);
        found.push(finding.help("catalog-code-form.help"));
    }
}

fn is_code_letter(letter: u8) -> bool {
    letter.is_ascii_digit() || letter.is_ascii_uppercase()
}
