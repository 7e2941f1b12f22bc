//! The index as files for the browser: classic scripts that call `mingbaiSearch`, since pages opened from disk may load
//! nothing else.
//!
//! `search/t1.js` is all that answers need while somebody types: names, addresses, facts, readings and figures. A site with
//! too many names for one file gets the [`wide`] form instead.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;

use super::pack::{self, line};
use super::pinyin::readings;
use super::slugs::told;
use super::store::NAMING;
use super::thesaurus::Thesaurus;
use super::{Doc, Form, Index, facets, rare, shards, weights, wide};
use crate::render::Artifact;

/// What `t1.js` hands over. Lists of texts are joined by line breaks, the aliases of one document by tabs.
#[derive(Serialize)]
struct Tier1 {
    titles: String,
    aliases: Column,
    groups: Groups,
    /// The rest of each address, [`told`] by the title.
    slugs: String,
    departments: Column,
    /// Distinct facts; then for each place (first fact, second fact…) each document's.
    facts: Vec<Column>,
    /// Each document's rank among the most requested, 0 for none.
    frequent: String,
    /// Syllables, each followed by the characters that can be read so.
    pinyin: String,
    #[serde(flatten)]
    figures: Figures,
}

/// What both forms of `t1.js` hand over.
#[derive(Serialize)]
pub struct Figures {
    /// Numbers of terms in titles, aliases and departments.
    totals: Vec<u64>,
    /// Number of files under `search/b/`.
    shards: usize,
    questions: String,
    stops: &'static str,
    weights: Weights,
}

/// Runs of documents with the same kind and address: code of the kind, folder, file ending, count.
pub type Groups = Vec<(usize, String, String, usize)>;

/// Texts of which documents share many: each once, the most common first, and each document's as its number, 0 for none.
#[derive(Serialize)]
pub struct Column(String, String);

/// The figures of [`weights`], for the browser.
#[derive(Serialize)]
struct Weights {
    fields: [f32; 6],
    kinds: [f64; 9],
    titled: [f64; 9],
    places: [f64; 6],
    meanings: [f64; weights::MAX_MEANINGS],
    single: f64,
    word: f64,
    homophone: f64,
    phrase: f64,
    outside: f64,
    lacking: f64,
    gate: f64,
    mended: f64,
    share: f64,
    wider: f64,
    frequent: f64,
    half: f64,
    longest: usize,
    readings: usize,
    mends: usize,
    near: usize,
    few: usize,
}

