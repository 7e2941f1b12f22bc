//! Findings about the content as a whole, kept in their places while a file is being typed in, until they are looked for anew.

use std::ops::Range;

use crate::diag::{Diagnostic, FileId, Span};

/// The part of a text that a change has replaced.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    old: Range<u32>,
    /// Length of what stands there now.
    new: u32,
}

impl Change {
    /// The smallest part in which two texts differ.
    pub fn between(old: &str, new: &str) -> Self {
        let start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - start;
        let end = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        Change { old: start as u32..(old.len() - end) as u32, new: (new.len() - end - start) as u32 }
    }

    /// Where a place is after the change; `None` when the change touches it.
    fn place(&self, span: Span) -> Option<Span> {
        if span.end <= self.old.start {
            return Some(span);
        }
        let moved = |at: u32| at - self.old.end + self.old.start + self.new;
        (span.start >= self.old.end).then(|| Span { start: moved(span.start), end: moved(span.end), ..span })
    }

    /// The findings in their new places, without those that the change touches.
    pub fn apply(&self, file: FileId, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let here = |span: Span| if span.file == file { self.place(span) } else { Some(span) };
        let moved = |finding: &Diagnostic| {
            let mut finding = finding.clone();
            finding.span = Some(here(finding.span?)?);
            finding.related = finding.related.iter().filter_map(|(span, key)| Some((here(*span)?, *key))).collect();
            Some(finding)
        };
        findings.iter().filter_map(moved).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_before_a_change_stay_those_behind_it_move_and_those_in_it_go() {
        let text = "title: 甲\nowner: 乙\nvisits: 1\n";
        let change = Change::between(text, "title: 甲\nowner: 乙丙\nvisits: 1\n");
        let span = |word: &str| {
            let start = text.find(word).unwrap();
            Span::new(FileId(0), start, start + word.len())
        };
        let finding = |word: &str| Diagnostic::error("x", span(word));
        let found = change.apply(FileId(0), &[finding("title"), finding("owner: 乙\nv"), finding("visits")]);
        let places: Vec<u32> = found.iter().filter_map(|finding| Some(finding.span?.start)).collect();
        assert_eq!(places, [0, span("visits").start + 3]);
    }

    #[test]
    fn repeated_letters_do_not_count_twice() {
        assert_eq!(Change::between("aaa", "aa"), Change { old: 2..3, new: 0 });
        assert_eq!(Change::between("aa", "aaa"), Change { old: 2..2, new: 1 });
        assert_eq!(Change::between("", ""), Change { old: 0..0, new: 0 });
    }
}
