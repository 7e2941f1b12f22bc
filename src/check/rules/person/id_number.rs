//! A valid ID number of a citizen appears.

use crate::check::numbers::stretches;
use crate::check::rules::prelude::*;
use crate::check::shapes::{is_id_number, is_old_id_number};

pub const RULE: Rule = Rule {
    code: "D0101",
    name: "id-number",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "出现了能通过校验的公民身份号码。",
        why: "号码一旦公开就收不回来，会被拿去冒名贷款、诈骗；泄露要追责。",
        source: "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A valid ID number of a citizen appears.",
        why: "Once published it cannot be taken back and is used for fraud.",
        source: "Personal Information Protection Law, arts. 25 and 28; Regulation on Open Government \
            Information, art. 15",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
申请人«11010519491231002X»，又写作«１１０１０５ 19491231 002x»。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
申请人1101**********002X，编号110105194912310021，实施编码11010519491231002X2440101。
"#,
    check: Check::Everywhere(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if passage.is_code() || passage.is_address() {
        return;
    }
    for stretch in stretches(passage.text, 15, 18) {
        let is_old = is_old_id_number(&stretch.digits) && is_called_so(&passage.text[..stretch.range.start]);
        if !(is_old || is_id_number(&stretch.digits)) {
            continue;
        }
        let masked = format!("{}**********{}", &stretch.digits[..4], &stretch.digits[stretch.digits.len() - 4..]);
        let finding = RULE.at(passage.span(stretch.range)).arg("number", masked);
        found.push(passage.located(finding, "id-number.help"));
    }
}

/// Old numbers have no check character: the words before must say what it is.
fn is_called_so(before: &str) -> bool {
    const NEAR: usize = 12;
    let near: String = before.chars().rev().take(NEAR).collect();
    let near: String = near.chars().rev().collect();
    ["身份证", "身份号码", "证件号"].iter().any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn numbers_in_yaml_values_and_file_names_are_found() {
        fires(&RULE, "title: 甲\nfaq:\n- question: 乙\n  answer: \"号码：«11010519491231002X»\"\n");
        fires(&RULE, "=== guides/a-11010519491231002x.yaml\n«»title: 甲\n");
    }

    #[test]
    fn a_number_whose_day_of_birth_does_not_exist_is_none() {
        silent(&RULE, "title: 110105194902310022\n");
    }
}
