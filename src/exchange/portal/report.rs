//! What went in, what came out, and what became of each field.

use std::collections::BTreeMap;

use super::catalogue::{Catalogues, PaperEntry};
use super::item::Item;
use super::note::Note;
use super::record::{FIELDS, Record};

/// The figures of one import.
#[derive(Debug, Default)]
pub struct Report {
    pub lines: usize,
    pub blank: usize,
    pub refused: usize,
    pub imported: usize,
    /// In how many imported records the portal gives each of [`FIELDS`], in that order.
    pub given: Vec<usize>,
    /// In the order of the lines.
    pub notes: Vec<Note>,
    /// How many guides lack each field.
    pub gaps: BTreeMap<&'static str, usize>,
    pub made: Made,
    pub papers: Papers,
    /// Titles that several items share, with their lines.
    pub repeated_titles: Vec<(String, Vec<usize>)>,
}

/// Entries written.
#[derive(Debug, Default)]
pub struct Made {
    pub departments: usize,
    pub topics: usize,
    pub materials: usize,
    pub halls: usize,
    pub windows: usize,
    /// Guides with at least one window.
    pub placed: usize,
}

/// How materials were merged.
#[derive(Debug, Default)]
pub struct Papers {
    /// Names in all records together.
    pub named: usize,
    /// Different spellings among them.
    pub spellings: usize,
    /// Entries that several spellings share: the name and the spellings.
    pub merged: Vec<(String, Vec<String>)>,
    /// Names from which a count or a remark was parsed.
    pub parsed: usize,
}

impl Report {
    /// Counts the fields of an accepted record.
    pub fn count(&mut self, record: &Record) {
        self.given.resize(FIELDS.len(), 0);
        for (count, field) in self.given.iter_mut().zip(FIELDS) {
            *count += usize::from(record.gives(field.name));
        }
    }

    /// Sums up the items once all are read.
    pub fn finish(
        &mut self,
        items: &[Item],
        all: &Catalogues,
        gaps: BTreeMap<&'static str, usize>,
        mut notes: Vec<Note>,
    ) {
        notes.sort_by_key(|note| note.line);
        self.given.resize(FIELDS.len(), 0);
        (self.imported, self.notes, self.gaps) = (items.len(), notes, gaps);
        self.made = Made {
            departments: all.offices.len(),
            topics: all.topics.len(),
            materials: all.papers.len(),
            halls: all.halls.len(),
            windows: all.halls.values().map(|hall| hall.desks.len()).sum(),
            placed: items.iter().filter(|item| matches!(item.place, super::place::Place::Windows(_))).count(),
        };
        self.papers = papers(items, all);
        self.repeated_titles = repeated_titles(items);
    }
}

fn papers(items: &[Item], all: &Catalogues) -> Papers {
    let uses = || items.iter().flat_map(|item| &item.papers);
    let merged = all.papers.values().filter(|paper| paper.spellings.len() > 1);
    let shown = |paper: &PaperEntry| (paper.name().to_owned(), paper.spellings.keys().cloned().collect());
    let has_remark = |paper: &&super::item::Paper| {
        paper.asked.originals.is_some() || paper.asked.copies.is_some() || !paper.asked.note.is_empty()
    };
    Papers {
        named: uses().count(),
        spellings: all.papers.values().map(|paper| paper.spellings.len()).sum(),
        merged: merged.map(shown).collect(),
        parsed: uses().filter(has_remark).count(),
    }
}

fn repeated_titles(items: &[Item]) -> Vec<(String, Vec<usize>)> {
    let mut lines: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    items.iter().for_each(|item| lines.entry(&item.title).or_default().push(item.line));
    let repeated = lines.into_iter().filter(|(_, lines)| lines.len() > 1);
    repeated.map(|(title, lines)| (title.to_owned(), lines)).collect()
}
