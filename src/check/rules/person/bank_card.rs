//! A valid bank card number appears.

use crate::check::numbers::Stretch;
use crate::check::numbers::stretches;
use crate::check::rules::prelude::*;
use crate::check::shapes::is_bank_card;
use crate::check::shapes::is_id_number;

pub const RULE: Rule = Rule {
    code: "D0103",
    name: "bank-card",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "出现了能通过校验的银行卡号。",
        why: "补贴公示里最容易带出卡号，会被拿去诈骗。",
        source: "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A valid bank card number appears.",
        why: "Lists of subsidies are where they leak; they are used for fraud.",
        source: "Personal Information Protection Law, arts. 25 and 28; Regulation on Open Government \
            Information, art. 15",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
打入«6222 0212 3456 7890 128»。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
打入6222***********7128，编号6222021234567890129。
"#,
    check: Check::Everywhere(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if passage.is_code() || passage.is_address() {
        return;
    }
    for stretch in stretches(passage.text, 16, 19).into_iter().filter(is_card) {
        let masked = format!("{}****{}", &stretch.digits[..4], &stretch.digits[stretch.digits.len() - 4..]);
        let finding = RULE.at(passage.span(stretch.range)).arg("number", masked);
        found.push(passage.located(finding, "bank-card.help"));
    }
}

/// In one group, in fours, in boxes, or the bank's number apart.
fn is_card(stretch: &Stretch) -> bool {
    let (last, others) = stretch.groups.split_last().unwrap_or((&0, &[]));
    let in_fours = others.iter().all(|group| *group == 4) && *last <= 4;
    let in_boxes = stretch.groups.iter().all(|group| *group == 1);
    let grouped = others.is_empty() || in_fours || in_boxes || others == [6];
    let alone = stretch.before.is_none() && stretch.after.is_none();
    let digits = stretch.digits.bytes().all(|b| b.is_ascii_digit());
    grouped && alone && digits && is_bank_card(&stretch.digits) && !is_id_number(&stretch.digits)
}
