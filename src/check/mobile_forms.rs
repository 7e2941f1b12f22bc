//! Mobile numbers in forms that [`numbers`](super::numbers) does not join, because other things are written so too.
//!
//! In: a text. Out: where eleven digits stand as `(138)00138000` or `138.0013.8000`, and what speaks against taking a loosely
//! written number for a mobile: a word before it that announces a code, a unit behind it. Deliberately absent: which digits
//! a mobile begins with, and office phones; the rule knows these.

use std::ops::Range;

use super::numbers::joint;
use super::shapes::narrow;

/// `d` is a digit, a hyphen or blank whatever joins groups of digits.
const FORMS: &[&str] = &[
    "(ddd)dddddddd",
    "(ddd)-dddddddd",
    "(ddd) dddddddd",
    "(ddd)dddd-dddd",
    "(ddd)dddd dddd",
    "(ddd)-dddd-dddd",
    "(ddd) dddd dddd",
    "ddd.dddd.dddd",
];

/// Every stretch in brackets or with points, and its digits.
pub fn bracketed_or_pointed(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let starts = text.char_indices().filter(|(_, c)| matches!(narrow(*c), '(' | '1')).map(|(at, _)| at);
    let found = starts.filter_map(|at| Some(at..at + FORMS.iter().find_map(|form| length(&text[at..], form))?));
    let alone = found.filter(|range| is_alone(text, range) && !is_code(text, range));
    alone.map(|range| (range.clone(), super::shapes::digits(&text[range])))
}

/// Bytes at the beginning of a text that have a form.
fn length(text: &str, form: &str) -> Option<usize> {
    let mut signs = text.chars();
    let is_as = |sign: u8| {
        signs.next().is_some_and(|c| match sign {
            b'd' => narrow(c).is_ascii_digit(),
            b'-' | b' ' => joint(c.encode_utf8(&mut [0; 4])) == Some(char::from(sign)),
            _ => narrow(c) == char::from(sign),
        })
    };
    form.bytes().all(is_as).then(|| text.len() - signs.as_str().len())
}

/// Whether it is no part of a longer number, word or address.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back().map(narrow);
    let mut after = text[range.end..].chars().map(narrow);
    let (next, second) = (after.next(), after.next());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let goes_on = matches!(next, Some('.' | '-')) && second.is_some_and(|c| c.is_ascii_digit());
    !is_word(before) && !matches!(before, Some('.' | '/' | '=' | '&' | '-')) && !is_word(next) && !goes_on
}

/// Whether the words around say that a number is a code or an amount.
pub fn is_code(text: &str, range: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    const WORDS: &[&str] =
        &["编码", "编号", "代码", "文号", "单号", "案号", "批号", "证号", "序号", "字号", "账号", "户号", "条码"];
    const UNITS: &[char] = &['元', '万', '亿', '米', '平', '人', '户', '年', '号', '件', '个', '份', '吨', '亩', '%'];
    let before = &text[..range.start];
    let near = before.char_indices().rev().take(NEAR).last().map_or("", |(at, _)| &before[at..]);
    WORDS.iter().any(|word| near.contains(word)) || text[range.end..].trim_start_matches(' ').starts_with(UNITS)
}

/// Whether what follows a number is a hyphen and one or two digits: `13800138000-2`, the second phone of a row.
pub fn has_short_tail(after: &str) -> bool {
    let tail: String = after.chars().skip(1).map(narrow).take_while(char::is_ascii_alphanumeric).collect();
    let mut rest = after.chars().skip(1 + tail.len()).map(narrow);
    let goes_on =
        matches!(rest.next(), Some('-' | '.' | '/')) && rest.next().is_some_and(|c| c.is_ascii_alphanumeric());
    (1..=2).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_digit()) && !goes_on
}

/// Whether letters before a number are a name in pinyin: `zhangsan`, `LiSi`; capitals alone are rather a code.
pub fn is_pinyin_name(word: &str) -> bool {
    const CODES: &[&str] = &["bianhao", "bianma", "daima", "danhao", "wenhao", "zhenghao", "anhao", "pihao"];
    let small = word.to_ascii_lowercase();
    let is_written_so = word.bytes().any(|b| b.is_ascii_lowercase()) && (4..=20).contains(&word.len());
    is_written_so && !CODES.contains(&small.as_str()) && are_syllables(&small)
}

fn are_syllables(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w",
    ];
    const FINALS: &[&str] = &[
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "uai", "iao", "ian", "uan", "ai", "ei", "ao", "ou", "an",
        "en", "in", "un", "ia", "ie", "iu", "ua", "ue", "ui", "uo", "a", "e", "i", "u", "v",
    ];
    let initial = INITIALS.iter().find(|initial| word.starts_with(**initial));
    let rest = &word[initial.map_or(0, |initial| initial.len())..];
    let is_final = |end: &&&str| match initial {
        Some(_) => true,
        None => end.starts_with(['a', 'e']) || **end == "ou",
    };
    let with_o = matches!(initial, Some(&("b" | "p" | "m" | "f" | "w"))).then_some(&"o");
    let finals = FINALS.iter().filter(is_final).chain(with_o);
    word.is_empty() || finals.filter_map(|end| rest.strip_prefix(end)).any(are_syllables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_pinyin_are_told_from_other_words() {
        for name in ["zhangsan", "LiSi", "wangxiaoming", "ouyangfeng", "Lvbu", "anan"] {
            assert!(is_pinyin_name(name), "{name}");
        }
        for word in ["order", "image", "photo", "mmexport", "code", "ABAN", "bianhao", "wx", "invoice", "serial"] {
            assert!(!is_pinyin_name(word), "{word}");
        }
    }
}
