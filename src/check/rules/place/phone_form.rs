//! A phone number does not look like one.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_han;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "W0101",
    name: "phone-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "电话号码的写法不像电话。",
        why: "少一位、没有区号，外地和手机打不通；页面上点号码也拨不出去。",
        source: "《电信网编号计划（2017年版）》；国办秘函〔2019〕19号（咨询电话无法接通）",
    },
    en: Doc {
        what: "A phone number does not look like one.",
        why: "A digit too few or no area code, and it cannot be reached from elsewhere or dialled from the page.",
        source: "the numbering plan for telecommunications (2017); 国办秘函〔2019〕19号",
    },
    bad: r#"consult_phone: «6821004»
complaint_phone: 0520-6821001、«0520-682100»
"#,
    good: r#"consult_phone: 0520-6821004转801
complaint_phone: "12345、(0520)6821001、400-600-1234"
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_phone() {
        return;
    }
    if passage.text.chars().any(|c| is_han(c) && !"转或".contains(c)) {
        found.push(RULE.at(passage.span).arg("phone", passage.text).help("phone-form.help-words"));
        return;
    }
    let mut at = 0;
    for part in passage.text.split_inclusive(BETWEEN) {
        let phone = part.trim_end_matches(BETWEEN).trim();
        let start = at + part.len() - part.trim_start().len();
        at += part.len();
        if !phone.is_empty() && !is_phone(phone) {
            let place = start..start + phone.len();
            let finding = RULE.at(passage.span(place.clone())).arg("phone", phone);
            let help = if lacks_area(phone) { "phone-form.help-area" } else { "phone-form.help" };
            let edit = meant(phone).and_then(|meant| passage.replaced_by(place, &meant));
            found.push(finding.help(help).mend_if(edit));
        }
    }
}

/// What parts several numbers of one field.
const BETWEEN: [char; 7] = ['、', '；', ';', '，', ',', '/', '或'];

/// The number with plain signs in it, when it is one then: its digits are not in question.
fn meant(text: &str) -> Option<String> {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    let plain: String = signs.flat_map(|c| if is_long(c) { vec!['-', '-'] } else { vec![narrow(c)] }).collect();
    let number = joined(&plain);
    (is_phone(&number) && !may_be_range(&plain)).then_some(number)
}

/// The number with one hyphen between its groups.
fn joined(plain: &str) -> String {
    plain.split('-').filter(|group| !group.is_empty()).collect::<Vec<_>>().join("-")
}

/// Whether a long dash stands behind a whole number: what follows may be its extension or the last of several lines.
fn may_be_range(plain: &str) -> bool {
    plain.match_indices("--").any(|(at, _)| is_phone(&joined(&plain[..at])))
}

/// Whatever else stands for a hyphen on a Chinese keyboard.
fn is_long(c: char) -> bool {
    matches!(c, '‐'..='―' | '─' | '━' | '−' | '﹣' | 'ー' | '_')
}

/// A landline with its area code, a short number, 400 or 800, or a mobile; then perhaps an extension.
fn is_phone(text: &str) -> bool {
    let narrow: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
    let (number, extension) = narrow.split_once('转').unwrap_or((&narrow, "0"));
    let number = number.replace('(', "").replace(')', "-");
    let number = number.trim_start_matches("+86").trim_start_matches('-');
    let mut groups = number.split('-');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_main = match (first, rest.as_slice()) {
        (area, [main, ..]) if area.starts_with('0') => is_local(area, main),
        ("400" | "800", [a, b]) => a.len() + b.len() == 7,
        (whole, _) => is_whole(whole),
    };
    is_main && all_digits(extension) && all_digits(first) && rest.iter().all(|group| all_digits(group))
}

/// Seven or eight digits by themselves, as people of the place dial them.
fn lacks_area(text: &str) -> bool {
    matches!(text.len(), 7 | 8) && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with(['0', '1'])
}

/// Eight digits behind the short area codes of large cities, seven or eight elsewhere, or a hotline (010-12345).
fn is_local(area: &str, main: &str) -> bool {
    let is_hotline = main.len() == 5 && main.starts_with(['1', '9']);
    is_hotline || matches!((area.len(), main.len()), (3, 8) | (4, 7 | 8))
}

fn is_whole(digits: &str) -> bool {
    match digits.len() {
        3..=6 => digits.starts_with(['1', '9']),
        10 => digits.starts_with("400") || digits.starts_with("800") || digits.starts_with('0'),
        11 | 12 => digits.starts_with('1') && digits.len() == 11 || digits.starts_with('0'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, mended, silent};

    #[test]
    fn dashes_of_every_kind_become_hyphens_and_the_digits_stay() {
        for phone in ["0520—6821004", "0520 —— 6821004", "0520--6821004", "０５２０―6821004"] {
            let text = format!("consult_phone: {phone}、12345\n");
            assert_eq!(mended(&RULE, &text), "consult_phone: 0520-6821004、12345\n", "{phone}");
        }
        for phone in ["6821004", "0520-682100", "电话0520—6821004"] {
            let text = format!("consult_phone: {phone}\n");
            assert_eq!(mended(&RULE, &text), text);
        }
    }

    #[test]
    fn a_range_of_lines_is_not_made_an_extension() {
        for phone in ["0520-6821001—3", "0520—6821001—3", "0520-6821001--3", "(0520)6821001–6821003", "12345—7"]
        {
            fires(&RULE, &format!("consult_phone: \"«{phone}»\"\n"));
            let text = format!("consult_phone: \"{phone}\"\n");
            assert_eq!(mended(&RULE, &text), text);
        }
        assert_eq!(mended(&RULE, "consult_phone: 400—600—1234\n"), "consult_phone: 400-600-1234\n");
    }

    #[test]
    fn the_forms_of_real_portals_are_known() {
        let good = [
            "020-12345",
            "020-83134173-801",
            "（0520）6821001",
            "020 83134173",
            "02083134173",
            "95598",
            "＋86-13800138000",
        ];
        good.iter().for_each(|phone| silent(&RULE, &format!("consult_phone: \"{phone}\"\n")));
        let odd = ["020--12345", "020-8313417", "1234567"];
        odd.iter().for_each(|phone| fires(&RULE, &format!("consult_phone: «{phone}»\n")));
        ["无", "电话020-83134173", "转接中"]
            .iter()
            .for_each(|text| fires(&RULE, &format!("consult_phone: «{text}»\n")));
    }
}
