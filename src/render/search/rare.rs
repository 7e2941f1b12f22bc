//! Characters that no name has: their readings, so that a misspelt word finds what sounds alike, and the simplified form
//! of traditional ones. Needed for few queries, so a file of its own, loaded when one of them is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use encoding_rs::GBK;

use super::export::syllables;
use super::pack;
use crate::render::Artifact;

/// Traditional characters, each followed by its simplified form; those that GB 2312 has are none (facts from OpenCC's tables).
const TRADITIONAL: &str = include_str!("traditional.txt");

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| pairs().collect());

/// The simplified form of a traditional character; other characters stay.
pub fn simplified(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

/// Traditional characters with their simplified forms.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut chars = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(move || chars.next().zip(chars.next()))
}

/// Whether a character is in GB 2312, the characters whose readings the browser can load.
pub fn is_common(c: char) -> bool {
    let mut utf8 = [0; 4];
    let (bytes, _, unmappable) = GBK.encode(c.encode_utf8(&mut utf8));
    !unmappable && matches!(bytes[..], [0xb0..=0xf7, 0xa1..=0xfe])
}

/// `search/rare.js`: what is known of the common characters that are not in `used`.
pub fn file(used: &BTreeSet<char>) -> Artifact {
    let common = ('\u{4e00}'..='\u{9fff}').filter(|c| !used.contains(c) && is_common(*c));
    let known: String = pairs().filter(|(_, simple)| used.contains(simple)).flat_map(|(a, b)| [a, b]).collect();
    let (readings, pairs) = (pack::literal(&syllables(common)), pack::literal(&known));
    let script = format!("mingbaiSearch(\"rare\",{readings},{pairs});\n");
    Artifact { path: "search/rare.js".into(), bytes: script.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_leads_to_a_common_character_that_leads_no_further() {
        assert_eq!(TRADITIONAL.chars().filter(|c| !c.is_whitespace()).count() % 2, 0);
        let mut seen = BTreeSet::new();
        for (traditional, simple) in pairs() {
            assert!(traditional != simple && is_common(simple), "{traditional}");
            assert_eq!(simplified(simple), simple, "{traditional}");
            assert!(seen.insert(traditional), "{traditional} stands twice");
        }
        assert!(seen.len() > 2_500, "{}", seen.len());
    }

    #[test]
    fn traditional_words_become_simplified() {
        let words: String = "身份證換領，醫療費報銷，駕駛證".chars().map(simplified).collect();
        assert_eq!(words, "身份证换领，医疗费报销，驾驶证");
    }

    #[test]
    fn common_characters_are_those_of_gb_2312() {
        assert!(is_common('架') && is_common('啊') && is_common('齄'));
        assert!(!is_common('證') && !is_common('a') && !is_common('，') && !is_common('\u{20000}'));
    }
}
