//! What is shown of documents: `search/d/<n>.js`, each with the same number of neighbours.
//!
//! Titles, aliases (parted by tabs), the rest of the addresses and facts (parted by tabs), a document a line.

use super::super::Doc;
use super::super::pack::{self, line};
use crate::render::Artifact;

/// Documents in a file: few enough that a hit brings little beside itself.
pub const SIZE: usize = 12;

/// The files of documents whose addresses end so.
pub fn files(docs: &[Doc], slugs: &[String]) -> Vec<Artifact> {
    docs.chunks(SIZE)
        .zip(slugs.chunks(SIZE))
        .enumerate()
        .map(|(number, (docs, slugs))| file(number, docs, slugs))
        .collect()
}

fn file(number: usize, docs: &[Doc], slugs: &[String]) -> Artifact {
    let of = |text: &dyn Fn(&Doc) -> String| docs.iter().map(text).collect::<Vec<_>>().join("\n");
    let list =
        |texts: &[String], form: fn(&str) -> String| texts.iter().map(|text| form(text)).collect::<Vec<_>>().join("\t");
    let columns = [
        of(&|doc| line(&doc.title)),
        of(&|doc| list(&doc.aliases, line)),
        slugs.join("\n"),
        of(&|doc| list(&doc.facts, pack::fact)),
    ];
    let script = format!("mingbaiSearch(\"d\",{},{number});\n", pack::literal(&columns));
    Artifact { path: format!("search/d/{number}.js"), bytes: script.into_bytes() }
}
