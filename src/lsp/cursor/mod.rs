//! Where in the model a place of a text is, although the text need not be valid: the line that is being typed seldom is.
//!
//! In: a text and a byte in it. Out: a [`Cursor`]: the keys and lists that lead there, read off the indentation and the
//! brackets before it, and the word that stands there. Deliberately absent: what the keys mean (`target.rs`).

mod lines;
mod scan;

use std::ops::Range;

use lines::region;
use scan::Scan;

/// One step from the top of the YAML down to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    /// Into an item of a list.
    Item,
}

/// What is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The name of a field, with its colon behind it.
    Key,
    /// What stands behind a colon.
    Value,
    /// A line or an item that has no colon yet: it may become a field or be a value.
    Either,
}

/// A place in YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The way to the mapping whose field is being written, or to the value.
    pub steps: Vec<Step>,
    pub place: Place,
    /// Bytes of the word at the place, without quotes; empty where nothing has been written.
    pub word: Range<usize>,
    /// Other fields of the mapping at the place.
    pub present: Vec<String>,
    /// Column of the field, for lines to be written below it.
    pub column: usize,
    /// Whether the place is between brackets.
    pub in_flow: bool,
}

/// The cursor at a byte of a file; `None` in comments, block texts and Markdown.
pub fn at(path: &str, text: &str, offset: usize) -> Option<Cursor> {
    let yaml = region(path, text);
    if !(yaml.start..=yaml.end).contains(&offset) {
        return None;
    }
    let mut scan = Scan::new(text, yaml.end, offset);
    let mut at = yaml.start;
    for line in text[yaml].split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        if offset <= end {
            return scan.cursor(at..end);
        }
        scan.line(at..end);
        at += line.len();
    }
    scan.cursor(at..at)
}

#[cfg(test)]
mod tests;
