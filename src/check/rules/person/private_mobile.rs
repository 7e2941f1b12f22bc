//! A mobile number appears outside the fields for office phones.

use std::ops::Range;

use crate::check::mobile_forms::{bracketed_or_pointed, has_short_tail, is_code};
use crate::check::numbers::Stretch;
use crate::check::numbers::{joint, stretches};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "D0102",
    name: "private-mobile",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "在办公电话字段以外出现了手机号码。",
        why: "多半是经办人或者当事人的私人号码；人一换岗，群众还往私人手机上打。",
        source: "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A mobile number appears outside the fields for office phones.",
        why: "Most likely it is somebody’s own; people go on calling it after they have moved on.",
        source: "Personal Information Protection Law, arts. 25 and 28; Regulation on Open Government \
            Information, art. 15",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
联系电话«13800138000»，或+86 «139-0013-9000»。
"#,
    good: r#"=== windows/all.yaml
a01:
  name: 甲
  phone: 13800138000
=== pages/a.md
---
title: 甲
---
窗口电话13800138000，举例139****0000，编码11440000006940116U244010200。
"#,
    check: Check::Everywhere(check),
};

fn check(scope: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if passage.is_code() || passage.is_address() || passage.is_phone() {
        return;
    }
    let mut report = |range: Range<usize>, digits: &str| {
        if !scope.office_phones.contains(digits) {
            let masked = format!("{}****{}", &digits[..3], &digits[7..]);
            let finding = RULE.at(passage.span(range)).arg("number", masked);
            found.push(passage.located(finding, "private-mobile.help"));
        }
    };
    for mut stretch in stretches(passage.text, 11, 15) {
        strip_code(passage.text, &mut stretch);
        if is_mobile(passage.text, &stretch) {
            report(stretch.range, &stretch.digits);
        }
    }
    for (range, digits) in bracketed_or_pointed(passage.text).filter(|(_, digits)| has_prefix(digits)) {
        report(range, &digits);
    }
}

/// Takes the country's code, or the zero once dialled before far numbers, off a number written without a gap.
fn strip_code(text: &str, stretch: &mut Stretch) {
    let is_abroad = text[..stretch.range.start].ends_with(['+', '＋']);
    let code = match (stretch.groups.as_slice(), &stretch.digits) {
        ([15], digits) if digits.starts_with("0086") => 4,
        ([13], digits) if digits.starts_with("86") && is_abroad => 2,
        ([12], digits) if digits.starts_with("01") && stretch.before.is_none() => 1,
        _ => return,
    };
    let skipped: usize = text[stretch.range.clone()].chars().take(code).map(char::len_utf8).sum();
    stretch.range.start += skipped;
    stretch.digits.drain(..code);
    stretch.groups = vec![stretch.digits.len()];
}

/// Eleven digits in one group, as 3-4-4 or in boxes, alone or after the country code.
fn is_mobile(text: &str, stretch: &Stretch) -> bool {
    let in_boxes = stretch.groups.len() == 11 && stretch.before.is_none() && stretch.after.is_none();
    let grouped = in_boxes || matches!(stretch.groups.as_slice(), [11] | [3, 4, 4] | [3, 8] | [7, 4]);
    let is_after_code = ["86-", "86－", "86–"].iter().any(|code| text[..stretch.range.start].ends_with(code));
    let starts = stretch.before != Some('-') || is_after_code;
    let ends = stretch.after != Some('-') || is_first_of_row(text, stretch);
    (grouped && starts && ends || is_in_halves(text, stretch)) && has_prefix(&stretch.digits)
}

/// `13800138000-2`: the row of phones that a mobile begins.
fn is_first_of_row(text: &str, stretch: &Stretch) -> bool {
    stretch.groups == [11] && has_short_tail(&text[stretch.range.end..]) && !is_code(text, &stretch.range)
}

/// `13800 138000`, with nothing around that makes it a code or two amounts.
fn is_in_halves(text: &str, stretch: &Stretch) -> bool {
    let is_alone = stretch.before.is_none() && stretch.after.is_none() && !is_code(text, &stretch.range);
    stretch.groups == [5, 6] && is_alone && joint_of_halves(&text[stretch.range.clone()]) == Some(' ')
}

fn joint_of_halves(text: &str) -> Option<char> {
    let between = text.char_indices().nth(5).map(|(at, c)| &text[at..at + c.len_utf8()])?;
    joint(between)
}

fn has_prefix(digits: &str) -> bool {
    let is_number = digits.len() == 11 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn digits_inside_longer_numbers_and_dates_are_no_mobiles() {
        silent(
            &RULE,
            "title: 甲\nsummary: 电话020-13800138000，文号2026-138-00138000，金额0.13800138000，卡号6213800138000\n",
        );
        fires(&RULE, "title: 甲\nsummary: 联系王先生«138 0013 8000»、«１３９００１３９０００»\n");
    }
}
