//! Numbers and texts in the form that the browser reads: printable ASCII inside script files.
//!
//! A number is written in digits to the base 45, the lowest first; the last digit is one of the first 45 symbols, the others
//! one of the next 45. The symbols are `#` to `~` without the backslash, so that no string literal needs an escape.

use serde::Serialize;

const BASE: u64 = 45;

/// Appends a number.
pub fn number(out: &mut String, mut value: u64) {
    while value >= BASE {
        out.push(symbol(BASE + value % BASE));
        value /= BASE;
    }
    out.push(symbol(value));
}

fn symbol(code: u64) -> char {
    let code = b'#' + code as u8;
    char::from(if code < b'\\' { code } else { code + 1 })
}

/// Numbers one after the other.
pub fn numbers(values: impl IntoIterator<Item = u64>) -> String {
    let mut out = String::new();
    for value in values {
        number(&mut out, value);
    }
    out
}

/// A value as a JavaScript literal; line separators, which JSON allows and old engines refuse, are escaped.
pub fn literal(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings, numbers and lists are always JSON");
    json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// A text that is safe to join with line breaks and tabs.
pub fn line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A fact that no line break parts.
pub fn fact(text: &str) -> String {
    line(text).replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the script reads it.
    fn read(packed: &str) -> Vec<u64> {
        let (mut values, mut value, mut place) = (Vec::new(), 0, 1);
        for c in packed.bytes() {
            let code = u64::from(c) - if c > b'\\' { 36 } else { 35 };
            value += code % BASE * place;
            place *= BASE;
            if code < BASE {
                values.push(std::mem::take(&mut value));
                place = 1;
            }
        }
        values
    }

    #[test]
    fn numbers_come_back() {
        let values: Vec<u64> = (0..5000).chain([45 * 45 * 45, 1 << 40]).collect();
        assert_eq!(read(&numbers(values.iter().copied())), values);
    }

    #[test]
    fn no_symbol_needs_an_escape() {
        let all = numbers(0..100_000);
        assert!(all.bytes().all(|c| (b'#'..=b'~').contains(&c) && c != b'\\'));
    }

    #[test]
    fn literals_survive_line_separators_and_quotes() {
        assert_eq!(literal(&"a\u{2028}\"\n"), r#""a\u2028\"\n""#);
        assert_eq!(line("a\tb\nc"), "a b c");
    }
}
