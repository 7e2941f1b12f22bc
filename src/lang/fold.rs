//! Text → the form in which names and queries are compared.
//!
//! In: what an editor or a citizen wrote. Out: half-width, lower-case text without punctuation, and its runs. Each character
//! keeps its length in UTF-16, because the script does the same with one pass over all names. Deliberately absent: full
//! Unicode normalisation; the few forms that occur in Chinese service titles are listed here.

/// What a character is to the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A character that means something alone: Chinese.
    Sign,
    /// Part of a word: Latin and other alphabets, digits.
    Letter,
    /// Punctuation, blanks, emoji, control characters.
    Gap,
}

/// A longest stretch of one class, never of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    pub class: Class,
}

/// One character in its compared form: full-width to half-width, A–Z to a–z.
pub fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{ff01}'..='\u{ff5e}' => fold(char::from((u32::from(c) - 0xfee0) as u8)),
        _ => c,
    }
}

/// The class of a folded character.
pub fn class(c: char) -> Class {
    match c {
        // Numbers that tell classes apart: Ⅲ, ③.
        '\u{2160}'..='\u{2188}' | '\u{2460}'..='\u{249b}' => Class::Sign,
        '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323ff}' => Class::Sign,
        '0'..='9' | 'a'..='z' | '\u{c0}'..='\u{1fff}' => Class::Letter,
        _ => Class::Gap,
    }
}

/// Folded text in which every gap is one blank, none at the ends.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(fold) {
        if class(c) != Class::Gap {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Folded text in which blanks remain only between two words, so that punctuation does not part Chinese.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().map(fold) {
        let class_of_c = class(c);
        if class_of_c == Class::Gap {
            gap = true;
            continue;
        }
        if gap && class_of_c == Class::Letter && ends_with_letter(&out) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

pub fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(|c| class(c) == Class::Letter)
}

pub fn ends_with_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| class(c) == Class::Letter)
}

/// The runs of folded text, in order.
pub fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| class(c) == Class::Gap);
        let first = class(rest.chars().next()?);
        let end = rest.find(|c| class(c) != first).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(Run { text: run, class: first })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_do_not_matter() {
        assert_eq!(normal("ＥＴＣ（　电子收费）"), "etc电子收费");
        assert_eq!(normal("居民身份证（首次）申领"), "居民身份证首次申领");
        assert_eq!(normal("绿色 Lü １"), "绿色lü 1");
    }

    #[test]
    fn numbers_of_classes_are_signs() {
        assert_eq!(normal("Ⅲ类 射线装置③"), "Ⅲ类射线装置③");
    }

    #[test]
    fn words_stay_apart_and_chinese_joins() {
        assert_eq!(normal("  Business,  Licence 营业 执照 A4 "), "business licence营业执照a4");
        assert_eq!(clean("  身份证 丢了？ABC"), "身份证 丢了 abc");
        assert_eq!(normal("\u{0}<b>😀</b>\u{202e}"), "b b");
    }

    #[test]
    fn runs_part_chinese_from_words() {
        let texts: Vec<&str> = runs("4s店 备案a").map(|run| run.text).collect();
        assert_eq!(texts, ["4s", "店", "备案", "a"]);
        assert_eq!(runs("").count(), 0);
    }
}
