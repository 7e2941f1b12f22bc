//! All titles and aliases as two long texts, which a query is looked up in by plain scanning.
//!
//! The browser holds the same two texts, so what is found here is found there. Each document's part stands between line
//! breaks, its aliases between tabs; scanning is linear in the length of all names and needs no structure to load.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{self, Class};
use super::pinyin::{readings, sound_alike, spelled};
use super::store::{NAMING, Posting};
use super::weights::MAX_READINGS;
use super::{Doc, rare};

/// Titles and aliases in normal form.
#[derive(Debug)]
pub struct Names {
    titles: Side,
    aliases: Side,
    departments: Side,
    /// Both texts as characters.
    chars: Vec<char>,
    used: BTreeSet<char>,
}

/// The titles, or the aliases.
#[derive(Debug)]
struct Side {
    text: String,
    /// Where each document's part starts.
    starts: Vec<usize>,
    /// Code of the first of its three places.
    place: usize,
}

/// A place where a string stands in a name, as whole words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub doc: usize,
    /// 0: it is the title, 1: starts it, 2: stands in it; 3, 4, 5: the same for an alias.
    pub place: usize,
}

impl Names {
    pub fn new(docs: &[Doc]) -> Self {
        let titles = Side::new(docs, 0, |doc| fold::normal(&doc.title));
        let aliases = Side::new(docs, 3, |doc| {
            doc.aliases.iter().map(|alias| fold::normal(alias)).collect::<Vec<_>>().join("\t")
        });
        let departments = Side::new(docs, 6, |doc| fold::normal(&doc.department));
        let chars: Vec<char> = titles.text.chars().chain(aliases.text.chars()).collect();
        let used = chars.iter().copied().collect();
        Names { titles, aliases, departments, chars, used }
    }

    /// The characters that occur in names.
    pub fn used(&self) -> &BTreeSet<char> {
        &self.used
    }

    /// The titles and the aliases, a line for each document; aliases are parted by tabs.
    pub fn lines(&self) -> [impl Iterator<Item = &str>; 2] {
        [&self.titles, &self.aliases].map(|side| side.text.lines().skip(1))
    }

    /// A traditional character that no name has, as the simplified one that a name has; every other character stays.
    pub fn simplified(&self, c: char) -> char {
        let simple = rare::simplified(c);
        if self.used.contains(&c) || !self.used.contains(&simple) { c } else { simple }
    }

    /// Every place of a string in normal form, titles first.
    pub fn spots(&self, wanted: &str) -> Vec<Spot> {
        self.titles.spots(wanted).chain(self.aliases.spots(wanted)).collect()
    }

    /// Whether a string in normal form stands in any name.
    pub fn has(&self, wanted: &str) -> bool {
        self.titles.text.contains(wanted) || self.aliases.text.contains(wanted)
    }

    /// Whether a string in normal form stands in any name, as whole words.
    pub fn has_whole(&self, wanted: &str) -> bool {
        self.titles.spots(wanted).chain(self.aliases.spots(wanted)).next().is_some()
    }

    /// The documents with a string in normal form in their titles, aliases and departments, and how often.
    pub fn postings(&self, wanted: &str) -> [Vec<Posting>; NAMING] {
        [&self.titles, &self.aliases, &self.departments].map(|side| {
            let docs: Vec<usize> = side.spots(wanted).map(|spot| spot.doc).collect();
            let same_doc = docs.chunk_by(|a, b| a == b);
            same_doc.map(|same| Posting { doc: same[0] as u32, count: same.len() as u32 }).collect()
        })
    }

