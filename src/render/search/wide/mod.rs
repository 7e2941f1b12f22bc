//! The index of a big site: names in many small files, of which an answer loads the few it needs.
//!
//! In: the index. Out: `search/t1.js` with figures only, and three families of files: `n/` where strings stand in names, `s/`
//! what letters spell and what sounds alike, `d/` what is shown of a document. A file is found by the hash of its key, so
//! the browser needs no table of contents. Answers are those of the plain form, to the bit: `themes/default/scripts/wide/`
//! offers the same functions as the scan of all names, and a test holds the two against each other. Deliberately absent: ranking.

mod chunks;
mod postings;
mod sounds;

use std::fmt::Write;

use serde::Serialize;

use super::export::{self, Column, Figures, Groups};
use super::{Doc, Index, pack, shards};
use crate::render::Artifact;

/// What the wide `t1.js` hands over.
#[derive(Serialize)]
struct Tier1 {
    #[serde(flatten)]
    figures: Figures,
    /// For titles and aliases, each document's length in tantivy's codes.
    lengths: Vec<String>,
    departments: Column,
    /// Runs of documents with the same kind and address, as in the plain form.
    groups: Groups,
    /// Documents among the most requested: the gap to the one before, and the rank.
    frequent: String,
    /// Every syllable that a character of a name is read as.
    syllables: String,
    /// Number of files under `search/n/` and `search/s/`, and of documents in each one under `search/d/`.
    files: [usize; 3],
}

/// The script of the theme that reads these files.
pub const READER: &str = "assets/wide.js";

/// Puts the reader before the names of a wide index, so that the page waits for one file only.
pub fn join_reader(files: &mut [Artifact], reader: &Artifact) {
    if !files.iter().any(|file| file.path.starts_with("search/n/")) {
        return;
    }
    for file in files.iter_mut().filter(|file| file.path == "search/t1.js") {
        file.bytes.splice(0..0, reader.bytes.iter().copied());
    }
}

/// Titles and aliases.
const NAMES: usize = 2;

/// `t1.js` and the files beside it, for a site whose long texts are in `texts` files.
pub fn files(index: &Index, texts: usize) -> tantivy::Result<Vec<Artifact>> {
    let docs = index.docs.as_slice();
    let (named, mut files) = postings::files(&index.names, &index.thesaurus);
    let (sounding, more) = sounds::files(&index.names);
    files.extend(more);
    files.push(sounds::of_everyday_words(&index.names, &index.thesaurus));
    let (groups, slugs) = export::addresses(docs);
    files.extend(chunks::files(docs, &slugs));
    let tier1 = Tier1 {
        figures: export::figures(index, texts)?,
        lengths: (0..NAMES).map(|field| lengths(index, field)).collect::<tantivy::Result<_>>()?,
        departments: export::departments(docs),
        groups,
        frequent: frequent(docs),
        syllables: sounds::syllables(&index.names),
        files: [named, sounding, chunks::SIZE],
    };
    let script = format!("mingbaiSearch(\"t1\",{});\n", pack::literal(&tier1));
    files.push(Artifact { path: "search/t1.js".into(), bytes: script.into_bytes() });
    Ok(files)
}

fn lengths(index: &Index, field: usize) -> tantivy::Result<String> {
    Ok(pack::numbers(index.store.lengths(field)?.into_iter().map(u64::from)))
}

fn frequent(docs: &[Doc]) -> String {
    let mut next = 0;
    let ranked = docs.iter().enumerate().filter_map(|(doc, d)| d.frequent.map(|rank| (doc as u64, u64::from(rank))));
    pack::numbers(ranked.flat_map(|(doc, rank)| {
        let gap = doc - next;
        next = doc + 1;
        [gap, rank]
    }))
}

/// Spreads blocks over files by the hashes of their keys, as `!key block`; the size of a file is about `size` bytes.
fn spread<'a>(blocks: impl Iterator<Item = (&'a str, &'a str)> + Clone, size: usize) -> Vec<String> {
    let bytes: usize = blocks.clone().map(|(key, block)| key.len() + block.len() + 2).sum();
    let mut texts = vec![String::new(); (bytes / size).next_power_of_two().clamp(1, MOST_FILES)];
    let count = texts.len();
    for (key, block) in blocks {
        let _ = write!(texts[shards::hash(key) as usize % count], "!{key} {block}");
    }
    texts
}

const MOST_FILES: usize = 4_096;

#[cfg(test)]
mod tests {
    use super::super::samples::guides;
    use super::*;

    #[test]
    fn ranks_are_gaps_and_ranks() {
        let mut docs = guides();
        docs.truncate(5);
        for (doc, rank) in docs.iter_mut().zip([None, Some(7), Some(2), None, Some(9)]) {
            doc.frequent = rank;
        }
        assert_eq!(frequent(&docs), pack::numbers([1, 7, 0, 2, 1, 9]));
    }

    #[test]
    fn blocks_lie_where_their_hash_says() {
        let blocks: Vec<(String, String)> = (0..50).map(|n| (format!("k{n}"), "x".repeat(40))).collect();
        let texts = spread(blocks.iter().map(|(key, block)| (key.as_str(), block.as_str())), 100);
        assert_eq!(texts.len(), 32);
        for (key, block) in &blocks {
            assert!(texts[shards::hash(key) as usize % 32].contains(&format!("!{key} {block}")), "{key}");
        }
    }

    #[test]
    fn a_wide_index_has_no_file_that_grows_with_every_name() {
        let files = Index::build(guides()).unwrap().export_as(super::super::Form::Wide).unwrap();
        let t1 = files.iter().find(|file| file.path == "search/t1.js").unwrap();
        let text = std::str::from_utf8(&t1.bytes).unwrap();
        assert!(!text.contains("社会保障卡"), "{text}");
        let again = Index::build(guides()).unwrap().export_as(super::super::Form::Wide).unwrap();
        assert_eq!(files, again);
    }
}
