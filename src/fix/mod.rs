//! Mending: texts and what is found in them → the same texts with every certain slip mended.
//!
//! In: the texts of a content folder. Out: for each text that can be mended the new one and how many slips are gone, and a
//! finding for each mend that was not made. The edits come with the findings of `source/`, `model/` and `check/`; only
//! trailing blanks, which no finding is worth, are found here. Each file is mended alone, round by round, because a mended
//! indentation shows the slips behind it, until a round finds nothing to do: a second run changes nothing.
//!
//! Nothing is believed: after each round the file is read again (`judge.rs`), and an edit after which it says anything
//! else than before, outside of what the edit replaced, or shows a finding it did not have, is dropped and said so.
//! Deliberately absent: Markdown bodies, guesses, and the file system (`cli/` asks, `output/` writes).

mod diff;
mod judge;
mod look;
mod round;
mod tidy;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, FileId, SourceFile, SourceMap, Span};
pub use diff::unified;
use judge::Why;
use look::Look;
use round::Mend;

/// A file with slips in it.
#[derive(Debug)]
pub struct Mended {
    pub file: FileId,
    /// The whole new text; the old one when no mend could be made.
    pub text: String,
    /// Slips that are gone from it.
    pub count: usize,
    /// A finding for each mend that was dropped, in places of the old text.
    pub dropped: Diagnostics,
}

/// Bytes that may be read again and again for one file: a short file gets as many rounds as it needs.
const EFFORT: usize = 64 * 1024 * 1024;

/// Mends every file; those in which nothing can be mended are not in the list. `found` is what a check of all of them
/// found: a file is read again only when it holds one of the mends, or trailing blanks.
pub fn mend(sources: &SourceMap, found: &Diagnostics) -> Vec<Mended> {
    let mendable: BTreeSet<FileId> = found.iter().flat_map(|f| f.fix.iter().map(|edit| edit.span.file)).collect();
    let site = sources.iter().find(|(_, file)| file.path == look::SITE).map(|(_, file)| file.text.as_str());
    let files: Vec<(FileId, &SourceFile)> =
        sources.iter().filter(|(id, file)| mendable.contains(id) || has_trailing_blanks(&file.text)).collect();
    files.into_par_iter().filter_map(|(id, file)| mend_file(id, file, site)).collect()
}

fn has_trailing_blanks(text: &str) -> bool {
    text.lines().any(|line| line.ends_with(char::is_whitespace))
}

fn mend_file(id: FileId, file: &SourceFile, site: Option<&str>) -> Option<Mended> {
    let mut look = Look::at(&file.path, file.text.clone(), site)?;
    let rounds = (EFFORT / file.text.len()).clamp(4, 200);
    let mut count = 0;
    let mut dropped = Vec::new();
    for _ in 0..rounds {
        let (next, left, made) = step(look, site);
        (look, dropped) = (next, left);
        count += made;
        if made == 0 {
            break;
        }
    }
    let dropped: Diagnostics = dropped.iter().map(|(mend, why)| finding(id, file, mend, *why)).collect();
    (count > 0 || !dropped.is_empty()).then_some(Mended { file: id, text: look.text, count, dropped })
}

/// One round: the slips of the findings, and when these leave nothing to do, the trailing blanks.
fn step(look: Look, site: Option<&str>) -> (Look, Vec<(Mend, Why)>, usize) {
    let mends = look.mends(site);
    let (look, dropped, made) = round::run(look, mends, site);
    if made > 0 {
        return (look, dropped, made);
    }
    let blanks = tidy::trailing_blanks(&look);
    // Blanks that turn out to mean something are simply kept.
    let (look, _, made) = round::run(look, blanks, site);
    (look, dropped, made)
}

/// Mends keep the lines, so the line is the same in the old text.
fn finding(id: FileId, file: &SourceFile, mend: &Mend, why: Why) -> Diagnostic {
    let start = file.text.split_inclusive('\n').take(mend.line - 1).map(str::len).sum();
    let (_, _, end) = file.line(start);
    let line = file.text[start..end].trim_end();
    let first = start + line.len() - line.trim_start().len();
    let finding = Diagnostic::warning("fix-dropped", Span::new(id, first.min(start + line.len()), start + line.len()));
    finding.word("why", why.word()).help("fix-dropped.help")
}

#[cfg(test)]
mod tests;
