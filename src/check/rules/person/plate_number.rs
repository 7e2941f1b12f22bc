//! A number plate appears.

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "D0104",
    name: "plate-number",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "出现了机动车号牌号码。",
        why: "号牌能查到车主；公开的办事结果里不该有。",
        source: "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A number plate appears.",
        why: "A plate leads to its owner and has no place in published results.",
        source: "Personal Information Protection Law, arts. 25 and 28; Regulation on Open Government \
            Information, art. 15",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
车辆«鲁J·12345»和«京AD12345»已办结。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
车辆鲁J·****5已办结，经营许可证号鲁A0012345678，备案号鲁ICP备05070218号。
"#,
    check: Check::Everywhere(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if passage.is_code() || passage.is_address() {
        return;
    }
    for (at, province) in passage.text.char_indices().filter(|(_, c)| PROVINCES.contains(*c)) {
        let rest = &passage.text[at + province.len_utf8()..];
        if let Some(length) = plate(rest) {
            let range = at..at + province.len_utf8() + length;
            let plate = &passage.text[range.clone()];
            let finding = RULE.at(passage.span(range.clone())).arg("plate", plate);
            found.push(passage.located(finding, "plate-number.help"));
        }
    }
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Bytes of a letter, perhaps a dot, and five or six letters and digits with digits among them (GA 36-2018); a sign for the
/// police, learners and the like may stand for the last.
fn plate(rest: &str) -> Option<usize> {
    const SIGNS: &str = "学警港澳挂试超使领";
    let is_letter = |c: char| narrow(c).is_ascii_uppercase() && !matches!(narrow(c), 'I' | 'O');
    let is_digit = |c: char| narrow(c).is_ascii_digit();
    let first = rest.chars().next().filter(|c| is_letter(*c))?;
    let after = &rest[first.len_utf8()..];
    let number = after.trim_start_matches(['·', '•', '・', ' ', '-', '－']);
    let length = number.find(|c: char| !(is_letter(c) || is_digit(c))).unwrap_or(number.len());
    let (letters, gap) = (&number[..length], after.len() - number.len());
    let sign = number[length..].chars().next().filter(|c| letters.chars().count() == 4 && SIGNS.contains(*c));
    let count = letters.chars().count() + usize::from(sign.is_some());
    let is_plate = (5..=6).contains(&count) && letters.chars().filter(|c| is_digit(*c)).count() >= 3 && gap <= 3;
    is_plate.then_some(first.len_utf8() + gap + length + sign.map_or(0, char::len_utf8))
}
