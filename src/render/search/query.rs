//! Query → what to look up: terms with weights for BM25, the parts a good document covers, and whole strings it may be named.
//!
//! Letters become the names they spell; pairs that no name has become those that sound alike. Everything comes from the names,
//! so the script makes the same plan. Deliberately absent: scores.

use std::ops::Range;

use super::fold::{self, Class, Run};
use super::maker::Maker;
use super::names::Names;
use super::thesaurus::Thesaurus;
use super::weights::*;

/// How a query is looked up.
#[derive(Debug, Default, PartialEq)]
pub struct Plan {
    /// Terms with their weights, without repeats.
    pub terms: Vec<(String, f64)>,
    /// For each everyday word its official ones, looked up whole and in names only, with their weights; the best counts.
    pub phrases: Vec<Vec<(String, f64)>>,
    /// The weights of what the query consists of: its characters and words.
    pub units: Vec<f64>,
    pub parts: Vec<Part>,
    /// The whole query in normal form, as typed and as understood; may repeat.
    pub variants: Vec<String>,
    /// The query with its slips mended, its letters read and its everyday words made official.
    pub understood: String,
    /// For people: what was made of the query on the way.
    pub steps: Understood,
}

/// How a query was read, step by step. Lists hold what was typed and what it was taken for.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Understood {
    /// Folded, in simplified characters, at most [`MAX_QUERY`] long.
    pub cleaned: String,
    /// Without question words.
    pub asked: String,
    /// As [`Plan::understood`].
    pub text: String,
    /// The characters and words that weigh, as in [`Plan::units`].
    pub units: Vec<String>,
    /// Letters, with the names that they spell.
    pub spelled: Vec<(String, Vec<String>)>,
    /// Pairs that no name has, with those that sound alike or stand the other way round.
    pub mended: Vec<(String, Vec<String>)>,
    /// Everyday words, with the official ones.
    pub meant: Vec<(String, Vec<String>)>,
}

/// Neighbouring units and what may stand for them in a document.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Part {
    pub units: Range<usize>,
    /// With the share of the units' weight that this earns.
    pub options: Vec<(String, f64)>,
}

impl Plan {
    /// `docs`: the number of documents.
    pub fn new(query: &str, names: &Names, thesaurus: &Thesaurus, docs: usize) -> Self {
        let typed = cleaned(query, names);
        let told = without_question_words(&typed);
        let mut maker = Maker::new(names, thesaurus, docs);
        let pieces = pieces(&told, names);
        let mut wholes = Vec::new();
        let is_one = pieces.len() == 1;
        for piece in pieces {
            let names = match piece {
                Piece::Signs(text) => {
                    maker.signs(&text);
                    thesaurus.of(&text).to_vec()
                }
                Piece::Word(text, spellings) => maker.word(&text, &spellings),
            };
            wholes.extend(names.into_iter().filter(|_| is_one));
        }
        let mut plan = maker.plan;
        plan.variants = wholes;
        plan.variants.extend([fold::normal(&typed), fold::normal(&told), plan.understood.clone()]);
        plan.steps.asked = fold::clean(&told);
        (plan.steps.cleaned, plan.steps.text) = (typed, plan.understood.clone());
        plan
    }
}

/// The part of the query that is looked at, with traditional characters that no name has made simplified.
fn cleaned(query: &str, names: &Names) -> String {
    let clean = fold::clean(query);
    units(&clean, MAX_QUERY).chars().map(|c| names.simplified(c)).collect()
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
        let names = Names::new(&docs);
        Plan::new(query, &names, &Thesaurus::new(&[], &names), docs.len())
    }

    fn terms(query: &str) -> Vec<String> {
        plan(query).terms.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn question_words_are_not_looked_up() {
        assert_eq!(terms("请问社保卡怎么办？"), ["社", "保", "卡", "社保", "保卡"]);
        assert_eq!(terms("怎样"), ["怎", "样", "怎样"], "unless there is nothing else");
        let told = ["外", "地", "换", "领", "外地", "地换", "换领"];
        assert_eq!(terms("我要在外地换领"), told, "nor what only grammar needs");
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
