//! Characters → syllables, and the reading of typed letters as Chinese.
//!
//! Readings are toneless, with `v` for ü. Letters may spell a character in full (`shen`), by its initial (`s`, `sh`), and
//! the last one in part (`she`): sfz, shenfenz and shfzh are all 身份证.

use ::pinyin::ToPinyin;

use super::fold::{self, Class};

/// Second readings that service names use; the first is the `pinyin` crate's. Its complete list also has archaic
/// readings, which put characters under wrong initials.
const SECOND: &[(char, &str)] = &[
    ('行', "hang"),
    ('重', "chong"),
    ('长', "chang"),
    ('还', "huan"),
    ('会', "kuai"),
    ('调', "tiao"),
    ('率', "shuai"),
    ('校', "jiao"),
    ('都', "du"),
    ('便', "pian"),
    ('差', "chai"),
    ('曾', "zeng"),
    ('宿', "xiu"),
    ('系', "ji"),
    ('血', "xie"),
    ('给', "ji"),
    ('弹', "tan"),
    ('朝', "zhao"),
    ('藏', "zang"),
    ('乐', "yue"),
    ('传', "zhuan"),
    ('单', "shan"),
    ('参', "shen"),
    ('解', "xie"),
    ('称', "chen"),
    ('石', "dan"),
    ('薄', "bo"),
    ('厦', "xia"),
];

/// Longest run of letters read as pinyin: positions in it are bits of a `u32`, and of a number in the browser.
pub const MAX_LETTERS: usize = 30;

/// The readings of a Chinese character, the usual one first; none for other characters.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let first = c.to_pinyin().map(|syllable| typed(syllable.plain()));
    let second = SECOND.iter().find(|(known, _)| *known == c).map(|(_, syllable)| *syllable);
    first.into_iter().chain(second)
}

fn typed(syllable: &'static str) -> &'static str {
    match syllable {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        _ => syllable,
    }
}

/// Whether two characters can sound alike.
pub fn sound_alike(a: char, b: char) -> bool {
    readings(a).any(|reading| readings(b).any(|other| other == reading))
}

/// How many of the first characters of `name` the letters spell, all letters used; the fewest that can.
pub fn spelled(name: &[char], letters: &[char]) -> Option<usize> {
    if letters.is_empty() || letters.len() > MAX_LETTERS {
        return None;
    }
    let mut reached = 1u32;
    for (used, c) in name.iter().enumerate() {
        let next = step(*c, letters, reached);
        if next >> letters.len() & 1 == 1 {
            return Some(used + 1);
        }
        if next == 0 {
            return None;
        }
        reached = next;
    }
    None
}

/// From the positions reached in the letters (as bits) to those reached after one more character.
fn step(c: char, letters: &[char], reached: u32) -> u32 {
    let mut next = 0;
    for at in (0..letters.len()).filter(|at| reached >> at & 1 == 1) {
        let rest = &letters[at..];
        if fold::class(c) == Class::Letter {
            next |= u32::from(rest[0] == c) << (at + 1);
            continue;
        }
        for syllable in readings(c).filter(|_| is_typed(c)) {
            next |= ways(syllable, rest) << at;
        }
    }
    next
}

/// Whether letters are taken for a character: not for the rarest, which are two units in the browser's texts.
pub fn is_typed(c: char) -> bool {
    c.len_utf16() == 1
}

/// How many of the letters a syllable can take, as bits: its initial, all of it, or all that is left of the letters.
fn ways(syllable: &str, rest: &[char]) -> u32 {
    let common = syllable.chars().zip(rest).take_while(|(a, b)| a == *b).count();
    let mut ways = u32::from(common >= 1) << 1;
    ways |= u32::from(common >= 2 && rest[1] == 'h') << 2;
    ways |= u32::from(common == syllable.len() || common == rest.len()) << common;
    ways & !1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spells(name: &str, letters: &str) -> Option<usize> {
        spelled(&name.chars().collect::<Vec<_>>(), &letters.chars().collect::<Vec<_>>())
    }

    #[test]
    fn initials_syllables_and_unfinished_syllables_spell_a_name() {
        for letters in ["sfz", "shenfenzheng", "shenfenz", "shfzh", "sfzhen", "sfenz"] {
            assert_eq!(spells("身份证补领", letters), Some(3), "{letters}");
        }
        assert_eq!(spells("身份证", "sfzb"), None, "a letter more than the name has");
        assert_eq!(spells("身份证", "fz"), None, "not from its start");
    }

    #[test]
    fn the_fewest_characters_win() {
        assert_eq!(spells("先安", "xian"), Some(1));
        assert_eq!(spells("西安", "xian"), Some(2));
    }

    #[test]
    fn letters_and_digits_in_names_spell_themselves() {
        assert_eq!(spells("4s店备案", "4sd"), Some(3));
        assert_eq!(spells("etc办理", "etcbl"), Some(5));
    }

    #[test]
    fn second_readings_count_and_archaic_ones_do_not() {
        assert_eq!(spells("银行开户", "yinhang"), Some(2));
        assert_eq!(spells("绿化", "lvhua"), Some(2));
        assert_eq!(spells("体检", "bj"), None);
        assert!(sound_alike('正', '证') && sound_alike('调', '条') && !sound_alike('证', '身'));
    }

    #[test]
    fn second_readings_differ_from_the_first() {
        for (c, second) in SECOND {
            let first = c.to_pinyin().map(|syllable| syllable.plain());
            assert!(first.is_some_and(|first| first != *second), "{c}");
        }
    }

    #[test]
    fn characters_of_two_units_are_not_typed_by_sound() {
        assert!(readings('\u{2cc56}').next().is_some());
        assert_eq!(spells("\u{2cc56}", readings('\u{2cc56}').next().unwrap()), None);
    }

    #[test]
    fn too_many_letters_are_not_pinyin() {
        assert_eq!(spells(&"啊".repeat(40), &"a".repeat(31)), None);
        assert_eq!(spells(&"啊".repeat(40), &"a".repeat(30)), Some(30));
    }
}
