//! Numbers in running text, as people write them: `138 0013 8000`, `１３８－００１３－８０００`, `6222 0200 …`.
//!
//! Digits inside a longer code (`11440000006939756B2…`) or a web address are no numbers. A number is a sequence of
//! groups; the rules ask for the stretches of groups that could be what they look for.

use std::ops::Range;

use super::mobile_forms::is_pinyin_name;
use super::shapes::narrow;

/// A stretch of neighbouring groups of digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub range: Range<usize>,
    /// Half-width; an X may end it.
    pub digits: String,
    /// Digits in each group.
    pub groups: Vec<usize>,
    /// What joins it to a group before and after it.
    pub before: Option<char>,
    pub after: Option<char>,
}

#[derive(Debug, Clone)]
struct Group {
    range: Range<usize>,
    digits: String,
    /// The separator between the group before and this one.
    joint: Option<char>,
}

/// Longest sequence of groups that is looked at together; an ID number in its usual groups has four.
const MOST_GROUPS: usize = 6;
/// Forms give each digit a box of its own: the longest bank card.
const MOST_BOXES: usize = 19;

/// Digits right behind a name are looked at from the length of a mobile on.
const SHORTEST_AFTER_NAME: usize = 11;

/// Every stretch of one to six groups, or of many boxes, that holds `least` to `most` digits.
pub fn stretches(text: &str, least: usize, most: usize) -> Vec<Stretch> {
    let groups = groups(text);
    let mut found = Vec::new();
    for first in 0..groups.len() {
        let mut digits = String::new();
        for last in first..groups.len().min(first + MOST_BOXES) {
            if last > first && groups[last].joint.is_none() {
                break;
            }
            digits.push_str(&groups[last].digits);
            if last - first >= MOST_GROUPS && digits.len() > last - first + 1 {
                break;
            }
            if digits.len() > most {
                break;
            }
            if digits.len() >= least {
                found.push(stretch(&groups, first..last + 1, digits.clone()));
            }
        }
    }
    found
}

fn stretch(groups: &[Group], range: Range<usize>, digits: String) -> Stretch {
    let inside = &groups[range.clone()];
    Stretch {
        range: inside[0].range.start..inside[inside.len() - 1].range.end,
        digits,
        groups: inside.iter().map(|group| group.digits.len()).collect(),
        before: groups[range.start].joint,
        after: groups.get(range.end).and_then(|next| next.joint),
    }
}

fn groups(text: &str) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut end_of_last = None;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if text[at..].starts_with("://") {
            at += address_length(&text[at..]);
            end_of_last = None;
            continue;
        }
        if !is_word(first) {
            at += first.len_utf8();
            continue;
        }
        let length = text[at..].find(|c| !is_word(c)).unwrap_or(text.len() - at);
        let range = at + label(&text[at..at + length])..at + length;
        at = range.end;
        match number(&text[range.clone()]).filter(|_| !is_fraction(text, &range)) {
            Some(digits) => {
                let joint = end_of_last.and_then(|end| joint(&text[end..range.start]));
                // An X ends a number; alone it is one only in the last box.
                end_of_last = (!digits.ends_with('X')).then_some(range.end);
                if joint.is_some() || digits != "X" {
                    found.push(Group { range, digits, joint });
                }
            }
            None => end_of_last = None,
        }
    }
    found
}

fn is_word(c: char) -> bool {
    narrow(c).is_ascii_alphanumeric()
}

/// Bytes of a label or a name written right before its number: `tel13800138000`, `zhangsan13800138000`.
fn label(word: &str) -> usize {
    const LABELS: &[&str] = &["tel", "phone", "mobile", "mob", "qq", "id", "wx", "wechat", "no", "sfz", "sj"];
    let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_label = LABELS.iter().any(|label| label.eq_ignore_ascii_case(&word[..length]));
    let is_name = || word.len() - length >= SHORTEST_AFTER_NAME && is_pinyin_name(&word[..length]);
    if is_label || is_name() { length } else { 0 }
}

/// The digits of a word that is nothing but digits, or digits and a final X.
fn number(word: &str) -> Option<String> {
    let word: String = word.chars().map(|c| narrow(c).to_ascii_uppercase()).collect();
    let digits = word.strip_suffix('X').unwrap_or(&word);
    (!word.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(word)
}

/// A point and digits on its other side; `1.13800138000` is the first entry of a list.
fn is_fraction(text: &str, range: &Range<usize>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text[..range.start].strip_suffix('.').is_some_and(|rest| {
        let whole: String = rest.chars().rev().take_while(char::is_ascii_digit).collect();
        let is_entry = matches!(whole.as_bytes(), [b'1'..=b'9']) && !rest[..rest.len() - 1].ends_with('.');
        !(whole.is_empty() || is_entry && range.len() >= 11)
    });
    before || text[range.end..].strip_prefix('.').is_some_and(|rest| digit(rest.chars().next()))
}

/// One blank or hyphen joins two groups; a sign without width counts as a blank.
pub fn joint(between: &str) -> Option<char> {
    let mut between = between.chars();
    let joint = match between.next().map(narrow)? {
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' => '-',
        ' ' | '·' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{feff}' => ' ',
        _ => return None,
    };
    between.next().is_none().then_some(joint)
}

/// Bytes from `://` to the end of the address.
fn address_length(text: &str) -> usize {
    let ends = |c: char| !c.is_ascii_graphic() || matches!(c, ')' | '"' | '\'' | '<' | '>' | '|');
    text.find(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, length: usize) -> Vec<&str> {
        stretches(text, length, length).into_iter().map(|stretch| &text[stretch.range]).collect()
    }

    #[test]
    fn groups_are_joined_by_one_blank_or_hyphen() {
        assert_eq!(found("电话138 0013 8000、139-0013-8000。", 11), ["138 0013 8000", "139-0013-8000"]);
        assert_eq!(found("１３８００１３８０００", 11), ["１３８００１３８０００"]);
        assert_eq!(found("138  00138000", 11), Vec::<&str>::new());
    }

    #[test]
    fn digits_inside_codes_fractions_and_addresses_are_no_numbers() {
        assert_eq!(found("11440000006939756B13800138000", 11), Vec::<&str>::new());
        assert_eq!(found("https://a.example/13800138000?b=13900139000 36.13800138000", 11), Vec::<&str>::new());
        assert_eq!(found("[甲](https://a.example/1)13800138000", 11), ["13800138000"]);
    }

    #[test]
    fn digits_in_boxes_labels_and_file_names_are_numbers() {
        assert_eq!(found("1 3 8 0 0 1 3 8 0 0 0", 11), ["1 3 8 0 0 1 3 8 0 0 0"]);
        assert_eq!(found("Tel13800138000 QQ13900139000 abc13700137000", 11), ["13800138000", "13900139000"]);
        assert_eq!(found("files/zhang_13800138000_2.jpg", 11), ["13800138000"]);
        assert_eq!(found("1.13800138000 2. 13900139000 36.13800138000", 11), ["13800138000", "13900139000"]);
        assert_eq!(found("138\u{200b}0013\u{200b}8000、138—0013—8000", 11).len(), 2);
    }

    #[test]
    fn a_final_x_belongs_to_the_number() {
        assert_eq!(found("11010519491231002x", 18), ["11010519491231002x"]);
    }
}
