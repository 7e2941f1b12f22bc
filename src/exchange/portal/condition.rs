//! `accept_standard` → the list of conditions.
//!
//! In: one paragraph, its lines run together. Out: the introduction and the numbered items as conditions of their own
//! when the numbering is clean, else the paragraph as it stands. Words are never changed; only blanks are, and the marks
//! of a clean numbering with the “；” between its items.

use super::text::{number, one_line};

/// The conditions and what is to be said about them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    pub items: Vec<String>,
    /// The text breaks off at a colon, semicolon or comma.
    pub is_cut: bool,
    /// There are numbers in the text, but they do not run cleanly from 1.
    pub is_unclear: bool,
}

/// Splits a text.
pub fn conditions(written: &str) -> Conditions {
    let text = one_line(written);
    let marks = marks(&text);
    let is_cut = text.ends_with(['：', ':', '；', ';', '，', ',', '、']);
    match clean(&marks).filter(|_| !refers_to_numbers(&text)) {
        Some(tops) => Conditions { items: cut_at(&text, &tops), is_cut, is_unclear: false },
        None => Conditions { is_unclear: marks.len() > 1, items: vec![text], is_cut },
    }
}

/// The ways of numbering; only marks of one way belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// 1.
    Dot,
    /// 1、
    Comma,
    /// 1）
    Closed,
    /// （1）
    Bracketed,
    /// 一、
    Han,
    /// （一）
    BracketedHan,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    style: Style,
    value: u32,
}

/// All marks that stand at the beginning of the text or after a blank or a stop.
fn marks(text: &str) -> Vec<Mark> {
    let mut before = ' ';
    let mut found = Vec::new();
    for (start, c) in text.char_indices() {
        if before.is_whitespace() || "。；;：:，".contains(before) {
            found.extend(mark(&text[start..], start));
        }
        before = c;
    }
    found
}

fn mark(rest: &str, start: usize) -> Option<Mark> {
    let open = rest.strip_prefix(['（', '(']);
    let body = open.unwrap_or(rest);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_han = digits == 0;
    let length =
        if is_han { body.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(0) } else { digits };
    let value = number(&body[..length])?;
    let sign = body[length..].chars().next()?;
    let style = match (open.is_some(), is_han, sign) {
        (true, true, '）' | ')') => Style::BracketedHan,
        (true, false, '）' | ')') => Style::Bracketed,
        (false, true, '、') => Style::Han,
        (false, false, '、') => Style::Comma,
        (false, false, '）' | ')') => Style::Closed,
        (false, false, '.' | '．') => Style::Dot,
        _ => return None,
    };
    let end = rest.len() - body.len() + length + sign.len_utf8();
    let is_decimal = style == Style::Dot && rest[end..].starts_with(|c: char| c.is_ascii_digit());
    (!is_decimal).then_some(Mark { start, end: start + end, style, value })
}

/// The marks of the outermost numbering, when they run 1, 2, 3 … without a gap or a second start.
fn clean(marks: &[Mark]) -> Option<Vec<Mark>> {
    let style = marks.first()?.style;
    let tops: Vec<Mark> = marks.iter().copied().filter(|mark| mark.style == style).collect();
    let runs = tops.iter().zip(1..).all(|(mark, value)| mark.value == value);
    (tops.len() > 1 && runs).then_some(tops)
}

/// “第1项”, “第（二）项”: the numbers are part of what is said and must stay.
fn refers_to_numbers(text: &str) -> bool {
    text.split('第').skip(1).any(|rest| {
        let rest = rest.trim_start_matches(['（', '(']);
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        after.len() < rest.len() && after.trim_start_matches(['）', ')']).starts_with('项')
    })
}

fn cut_at(text: &str, marks: &[Mark]) -> Vec<String> {
    let introduction = &text[..marks[0].start];
    let ends = marks.iter().skip(1).map(|next| next.start).chain([text.len()]);
    let items = marks.iter().zip(ends).map(|(mark, end)| &text[mark.end..end]);
    let trimmed = items.map(|item| item.trim().trim_end_matches(['；', ';']).trim_end());
    [introduction.trim()].into_iter().chain(trimmed).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<String> {
        conditions(text).items
    }

    #[test]
    fn a_clean_list_becomes_conditions() {
        assert_eq!(items("1.年满六岁； 2.有本馆证件。"), ["年满六岁", "有本馆证件。"]);
        assert_eq!(items("应当符合：（一）甲；（二）乙：1、丙；2、丁。"), ["应当符合：", "甲", "乙：1、丙；2、丁。"]);
        assert_eq!(
            items("须满足：\t1）面积10.5平方米以上；\n2）层高2.8米"),
            ["须满足：", "面积10.5平方米以上", "层高2.8米"]
        );
        assert_eq!(items("一、甲。二、乙。"), ["甲。", "乙。"]);
    }

    #[test]
    fn an_unclean_list_stays_whole() {
        for text in ["1、甲；3、乙", "1.甲 2.乙 又：1.丙 2.丁", "1.甲；2、乙", "下列第1项、第2项之一：1.甲；2.乙"]
        {
            let found = conditions(text);
            assert_eq!((found.items.len(), found.is_unclear), (1, true), "{text}");
        }
        assert!(!conditions("1.按要求备齐材料。").is_unclear);
    }

    #[test]
    fn a_text_that_breaks_off_is_told() {
        assert!(conditions("应当符合下列条件：").is_cut);
        assert!(conditions("（一）甲；（二）乙；").is_cut);
        assert!(!conditions("无条件受理").is_cut);
    }
}
