//! A phone or code is written in full-width characters.

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "W0102",
    name: "wide-digits",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "电话、编码里用了全角数字或字母。",
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
    let is_wide = |c: char| c != narrow(c) && (narrow(c).is_ascii_alphanumeric() || narrow(c) == '-');
    if (passage.is_phone() || passage.is_code())
        && passage.name() != "document_number"
        && passage.text.contains(is_wide)
    {
        let narrow: String = passage.text.chars().map(narrow).collect();
        found.push(RULE.at(passage.span).arg("narrow", narrow).help("wide-digits.help"));
    }
}
