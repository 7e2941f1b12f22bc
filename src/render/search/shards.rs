//! The long texts as postings, in small script files by the hash of the term.
//!
//! `search/b/<n>.js` holds the terms whose hash modulo the number of files is `n`, each as `!term materials summary body`:
//! three lists of documents, each document as the gap to the one before, doubled, plus 1 where the term stands there
//! more than once and the count (less 2) follows. `search/lengths.js` has the length of each text, for BM25.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::pack;
use super::store::{NAMING, Posting, Store};
use super::weights::FIELDS;
use crate::render::Artifact;

/// Fields that travel as postings.
const LONG: usize = FIELDS.len() - NAMING;
/// Bytes a file should have: one round trip, little that was not asked for.
const FILE_SIZE: usize = 6_000;
const MAX_FILES: usize = 4_096;

/// The number of files and the files.
pub fn files(store: &Store) -> tantivy::Result<(usize, Vec<Artifact>)> {
    let terms = terms(store)?;
    let size: usize = terms.iter().map(|(term, lists)| term.len() + lists.iter().map(String::len).sum::<usize>()).sum();
    let count = (size / FILE_SIZE).next_power_of_two().clamp(1, MAX_FILES);
    let mut texts = vec![String::new(); count];
    for (term, lists) in &terms {
        let text = &mut texts[hash(term) as usize % count];
        let _ = write!(text, "!{term} {}", lists.join(" "));
    }
    let mut files: Vec<Artifact> = texts.iter().enumerate().map(|(number, text)| file(number, text)).collect();
    files.push(lengths(store)?);
    Ok((count, files))
}

fn file(number: usize, text: &str) -> Artifact {
    let script = format!("mingbaiSearch(\"b\",{},{number});\n", pack::literal(&text));
    Artifact { path: format!("search/b/{number}.js"), bytes: script.into_bytes() }
}

fn terms(store: &Store) -> tantivy::Result<BTreeMap<String, [String; LONG]>> {
    let mut terms: BTreeMap<String, [String; LONG]> = BTreeMap::new();
    for at in 0..LONG {
        store.each_term(NAMING + at, |term, postings| {
            terms.entry(term.to_owned()).or_default()[at] = packed(&postings);
        })?;
    }
    Ok(terms)
}

fn packed(postings: &[Posting]) -> String {
    let mut out = String::new();
    let mut next = 0;
    for posting in postings {
        let gap = u64::from(posting.doc - next) * 2;
        next = posting.doc + 1;
        pack::number(&mut out, gap + u64::from(posting.count > 1));
        if posting.count > 1 {
            pack::number(&mut out, u64::from(posting.count) - 2);
        }
    }
    out
}

/// FNV-1a over UTF-16 units, which JavaScript has at hand.
pub fn hash(term: &str) -> u32 {
    term.encode_utf16().fold(0x811c_9dc5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

fn lengths(store: &Store) -> tantivy::Result<Artifact> {
    let mut lengths = Vec::new();
    let mut totals = Vec::new();
    for field in NAMING..FIELDS.len() {
        lengths.push(pack::numbers(store.lengths(field)?.into_iter().map(u64::from)));
        totals.push(store.total(field)?);
    }
    let script = format!("mingbaiSearch(\"lengths\",{},{});\n", pack::literal(&lengths), pack::literal(&totals));
    Ok(Artifact { path: "search/lengths.js".into(), bytes: script.into_bytes() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_counts_are_packed_in_pairs() {
        let postings = [(0, 1), (1, 3), (30, 1)].map(|(doc, count)| Posting { doc, count });
        assert_eq!(packed(&postings), pack::numbers([0, 1, 1, 28 * 2]));
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(hash(""), 0x811c_9dc5);
        assert_eq!(hash("a"), 0xe40c_292c);
    }
}