/// All files, in order of their paths; `form` decides unless it is given.
pub fn files(index: &Index, form: Option<Form>) -> tantivy::Result<Vec<Artifact>> {
    let (shards, mut files) = shards::files(&index.store)?;
    let script = format!("mingbaiSearch(\"t1\",{});\n", pack::literal(&names(index, shards)?)).into_bytes();
    match form.unwrap_or_else(|| fitting(&script)) {
        Form::Wide => files.extend(wide::files(index, shards)?),
        Form::Plain => {
            files.push(Artifact { path: "search/t1.js".into(), bytes: script });
            files.push(rare::file(index.names.used()));
        }
    }
    files.push(facets::file(&index.docs));
    files.push(words(&index.thesaurus));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// `search/words.js`: everyday words `=` the official ones, a line for each list of these, lists joined by commas.
fn words(thesaurus: &Thesaurus) -> Artifact {
    let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (say, meanings) in thesaurus.entries() {
        lines.entry(meanings.join(",")).or_default().push(say);
    }
    let lines: Vec<String> = lines.iter().map(|(mean, say)| format!("{}={mean}", say.join(","))).collect();
    let script = format!("mingbaiSearch(\"words\",{});\n", pack::literal(&lines.join("\n")));
    Artifact { path: "search/words.js".into(), bytes: script.into_bytes() }
}

/// Wide, when all names are too much to load at once.
fn fitting(names: &[u8]) -> Form {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
    let size = packed.write_all(names).and_then(|()| packed.finish()).map_or(0, |packed| packed.len());
    if size > MOST_NAMES { Form::Wide } else { Form::Plain }
}

/// Bytes of names, compressed, that a page loads when somebody begins to type.
const MOST_NAMES: usize = 40_000;

fn names(index: &Index, shards: usize) -> tantivy::Result<Tier1> {
    let docs = index.docs.as_slice();
    let (groups, slugs) = addresses(docs);
    let slugs: Vec<String> = slugs.iter().zip(docs).map(|(slug, doc)| told(slug, &line(&doc.title))).collect();
    Ok(Tier1 {
        titles: joined(docs, |doc| line(&doc.title)),
        aliases: aliases(docs),
        groups,
        slugs: slugs.join("\n"),
        departments: departments(docs),
        facts: facts(docs),
        frequent: pack::numbers(docs.iter().map(|doc| u64::from(doc.frequent.unwrap_or(0)))),
        pinyin: syllables(index.names.used().iter().copied()),
        figures: figures(index, shards)?,
    })
}

/// The figures of an index whose long texts are in so many files.
pub fn figures(index: &Index, shards: usize) -> tantivy::Result<Figures> {
    Ok(Figures {
        totals: (0..NAMING).map(|field| index.store.total(field)).collect::<tantivy::Result<_>>()?,
        shards,
        questions: weights::QUESTION_WORDS.split_whitespace().collect::<Vec<_>>().join("|"),
        stops: weights::STOP_CHARS,
        weights: weights_of_all(),
    })
}

/// Each document's department.
pub fn departments(docs: &[Doc]) -> Column {
    column(docs, |doc| (!doc.department.is_empty()).then(|| line(&doc.department)))
}

fn joined(docs: &[Doc], text: impl Fn(&Doc) -> String) -> String {
    docs.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// Addresses in runs that share folder and ending, and what is left of each.
pub fn addresses(docs: &[Doc]) -> (Groups, Vec<String>) {
    let mut groups = Groups::new();
    let mut slugs = Vec::with_capacity(docs.len());
    for doc in docs {
        let url = line(&doc.url);
        let (folder, file) = url.split_at(url.rfind('/').map_or(0, |at| at + 1));
        let (slug, ending) = file.split_at(file.rfind('.').unwrap_or(file.len()));
        let kind = weights::kind_code(doc.kind);
        match groups.last_mut() {
            Some(last) if (last.0, &*last.1, &*last.2) == (kind, folder, ending) => last.3 += 1,
            _ => groups.push((kind, folder.to_owned(), ending.to_owned(), 1)),
        }
        slugs.push(slug.to_owned());
    }
    (groups, slugs)
}

/// Where every town offers the same services, many documents have the same aliases; elsewhere each has its own, and numbers
/// would only cost.
fn aliases(docs: &[Doc]) -> Column {
    let list = |doc: &Doc| doc.aliases.iter().map(|alias| line(alias)).collect::<Vec<_>>().join("\t");
    let distinct: BTreeSet<String> = docs.iter().map(list).collect();
    if distinct.len() * 2 > docs.len() {
        return Column(joined(docs, list), String::new());
    }
    column(docs, |doc| Some(list(doc)))
}

fn facts(docs: &[Doc]) -> Vec<Column> {
    let places = docs.iter().map(|doc| doc.facts.len()).max().unwrap_or(0);
    (0..places).map(|place| column(docs, |doc| doc.facts.get(place).map(|fact| pack::fact(fact)))).collect()
}

pub fn column(docs: &[Doc], text: impl Fn(&Doc) -> Option<String>) -> Column {
    let texts: Vec<Option<String>> = docs.iter().map(text).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts.iter().flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let mut distinct: Vec<(&str, usize)> = counts.into_iter().collect();
    distinct.sort_by_key(|(_, count)| Reverse(*count));
    let number: BTreeMap<&str, u64> = distinct.iter().map(|(text, _)| *text).zip(1..).collect();
    let numbers = texts.iter().map(|text| text.as_deref().map_or(0, |text| number[text]));
    Column(distinct.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("\n"), pack::numbers(numbers))
}

/// Each syllable followed by its characters: `bao保报ka卡`; usual readings before second ones.
pub fn syllables(chars: impl Iterator<Item = char>) -> String {
    let mut groups: BTreeMap<(usize, &str), String> = BTreeMap::new();
    for c in chars {
        for (order, syllable) in readings(c).enumerate() {
            groups.entry((order, syllable)).or_default().push(c);
        }
    }
    groups.into_iter().flat_map(|((_, syllable), chars)| [syllable.to_owned(), chars]).collect()
}

fn weights_of_all() -> Weights {
    Weights {
        fields: weights::FIELDS,
        kinds: weights::KINDS,
        titled: weights::KINDS_BY_TITLE,
        places: weights::PLACES,
        meanings: weights::MEANINGS,
        single: weights::SINGLE,
        word: weights::WORD,
        homophone: weights::HOMOPHONE,
        phrase: weights::PHRASE,
        outside: weights::OUTSIDE_NAMES,
        lacking: weights::UNCOVERED,
        gate: weights::GATE,
        mended: weights::GATE_MENDED,
        share: weights::SHARE,
        wider: weights::SHARE_OF_FEW,
        frequent: weights::FREQUENT,
        half: weights::FREQUENT_HALF,
        longest: weights::MAX_QUERY,
        readings: weights::MAX_READINGS,
        mends: weights::MAX_MENDS,
        near: weights::MAX_NEAR,
        few: weights::FEW,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{guide, guides};
    use super::*;

    fn exported(docs: Vec<Doc>) -> Vec<Artifact> {
        Index::build(docs).unwrap().export().unwrap()
    }

    #[test]
    fn the_same_documents_give_the_same_bytes() {
        assert_eq!(exported(guides()), exported(guides()));
    }

    #[test]
    fn every_file_calls_the_one_function() {
        let files = exported(guides());
        let paths: Vec<&str> =
            files.iter().map(|file| file.path.as_str()).filter(|path| !path.starts_with("search/b/")).collect();
        assert_eq!(
            paths,
            ["search/facets.js", "search/lengths.js", "search/rare.js", "search/t1.js", "search/words.js"]
        );
        for file in &files {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            assert!(text.starts_with("mingbaiSearch(\"") && text.ends_with(");\n"), "{}", file.path);
            assert!(!text.contains('\u{2028}') && text.matches('\n').count() == 1, "{}", file.path);
        }
    }

    #[test]
    fn nothing_to_search_is_a_valid_index() {
        let index = Index::build(Vec::new()).unwrap();
        assert_eq!(index.search("社保卡", 10).unwrap().hits, []);
        assert!(index.export().unwrap().len() >= 4);
    }

    #[test]
    fn addresses_share_folder_and_ending() {
        let (groups, slugs) = addresses(&[guide("甲", &[]), guide("乙", &[])]);
        assert_eq!(groups, [(0, "guides/".to_owned(), ".html".to_owned(), 2)]);
        assert_eq!(slugs, ["甲", "乙"]);
    }

    #[test]
    fn syllables_are_followed_by_their_characters() {
        assert_eq!(syllables("会计快a".chars()), "hui会ji计kuai快kuai会");
    }
}
