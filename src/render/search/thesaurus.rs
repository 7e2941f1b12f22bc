//! Everyday words → the words of official names.
//!
//! In: the built-in thesaurus (`thesaurus/*.txt`: what people say ` = ` what names say, the closest first) and the site's own
//! (`content/synonyms.yaml`), which goes first. Out: for each everyday word the official words that this portal's names
//! have. Deliberately absent: a direction back; an official word is found as it is.

use std::collections::BTreeMap;

use super::fold::{self, Class};
use super::names::Names;
use super::pinyin::spelled;
use super::rare;
use super::weights::{MAX_MEANINGS, MAX_READINGS};
use crate::pages::search::Synonym;

const BUILT_IN: [&str; 5] = [
    include_str!("thesaurus/actions.txt"),
    include_str!("thesaurus/business.txt"),
    include_str!("thesaurus/people.txt"),
    include_str!("thesaurus/property.txt"),
    include_str!("thesaurus/welfare.txt"),
];

/// Everyday words, in compared form, with the official words that the names have.
#[derive(Debug, Default)]
pub struct Thesaurus {
    meanings: BTreeMap<String, Vec<String>>,
    /// Number of characters of the longest everyday word.
    longest: usize,
}

impl Thesaurus {
    /// `own`: the site's entries.
    pub fn new(own: &[Synonym], names: &Names) -> Self {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Synonym { say, mean } in own.iter().cloned().chain(built_in()) {
            let mean: Vec<String> = mean.iter().map(|text| fold::normal(text)).collect();
            for say in say.iter().map(|text| fold::normal(text)).filter(|say| !say.is_empty()) {
                let known = all.entry(say).or_default();
                known.extend(mean.iter().filter(|text| !known.contains(text)).cloned().collect::<Vec<_>>());
            }
        }
        let mut here: BTreeMap<String, bool> = BTreeMap::new();
        for (say, meanings) in &mut all {
            // What has the everyday word in it is found by that.
            meanings.retain(|text| {
                !text.contains(say.as_str()) && *here.entry(text.clone()).or_insert_with(|| names.has_whole(text))
            });
            meanings.truncate(MAX_MEANINGS);
        }
        all.retain(|_, meanings| !meanings.is_empty());
        let longest = all.keys().map(|say| say.chars().count()).max().unwrap_or(0);
        Thesaurus { meanings: all, longest }
    }

    /// The official words for an everyday word in compared form, the closest first.
    pub fn of(&self, say: &str) -> &[String] {
        self.meanings.get(say).map_or(&[], Vec::as_slice)
    }

    /// The length of the longest everyday word that starts the text, in characters, and its official words.
    pub fn at(&self, text: &[char]) -> Option<(usize, &[String])> {
        let longest = self.longest.min(text.len());
        (2..=longest).rev().find_map(|length| {
            let say: String = text[..length].iter().collect();
            self.meanings.get(&say).map(|meanings| (length, meanings.as_slice()))
        })
    }

    /// The official words for the everyday ones of two characters or more that letters spell, of those that take the
    /// fewest characters first.
    pub fn spelled(&self, letters: &str, names: &Names) -> Vec<String> {
        let letters: Vec<char> = letters.chars().collect();
        let is_read = |c: &char| fold::class(*c) == Class::Letter || names.used().contains(c) || rare::is_common(*c);
        let spell = |(say, meanings): (&'_ String, &'_ Vec<String>)| {
            let chars: Vec<char> = say.chars().collect();
            let used = spelled(&chars, &letters).filter(|used| *used > 1 && chars.iter().all(is_read));
            used.map(|used| (used, say.clone(), meanings.clone()))
        };
        let mut found: Vec<_> = self.meanings.iter().filter_map(spell).collect();
        found.sort();
        let mut all: Vec<String> = Vec::new();
        for text in found.into_iter().take(MAX_READINGS).flat_map(|(_, _, meanings)| meanings) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all.truncate(MAX_MEANINGS);
        all
    }

    /// Every everyday word with its official words, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.meanings.iter().map(|(say, meanings)| (say.as_str(), meanings.as_slice()))
    }
}

/// The entries that every portal has.
pub fn built_in() -> impl Iterator<Item = Synonym> {
    let lines = BUILT_IN.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(say, mean)| Synonym { say: words(say), mean: words(mean) })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::samples::guide;
    use super::*;

    fn names() -> Names {
        Names::new(&[
            guide("机动车驾驶证补领", &[]),
            guide("居民身份证换领", &[]),
            guide("公司注销登记", &["公司不干了"]),
        ])
    }

    #[test]
    fn every_line_is_an_entry_and_no_word_stands_twice() {
        let lines = BUILT_IN.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), built_in().count());
        let mut seen = BTreeSet::new();
        for entry in built_in() {
            assert!(!entry.mean.is_empty(), "{entry:?}");
            for say in entry.say {
                assert_eq!(fold::normal(&say), say, "not in compared form");
                assert_eq!(fold::runs(&say).count(), 1, "{say} is never looked up: queries are read run by run");
                assert!(say.chars().count() > 1, "{say} is too short to be looked for");
                assert!(seen.insert(say.clone()), "{say} stands twice");
            }
        }
        assert!(seen.len() > 1_000, "{}", seen.len());
    }

    #[test]
    fn only_what_the_names_have_and_the_word_does_not_find_is_kept() {
        let thesaurus = Thesaurus::new(&[], &names());
        assert_eq!(thesaurus.of("驾照"), ["机动车驾驶证", "驾驶证"]);
        assert_eq!(thesaurus.of("身份证"), [] as [&str; 0], "居民身份证 has it");
        assert_eq!(thesaurus.of("扯证"), [] as [&str; 0], "no name speaks of marriage");
    }

    #[test]
    fn the_site_goes_first() {
        let own = Synonym { say: vec!["驾照".into(), "ＢＥＮ".into()], mean: vec!["身份证".into()] };
        let thesaurus = Thesaurus::new(&[own], &names());
        assert_eq!(thesaurus.of("驾照"), ["身份证", "机动车驾驶证", "驾驶证"]);
        assert_eq!(thesaurus.of("ben"), ["身份证"]);
    }

    #[test]
    fn letters_spell_everyday_words_too() {
        let thesaurus = Thesaurus::new(&[], &names());
        let names = names();
        for letters in ["jiazhao", "jiaz", "jz"] {
            assert_eq!(thesaurus.spelled(letters, &names)[0], "机动车驾驶证", "{letters}");
        }
        assert_eq!(thesaurus.spelled("j", &names), [] as [&str; 0], "too little to go by");
        assert_eq!(thesaurus.spelled("qqqzzzxxx", &names), [] as [&str; 0]);
    }

    #[test]
    fn the_longest_word_wins() {
        let thesaurus = Thesaurus::new(&[], &names());
        let at = |text: &str| thesaurus.at(&text.chars().collect::<Vec<_>>()).map(|(length, _)| length);
        assert_eq!(at("驾照到期了"), Some(4));
        assert_eq!(at("驾照体验"), Some(2));
        assert_eq!(at("照丢"), None);
    }
}
