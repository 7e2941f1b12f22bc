//! A phone or code is written in full-width characters.

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "W0102",
    name: "wide-digits",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "电话、编码里用了全角数字、字母或括号。",
        why: "看着一样，点不出去、搜不到，上级平台也认不出。",
        source: "GB/T 15835-2011 出版物上数字用法（阿拉伯数字用半角）",
    },
    en: Doc {
        what: "A phone or code is written in full-width characters.",
        why: "It looks the same, but cannot be dialled, found or matched.",
        source: "GB/T 15835-2011 (use of numerals)",
    },
    bad: r#"consult_phone: «０５２０－６８２１００４»
"#,
    good: r#"consult_phone: 0520-6821004
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    let wanted = if passage.is_phone() { is_dialled } else { is_letter };
    let is_asked = passage.is_phone() || passage.is_code() && passage.name() != "document_number";
    if is_asked && passage.text.contains(|c| c != narrow(c) && wanted(narrow(c))) {
        let plain = |c| if wanted(narrow(c)) { narrow(c) } else { c };
        let plain: String = passage.text.chars().map(plain).collect();
        let edit = passage.replaced_by(0..passage.text.len(), &plain);
        found.push(RULE.at(passage.span).arg("narrow", plain).mend_if(edit).help("wide-digits.help"));
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn is_dialled(c: char) -> bool {
    is_letter(c) || matches!(c, '(' | ')' | '+' | ' ')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, mended, silent};

    #[test]
    fn brackets_and_blanks_of_a_phone_count_too_and_what_parts_two_numbers_does_not() {
        fires(&RULE, "consult_phone: «（0520）6821004»\n");
        silent(&RULE, "consult_phone: 0520-6821004；12345\n");
    }

    #[test]
    fn the_mend_keeps_quotes_comments_and_what_parts_two_numbers() {
        let text = "consult_phone: '（０５２０）　6821004；１２３４５' # 总台\n";
        assert_eq!(mended(&RULE, text), "consult_phone: '(0520) 6821004；12345' # 总台\n");
    }
}
