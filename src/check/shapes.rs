//! Forms that texts take: Chinese characters, full-width digits, checksums.

pub use crate::model::narrow;

/// Chinese characters, without punctuation.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// All digits of a text, half-width.
pub fn digits(text: &str) -> String {
    text.chars().map(narrow).filter(char::is_ascii_digit).collect()
}

/// The digits of each number in a text that has at least `least`; hyphens and brackets do not part a number.
pub fn digit_runs(text: &str, least: usize) -> Vec<String> {
    let joins = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')');
    let narrow: String = text.chars().map(narrow).collect();
    narrow.split(|c| !joins(c)).map(digits).filter(|run| run.len() >= least).collect()
}

/// Whether the text ends the sentence it stands in: nothing, or punctuation.
pub fn is_boundary(c: Option<char>) -> bool {
    c.is_none_or(|c| !is_han(c) && !c.is_alphanumeric())
}

/// 统一社会信用代码: 18 characters with the check character of GB 32100-2015.
pub fn is_uscc(code: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31 == values[17]
}

/// 公民身份号码: region, a day of birth that exists, and the check character of GB 11643-1999.
pub fn is_id_number(code: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = code.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    is_region(code) && is_birthday(&code[6..14]) && CHECKS[sum as usize % 11] == bytes[17]
}

/// 15 digits, as issued until 1999: a region, a day of birth in six digits, and no check character.
pub fn is_old_id_number(code: &str) -> bool {
    let is_form = code.len() == 15 && code.bytes().all(|b| b.is_ascii_digit());
    is_form && is_region(code) && is_birthday(&format!("19{}", &code[6..12]))
}

/// Provinces (GB/T 2260), residents of Hong Kong, Macao and Taiwan, and foreigners with a permanent residence.
fn is_region(code: &str) -> bool {
    let Some(province) = code.get(..2).and_then(|two| two.parse::<u8>().ok()) else { return false };
    matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91..=99)
}

fn is_birthday(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().unwrap_or_default();
    let (month, day) = (number(4..6) as i8, number(6..8) as i8);
    (1900..2100).contains(&number(0..4)) && jiff::civil::Date::new(number(0..4), month, day).is_ok()
}

/// Bank cards: 16 to 19 digits with a prefix in use in China and the check digit of ISO/IEC 7812 (Luhn).
pub fn is_bank_card(digits: &str) -> bool {
    let has_prefix = match digits.len() {
        16 => {
            digits.starts_with('4')
                || digits.starts_with("9558")
                || ["62", "51", "52", "53", "54", "55", "35"].contains(&&digits[..2])
        }
        17 | 18 => digits.starts_with("62"),
        19 => ["62", "9558", "9559", "6013", "4563"].iter().any(|prefix| digits.starts_with(prefix)),
        _ => false,
    };
    has_prefix && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let values = digits.bytes().rev().map(|digit| u32::from(digit - b'0')).enumerate();
    let sum: u32 = values.map(|(i, value)| if i % 2 == 1 { value * 2 % 10 + value * 2 / 10 } else { value }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters_are_verified() {
        assert!(is_uscc("91350100M000100Y43") && !is_uscc("91350100M000100Y44") && !is_uscc("91350100M000100Y4"));
        assert!(is_id_number("11010519491231002X") && !is_id_number("440524188001010014"));
        assert!(!is_id_number("110105194912310021") && !is_id_number("110105194902310021"));
        assert!(luhn("4111111111111111") && !luhn("4111111111111112"));
        assert!(is_bank_card("4111111111111111") && !is_bank_card("7111111111111111"));
    }

    #[test]
    fn runs_of_digits_are_read_across_hyphens() {
        assert_eq!(digit_runs("0520-6821001、（０５２０）6821002转3", 5), ["05206821001", "05206821002"]);
        assert_eq!(digit_runs("12345", 5), ["12345"]);
    }
}
