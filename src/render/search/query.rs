//! Query → what to look up: terms with weights for BM25, the parts a good document covers, and whole strings it may be named.
//!
//! Letters become the names they spell; pairs that no name has become those that sound alike. Everything comes from the names,
//! so the script makes the same plan. Deliberately absent: scores.

use super::fold::{self, Class, Run};
use super::names::Names;
use super::rare;
use super::token::Terms;
use super::weights::*;

/// How a query is looked up.
#[derive(Debug, Default, PartialEq)]
pub struct Plan {
    /// Terms with their weights, without repeats.
    pub terms: Vec<(String, f64)>,
    pub parts: Vec<Part>,
    /// The whole query in normal form, as typed and as understood; may repeat.
    pub variants: Vec<String>,
}

/// A pair of characters, a single one, or a word of the query.
#[derive(Debug, PartialEq)]
pub struct Part {
    /// Rare parts weigh more.
    pub weight: f64,
    /// What may stand for it in a document, with the share of the weight that this earns.
    pub options: Vec<(String, f64)>,
}

impl Plan {
    /// `docs`: the number of documents.
    pub fn new(query: &str, names: &Names, docs: usize) -> Self {
        let typed = cleaned(query, names);
        let told = without_question_words(&typed);
        let mut maker = Maker { names, docs, plan: Plan::default(), understood: String::new(), mends: MAX_MENDS };
        let pieces = pieces(&told, names);
        if let [Piece::Word(_, spellings)] = &pieces[..] {
            maker.plan.variants.clone_from(spellings);
        }
        for piece in pieces {
            match piece {
                Piece::Signs(text) => maker.signs(&text),
                Piece::Word(text, spellings) => maker.word(&text, &spellings),
            }
        }
        let Maker { mut plan, understood, .. } = maker;
        plan.variants.extend([fold::normal(&typed), fold::normal(&told), understood]);
        plan
    }
}

/// The part of the query that is looked at, with traditional characters that no name has made simplified.
fn cleaned(query: &str, names: &Names) -> String {
    let clean = fold::clean(query);
    let simplify = |c: char| if names.used().contains(&c) { c } else { rare::simplified(c) };
    units(&clean, MAX_QUERY).chars().map(simplify).collect()
}

/// The start of a text, at most `limit` UTF-16 units of it.
fn units(text: &str, limit: usize) -> &str {
    let mut used = 0;
    let over = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > limit
    });
    over.map_or(text, |(at, _)| &text[..at])
}

/// The text with question words made gaps; unchanged when nothing else is in it.
fn without_question_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match QUESTION_WORDS.split_whitespace().find(|word| rest.starts_with(word)) {
            Some(word) => {
                out.push(' ');
                rest = &rest[word.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if fold::runs(&out).next().is_some() { out } else { text.to_owned() }
}

enum Piece {
    Signs(String),
    /// With the names that it spells.
    Word(String, Vec<String>),
}

/// The runs of the query. Words side by side that together spell a name (`she bao ka`) become one.
fn pieces(text: &str, names: &Names) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let runs: Vec<Run<'_>> = fold::runs(text).collect();
    for group in runs.chunk_by(|a, b| is_word(a) && is_word(b)) {
        if !is_word(&group[0]) {
            pieces.push(Piece::Signs(group[0].text.to_owned()));
            continue;
        }
        let whole: String = group.iter().map(|run| run.text).collect();
        let spellings = names.spellings(&whole);
        if group.len() == 1 || !spellings.is_empty() {
            pieces.push(Piece::Word(whole, spellings));
        } else {
            pieces.extend(group.iter().map(|run| Piece::Word(run.text.to_owned(), names.spellings(run.text))));
        }
    }
    pieces
}

fn is_word(run: &Run<'_>) -> bool {
    run.class == Class::Letter
}

struct Maker<'a> {
    names: &'a Names,
    docs: usize,
    plan: Plan,
    /// The query so far, with its slips mended and its letters read.
    understood: String,
    /// How many more pairs are taken for misspelt.
    mends: usize,
}