    /// The documents with one of the strings in a name.
    pub fn docs_with<'a>(&self, wanted: impl IntoIterator<Item = &'a str>) -> BTreeSet<usize> {
        wanted.into_iter().flat_map(|text| self.spots(text)).map(|spot| spot.doc).collect()
    }

    /// The shortest strings in names that the letters spell, the most common first.
    pub fn spellings(&self, letters: &str) -> Vec<String> {
        let letters: Vec<char> = letters.chars().collect();
        let Some(first) = letters.first() else { return Vec::new() };
        let mut found: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for start in self.starts_with(*first) {
            let Some(length) = spelled(&self.chars[start..], &letters) else { continue };
            let end = self.end_of_word(start + length);
            *found.entry((length, self.chars[start..end].iter().collect())).or_default() += 1;
        }
        let shortest = found.first_key_value().map_or(0, |((length, _), _)| *length);
        let found = found.into_iter().filter(|((length, _), _)| *length == shortest);
        most_common(found.map(|((_, text), count)| (text, count)))
    }

    /// Positions in `chars` where a name could be spelled with this first letter.
    fn starts_with(&self, first: char) -> impl Iterator<Item = usize> {
        let fits = |c: &char| match fold::class(*c) {
            Class::Letter => first == *c,
            _ => readings(*c).any(|syllable| syllable.starts_with(first)),
        };
        let fitting: BTreeSet<char> = self.used.iter().copied().filter(fits).collect();
        (0..self.chars.len()).filter(move |&at| fitting.contains(&self.chars[at]) && !self.is_inside_word(at))
    }

    fn is_inside_word(&self, at: usize) -> bool {
        let is_letter = |at: usize| self.chars.get(at).is_some_and(|c| fold::class(*c) == Class::Letter);
        at > 0 && is_letter(at - 1) && is_letter(at)
    }

    fn end_of_word(&self, from: usize) -> usize {
        (from..self.chars.len()).find(|&at| !self.is_inside_word(at)).unwrap_or(self.chars.len())
    }

    /// Pairs of neighbours in names that sound like `a` and `b`, the most common first.
    pub fn homophones(&self, a: char, b: char) -> Vec<String> {
        let alike = |to: char| -> BTreeSet<char> {
            let is_known = self.used.contains(&to) || rare::is_common(to);
            self.used.iter().copied().filter(|c| is_known && sound_alike(*c, to)).collect()
        };
        let (first, second) = (alike(a), alike(b));
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for pair in self.chars.windows(2).filter(|pair| first.contains(&pair[0]) && second.contains(&pair[1])) {
            *found.entry(pair.iter().collect()).or_default() += 1;
        }
        most_common(found)
    }
}

impl Side {
    fn new(docs: &[Doc], place: usize, names: impl Fn(&Doc) -> String) -> Self {
        let mut text = String::from("\n");
        let mut starts = Vec::with_capacity(docs.len());
        for doc in docs {
            starts.push(text.len());
            text.push_str(&names(doc));
            text.push('\n');
        }
        Side { text, starts, place }
    }

    fn spots<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = Spot> + 'a {
        let step = wanted.chars().next().map_or(1, char::len_utf8);
        let mut from = 0;
        std::iter::from_fn(move || {
            while !wanted.is_empty() {
                let at = from + self.text[from..].find(wanted)?;
                from = at + step;
                if let Some(place) = self.place_of(at, at + wanted.len()) {
                    return Some(Spot { doc: self.starts.partition_point(|start| *start <= at) - 1, place });
                }
            }
            None
        })
    }

    /// `None` where the string would cut a word.
    fn place_of(&self, from: usize, to: usize) -> Option<usize> {
        let (before, text, after) = (&self.text[..from], &self.text[from..to], &self.text[to..]);
        let cuts = (fold::ends_with_letter(before) && fold::starts_with_letter(text))
            || (fold::ends_with_letter(text) && fold::starts_with_letter(after));
        let place = match (before.ends_with(['\n', '\t']), after.starts_with(['\n', '\t'])) {
            (true, true) => 0,
            (true, false) => 1,
            _ => 2,
        };
        (!cuts).then_some(self.place + place)
    }
}

/// The texts with the highest counts; of equal ones the first in the order of code points.
fn most_common(counts: impl IntoIterator<Item = (String, usize)>) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.into_iter().take(MAX_READINGS).map(|(text, _)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::guide;
    use super::*;

    fn names() -> Names {
        Names::new(&[
            guide("社会保障卡申领", &["社保卡", "办社保卡"]),
            guide("居民身份证换领", &["身份证到期"]),
            guide("收费站ETC办理", &[]),
        ])
    }

    #[test]
    fn places_tell_how_a_name_has_a_string() {
        let spots = |text| names().spots(text).iter().map(|spot| (spot.doc, spot.place)).collect::<Vec<_>>();
        assert_eq!(spots("社保卡"), [(0, 3), (0, 5)]);
        assert_eq!(spots("居民"), [(1, 1)]);
        assert_eq!(spots("etc"), [(2, 2)]);
        assert_eq!(spots("tc"), [], "not inside a word");
        assert_eq!(spots(""), []);
    }

    #[test]
    fn letters_find_what_they_spell() {
        assert_eq!(names().spellings("sfz"), ["身份证", "收费站"]);
        assert_eq!(names().spellings("et"), ["etc"]);
        assert_eq!(names().spellings("sfzetcb"), ["收费站etc办"]);
        for letters in ["tc", "sfzzz", "", "é"] {
            assert_eq!(names().spellings(letters), [""; 0], "{letters}");
        }
    }

    #[test]
    fn misspelt_pairs_find_what_sounds_alike() {
        assert_eq!(names().homophones('分', '正'), ["份证"]);
        assert_eq!(names().homophones('😀', '正'), [""; 0]);
    }
}
