//! Small repairs of written text that change no meaning: widths, blanks, numerals.
//!
//! In: text as the portal has it. Out: the same text in one form, or the number it writes.

/// Full-width digits, letters and blanks become half-width.
pub fn narrow(text: &str) -> String {
    text.chars().map(narrow_char).collect()
}

fn narrow_char(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => c,
    }
}

/// Half-width brackets become full-width ones, as Chinese text has them.
pub fn wide_brackets(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect()
}

/// Runs of blanks and line breaks become one blank.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last words of a text, to show where it breaks off.
pub fn tail(text: &str) -> String {
    let from = text.chars().count().saturating_sub(24);
    let tail: String = text.chars().skip(from).collect();
    if from > 0 { format!("…{tail}") } else { tail }
}

/// A small number in digits or Chinese numerals up to 99: "2", "两", "十二".
pub fn number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { numeral(tens)? };
            let ones = if ones.is_empty() { 0 } else { numeral(ones)? };
            Some(tens * 10 + ones)
        }
        None => numeral(text),
    }
}

fn numeral(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next().map(|c| if c == '两' { '二' } else { c })?;
    let value = "一二三四五六七八九".chars().position(|c| c == letter)? as u32 + 1;
    letters.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_up_to_ninety_nine() {
        let read = ["3", "两", "十", "十二", "二十", "四十五"].map(number);
        assert_eq!(read, [Some(3), Some(2), Some(10), Some(12), Some(20), Some(45)]);
        assert_eq!(["", "百", "一二", "十十"].map(number), [None; 4]);
    }
}
