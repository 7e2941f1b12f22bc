//! Telephone fields → numbers in one form.
//!
//! In: what an office wrote into the field, from "0520-12345" to a paragraph with addresses and hours. Out: the numbers,
//! several joined by “、”, and how sure that is. A mobile number is nobody's office and is never taken over.

use super::text::{narrow, one_line};

/// What a telephone field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phones {
    /// Nothing but numbers.
    Clean(String),
    /// Digits that do not add up to a number we know; taken over as they stand.
    AsWritten(String),
    /// Numbers found in a text that says more.
    FromText(String),
    /// A mobile number.
    Private,
    /// No number at all.
    None,
}

/// Reads a telephone field.
pub fn phones(written: &str) -> Phones {
    let text: String = narrow(written).chars().map(dash).collect::<String>().replace("--", "-");
    if has_mobile(&text) {
        return Phones::Private;
    }
    let numbers: Option<Vec<String>> = parts(unlabelled(&text)).map(|part| number(&part)).collect();
    match numbers {
        Some(numbers) if !numbers.is_empty() => Phones::Clean(join(numbers)),
        _ if is_digits_and_signs(&text) => Phones::AsWritten(one_line(written)),
        _ => match found_in(&text) {
            numbers if numbers.is_empty() => Phones::None,
            numbers => Phones::FromText(join(numbers)),
        },
    }
}

fn dash(c: char) -> char {
    if matches!(c, '－' | '–' | '—' | '‐' | '−') { '-' } else { c }
}

fn join(mut numbers: Vec<String>) -> String {
    let mut seen = Vec::new();
    numbers.retain(|number| !seen.contains(number) && (seen.push(number.clone()), true).1);
    numbers.join("、")
}

/// “投诉电话：” before the number says no more than the field's name.
fn unlabelled(text: &str) -> &str {
    match text.split_once([':', '：']) {
        Some((label, rest)) if is_label(label) => rest,
        _ => text,
    }
}

fn is_label(text: &str) -> bool {
    (text.ends_with("电话") || text.ends_with("电话号码")) && !text.contains(|c: char| c.is_ascii_digit())
}

fn parts(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(['、', '；', ';', '，', ',', '/', '。']);
    parts.map(|part| part.chars().filter(|c| !c.is_whitespace()).collect::<String>()).filter(|part| !part.is_empty())
}

/// One number in its usual form: 0520-6821001, 0520-6821001转8, 12345, 400-1234-567, 12345-6-1.
fn number(written: &str) -> Option<String> {
    let (main, extension) = match written.split_once('转') {
        Some((main, extension)) => (main, Some(extension)),
        None => (written, None),
    };
    if extension.is_some_and(|digits| !is_digits(digits, 1..=5)) {
        return None;
    }
    let main = without_brackets(main)?;
    let groups: Vec<&str> = main.split('-').collect();
    let is_known = match groups.as_slice() {
        [local] => is_local(local) || is_hotline(local),
        [area, local, rest @ ..] if is_area(area) => {
            (is_local(local) || is_hotline(local)) && rest.iter().all(|digits| is_digits(digits, 1..=5))
        }
        ["400" | "800", rest @ ..] => rest.concat().len() == 7 && rest.iter().all(|digits| is_digits(digits, 3..=4)),
        [hotline, rest @ ..] => is_hotline(hotline) && rest.iter().all(|digits| is_digits(digits, 1..=2)),
        [] => false,
    };
    is_known.then(|| extension.map_or(main.clone(), |digits| format!("{main}转{digits}")))
}

/// “（0520）6821001” → "0520-6821001".
fn without_brackets(number: &str) -> Option<String> {
    let Some(rest) = number.strip_prefix(['（', '(']) else { return Some(number.to_owned()) };
    let (area, local) = rest.split_once(['）', ')'])?;
    is_area(area).then(|| format!("{area}-{}", local.trim_start_matches('-')))
}

fn is_digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_area(text: &str) -> bool {
    is_digits(text, 3..=4) && text.starts_with('0')
}

fn is_local(text: &str) -> bool {
    is_digits(text, 7..=8) && !text.starts_with('0')
}

/// Public short numbers: 12345, 12333.
fn is_hotline(text: &str) -> bool {
    is_digits(text, 5..=5) && (text.starts_with('1') || text.starts_with('9'))
}

fn is_digits_and_signs(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-()（）转、；;，,/。".contains(c);
    text.chars().all(allowed) && text.chars().filter(char::is_ascii_digit).count() >= 5
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-')).map(|run| run.trim_matches('-'))
}

/// Numbers in a text: with an area code, or a hotline of the 12xxx kind. Bare digits may be room or page numbers.
fn found_in(text: &str) -> Vec<String> {
    let sure = |run: &&str| (run.starts_with('0') && run.contains('-')) || (run.starts_with("12") && run.len() == 5);
    runs(text).filter(sure).filter_map(number).collect()
}

fn has_mobile(text: &str) -> bool {
    runs(text).any(|run| {
        let digits: String = run.chars().filter(|c| *c != '-').collect();
        is_digits(&digits, 11..=11) && !run.starts_with('0') && digits.starts_with('1') && digits.as_bytes()[1] >= b'3'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> Phones {
        Phones::Clean(text.to_owned())
    }

    #[test]
    fn clean_numbers_get_one_form() {
        assert_eq!(phones("0520-6821001"), clean("0520-6821001"));
        assert_eq!(phones("（0520）6821001；0520－6821002。"), clean("0520-6821001、0520-6821002"));
        assert_eq!(phones("投诉电话:0520--12345-1；"), clean("0520-12345-1"));
        assert_eq!(phones("0520-682 1001转12/12345"), clean("0520-6821001转12、12345"));
        assert_eq!(phones("400-8000-123，12345-6-0"), clean("400-8000-123、12345-6-0"));
        assert_eq!(phones("12345、12345"), clean("12345"));
    }

    #[test]
    fn digits_that_make_no_number_are_kept_as_written() {
        assert_eq!(phones("0520-123456"), Phones::AsWritten("0520-123456".to_owned()));
        assert_eq!(phones("0520-12345-9-1、2-1"), Phones::AsWritten("0520-12345-9-1、2-1".to_owned()));
        assert_eq!(phones("(8652) 06821001"), Phones::AsWritten("(8652) 06821001".to_owned()));
    }

    #[test]
    fn numbers_are_found_in_a_text_and_other_digits_are_not() {
        let text = "窗口地址：书院路9号204室。咨询电话号码：0520-6821001，受理时间：09：15-11:45。网址 http://a.example/u/7000000001，邮编 379900，或拨打12345";
        assert_eq!(phones(text), Phones::FromText("0520-6821001、12345".to_owned()));
        let two = phones("0520-6821001，业务科咨询电话：0520-6821002");
        assert_eq!(two, Phones::FromText("0520-6821001、0520-6821002".to_owned()));
        assert_eq!(phones("请到窗口咨询"), Phones::None);
    }

    #[test]
    fn mobiles_are_not_taken_over() {
        assert_eq!(phones("0520-6821001、13900000000"), Phones::Private);
        assert_eq!(phones("139-0000-0000"), Phones::Private);
    }
}