impl Maker<'_> {
    fn signs(&mut self, text: &str) {
        let signs: Vec<char> = text.chars().collect();
        let weight = if signs.len() > 1 { SINGLE } else { 1.0 };
        for sign in &signs {
            self.term(&sign.to_string(), weight);
        }
        if signs.len() == 1 {
            self.part(vec![text.to_owned()], Vec::new());
        }
        let mut mended = signs.clone();
        let mut end_of_mend = 0;
        for (at, pair) in signs.windows(2).enumerate() {
            let sound = self.pair(pair[0], pair[1]);
            if let (Some(sound), true) = (sound, at >= end_of_mend) {
                mended.splice(at..at + 2, sound.chars());
                end_of_mend = at + 2;
            }
        }
        self.understood.extend(mended);
    }

    /// Looks up a pair; returns the best that sounds alike when no name has the pair itself.
    fn pair(&mut self, a: char, b: char) -> Option<String> {
        let pair = String::from_iter([a, b]);
        let sounds = if self.names.has(&pair) || self.mends == 0 {
            Vec::new()
        } else {
            self.mends -= 1;
            self.names.homophones(a, b)
        };
        self.term(&pair, 1.0);
        for sound in &sounds {
            self.term(sound, HOMOPHONE);
        }
        let first = sounds.first().cloned();
        self.part(vec![pair], sounds);
        first
    }

    /// A word counts as itself and as each name it spells; all readings weigh the same, however rare their pairs.
    fn word(&mut self, text: &str, spellings: &[String]) {
        self.term(text, 1.0);
        self.understood.push_str(spellings.first().map_or(text, String::as_str));
        let mut options = spellings.to_vec();
        if !spellings.iter().any(|reading| reading == text) {
            options.push(text.to_owned());
        }
        let weight = self.part(options, Vec::new());
        for reading in spellings.iter().filter(|reading| *reading != text) {
            let terms = terms_of(reading);
            let rarity: f64 = terms.iter().map(|term| self.rarity([term.as_str()])).sum();
            for term in &terms {
                self.term(term, weight * terms.len() as f64 / rarity);
            }
        }
    }

    fn rarity<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> f64 {
        idf(self.docs, self.names.docs_with(texts).len())
    }

    fn term(&mut self, text: &str, weight: f64) {
        match self.plan.terms.iter_mut().find(|(known, _)| known == text) {
            Some((_, known)) => *known = known.max(weight),
            None => self.plan.terms.push((text.to_owned(), weight)),
        }
    }

    /// Adds a part that is one of `texts`, or sounds like one of `sounds`, and returns its weight.
    fn part(&mut self, texts: Vec<String>, sounds: Vec<String>) -> f64 {
        let weight = self.rarity(texts.iter().map(String::as_str));
        let texts = texts.into_iter().map(|text| (text, 1.0));
        let options = texts.chain(sounds.into_iter().map(|text| (text, HOMOPHONE))).collect();
        self.plan.parts.push(Part { weight, options });
        weight
    }
}

/// The terms of a reading: pairs, words, and characters that stand alone.
fn terms_of(reading: &str) -> Vec<String> {
    let is_single = |run: &Run<'_>| run.text.chars().count() == 1;
    let terms =
        |run: Run<'_>| if is_single(&run) { vec![run.text.to_owned()] } else { Terms { singles: false }.of(run.text) };
    fold::runs(reading).flat_map(terms).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::guide;
    use super::*;

    fn plan(query: &str) -> Plan {
        let docs = [
            guide("社会保障卡申领", &["社保卡"]),
            guide("居民身份证换领", &["身份证到期"]),
            guide("居民身份证补领", &[]),
            guide("收费站", &[]),
        ];
        Plan::new(query, &Names::new(&docs), docs.len())
    }

    fn terms(query: &str) -> Vec<String> {
        plan(query).terms.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn question_words_are_not_looked_up() {
        assert_eq!(terms("请问社保卡怎么办？"), ["社", "保", "卡", "社保", "保卡"]);
        assert_eq!(terms("怎么"), ["怎", "么", "怎么"], "unless there is nothing else");
    }

    #[test]
    fn a_slip_is_mended_by_sound() {
        let plan = plan("身份正");
        assert!(plan.variants.contains(&"身份证".to_owned()));
        assert_eq!(plan.parts[1].options, [("份正".to_owned(), 1.0), ("份证".to_owned(), HOMOPHONE)]);
    }

    #[test]
    fn traditional_characters_are_read_as_simplified() {
        assert_eq!(terms("換領"), terms("换领"));
    }

    #[test]
    fn letters_become_the_names_they_spell() {
        let plan = plan("sfz");
        let weight = |text| plan.terms.iter().find(|(term, _)| term == text).map(|(_, weight)| *weight);
        assert!(weight("身份") > weight("收费"), "the common reading would lose to the rare one");
        for variant in ["sfz", "身份证", "收费站"] {
            assert!(plan.variants.iter().any(|known| known == variant), "{variant}");
        }
    }

    #[test]
    fn spaced_pinyin_is_joined_and_other_words_are_not() {
        assert_eq!(plan("she bao ka").parts.len(), 1);
        assert_eq!(plan("she qqq").parts.len(), 2);
        assert!(plan("社保ka").variants.contains(&"社保卡".to_owned()));
    }

    #[test]
    fn only_the_start_of_a_long_query_is_looked_at() {
        let long = "社保卡".repeat(4_000);
        assert_eq!(plan(&long).variants[0].chars().count(), MAX_QUERY);
        assert_eq!(units("a\u{20000}b", 2), "a");
        assert_eq!(plan("\u{0}😀<>").terms, []);
    }
}
