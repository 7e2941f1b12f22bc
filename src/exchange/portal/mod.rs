//! A provincial portal's service items (JSON Lines, the portal's own field names) → a content folder.
//!
//! In: the lines. Out: [`Imported`]: the files of the folder as texts, a [`Report`], and a finding for each line that was
//! refused. Lines are independent: a bad one costs only itself. Nothing is invented, and nothing is mended in silence:
//! what the portal lacks is left out and listed, what cannot be mapped is counted, shown and kept as a comment.
//! The same input gives the same files, and an item keeps its identifier in another export.

mod bodies;
mod catalogue;
mod condition;
mod desk;
mod guide;
mod item;
mod limit;
mod lines;
mod material;
mod names;
mod note;
mod phone;
mod place;
mod reader;
mod record;
mod report;
mod situation;
mod slug;
mod text;
mod tree;
mod uscc;
mod words;

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use crate::diag::{Diagnostic, Diagnostics};
use catalogue::{Catalogues, collect, item_key};
use item::Item;
use lines::Line;
use note::{Note, Reason};
use record::{Fault, Record};
pub use report::Report;
pub use tree::File;

/// What an import made.
#[derive(Debug, Default)]
pub struct Imported {
    /// Sorted by path; empty when no line could be read.
    pub files: Vec<File>,
    pub report: Report,
    /// One error for each refused line, in the order of the lines.
    pub diagnostics: Diagnostics,
}

/// Reads all lines. `name` is the input as the user named it.
///
/// # Errors
/// The operating system's, when the input cannot be read to its end.
pub fn import(input: &mut impl BufRead, name: &str) -> io::Result<Imported> {
    let mut reading = Reading { name, ..Reading::default() };
    while let Some(line) = lines::next(input)? {
        reading.line(line);
    }
    let Reading { mut items, mut notes, mut report, diagnostics, .. } = reading;
    let all = collect(&items);
    items.iter_mut().for_each(|item| look_up(item, &all, &mut notes));
    let tree = tree::tree(&items, &all);
    report.finish(&items, &all, tree.gaps, notes);
    let files = if items.is_empty() { Vec::new() } else { tree.files };
    Ok(Imported { files, report, diagnostics })
}

/// The state while lines are read.
#[derive(Default)]
struct Reading<'n> {
    name: &'n str,
    items: Vec<Item>,
    notes: Vec<Note>,
    report: Report,
    diagnostics: Diagnostics,
    /// Lines of the items read so far, by their keys.
    seen: BTreeMap<String, usize>,
}

impl Reading<'_> {
    fn line(&mut self, line: Line) {
        self.report.lines += 1;
        let bytes = match line {
            Line::Bytes(bytes) => bytes,
            Line::TooLong => return self.refuse(self.finding("import-too-long").help("import-too-long.help")),
        };
        let bytes = if self.report.lines == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) } else { &bytes };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.report.blank += 1;
            return;
        }
        match Record::read(self.report.lines, bytes) {
            Ok(record) => self.record(&record),
            Err(fault) => self.refuse(self.faulty(fault)),
        }
    }

    fn record(&mut self, record: &Record) {
        let Some(title) = item::title(record) else {
            return self.refuse(self.finding("import-no-name").help("import-no-name.help"));
        };
        let mut notes = Vec::new();
        let item = item::item(record, title, &mut notes);
        match self.seen.get(&item_key(&item)) {
            Some(first) => {
                let code = if item.code.is_some() { "import-duplicate-code" } else { "import-duplicate-name" };
                let what = item.code.unwrap_or(item.title);
                let finding = self.finding(code).arg("what", what).arg("first", first.to_string());
                self.refuse(finding.help("import-duplicate.help"));
            }
            None => {
                self.seen.insert(item_key(&item), record.line);
                self.report.count(record);
                self.notes.extend(notes);
                self.items.push(item);
            }
        }
    }

    fn refuse(&mut self, finding: Diagnostic) {
        self.report.refused += 1;
        self.diagnostics.push(finding);
    }

    fn finding(&self, code: &'static str) -> Diagnostic {
        Diagnostic::error(code, None).arg("file", self.name).arg("line", self.report.lines.to_string())
    }

    fn faulty(&self, fault: Fault) -> Diagnostic {
        match fault {
            Fault::NotUtf8 => self.finding("import-not-utf8").help("import-not-utf8.help"),
            Fault::NotJson(reason) => {
                self.finding("import-not-json").arg("reason", reason).help("import-not-json.help")
            }
            Fault::NotAnObject => self.finding("import-not-an-object").help("import-not-json.help"),
        }
    }
}

/// Notes that need the departments of all records.
fn look_up(item: &mut Item, all: &Catalogues, notes: &mut Vec<Note>) {
    let line = item.line;
    let mut note = |field: &str, ours, reason, value: String| {
        item.draft.remark(ours, reader::remark(field, reason, &value));
        notes.push(Note { line, field: field.to_owned(), reason, value });
    };
    if item.bodies.iter().any(|body| all.office_named(&body.name).is_none()) {
        let takes_part = |word: &str| !bodies::with_role(&item.bodies, word).is_empty();
        let reason = if takes_part("受理") || takes_part("决定") { Reason::RolesOnly } else { Reason::NotABody };
        note("co_department", "joint_bodies", reason, item.bodies_written.clone());
    }
    if let Some(office) = item.office.as_ref().filter(|office| all.offices[&office.key].name != office.name) {
        note("DEPT_NAME", "department", Reason::NameDiffers, office.name.clone());
    }
}
