//! The entries of all documents → the [`Content`]: sorted by identifier, each identifier once.
//!
//! In: what each document says, in any order. Out: the content, the findings about identifiers and files that must be there,
//! and the entries that were refused. Deliberately absent: reading; the same documents can be put together again and again
//! while one of them is being edited.

use std::collections::BTreeSet;
use std::path::Path;

use super::id::{BadId, bad_id};
use super::{Calendar, Content, Entries, Entry, Parsed, PrintLog, Site, Synonyms};
use crate::diag::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use crate::source::{Kind, Unread};

/// All that a content folder consists of.
pub struct Pieces<'a> {
    pub map: &'a SourceMap,
    pub documents: Vec<&'a Parsed>,
    pub attachments: Vec<String>,
    /// What could not even be read as a document.
    pub unread: Unread,
    /// The folder is missing or holds nothing.
    pub is_empty: bool,
}

/// Entries that are not part of the content, by the place of their identifier.
pub type Refused = BTreeSet<Span>;

/// Puts the entries of all documents together.
pub fn assemble(pieces: Pieces<'_>) -> (Content, Diagnostics, Refused) {
    let mut content = Content { attachments: pieces.attachments, unread: pieces.unread, ..Content::default() };
    for document in &pieces.documents {
        content.unread.extend(document.unread.clone());
        content.add(&document.entries);
    }
    let mut settle = Settle { map: pieces.map, diags: Diagnostics::new(), refused: Refused::new() };
    if !pieces.is_empty {
        let has = |kind| pieces.documents.iter().any(|document| document.kind == kind);
        settle.required(has(Kind::Site), Kind::Site, "site.yaml", &content.unread);
        settle.required(has(Kind::Calendar), Kind::Calendar, "calendar.yaml", &content.unread);
    }
    settle.list(&mut content.departments, Kind::Department);
    settle.list(&mut content.halls, Kind::Hall);
    settle.list(&mut content.windows, Kind::Window);
    settle.list(&mut content.materials, Kind::Material);
    settle.list(&mut content.topics, Kind::Topic);
    settle.list(&mut content.policies, Kind::Policy);
    settle.list(&mut content.guides, Kind::Guide);
    settle.list(&mut content.bundles, Kind::Bundle);
    settle.list(&mut content.pages, Kind::Page);
    settle.list(&mut content.notices, Kind::Notice);
    content.attachments.sort_by(|a, b| Path::new(a).cmp(Path::new(b)));
    content.forms.sort_by(|a, b| Path::new(&a.path).cmp(Path::new(&b.path)));
    (content, settle.diags, settle.refused)
}

impl Content {
    /// Adds the entries of a document at the end of their list.
    fn add(&mut self, entries: &Entries) {
        match entries {
            Entries::Nothing => {}
            Entries::Site(site) => self.site = Site::clone(site),
            Entries::Calendar(calendar) => self.calendar = Calendar::clone(calendar),
            Entries::Synonyms(synonyms) => self.synonyms = Synonyms::clone(synonyms),
            Entries::PrintLog(log) => self.print_log = PrintLog::clone(log),
            Entries::Departments(list) => self.departments.extend_from_slice(list),
            Entries::Halls(list) => self.halls.extend_from_slice(list),
            Entries::Windows(list) => self.windows.extend_from_slice(list),
            Entries::Materials(list) => self.materials.extend_from_slice(list),
            Entries::Topics(list) => self.topics.extend_from_slice(list),
            Entries::Policies(list) => self.policies.extend_from_slice(list),
            Entries::Guides(list) => self.guides.extend_from_slice(list),
            Entries::Bundles(list) => self.bundles.extend_from_slice(list),
            Entries::Pages(list) => self.pages.extend_from_slice(list),
            Entries::Notices(list) => self.notices.extend_from_slice(list),
            Entries::Form(form) => self.forms.push(form.clone()),
        }
    }
}

impl Content {
    /// Puts the entries of one document in the place of those it had. Which of two entries with one identifier stays is
    /// decided when all are put together again.
    pub fn exchange(&mut self, file: FileId, old: Option<&Entries>, new: Option<&Entries>) {
        if let Some(old) = old {
            self.update(file, old, false);
        }
        if let Some(new) = new {
            self.update(file, new, true);
        }
    }

    fn update(&mut self, file: FileId, entries: &Entries, is_there: bool) {
        match entries {
            Entries::Nothing | Entries::Form(_) => {}
            Entries::Site(site) => self.site = Site::clone(site),
            Entries::Calendar(calendar) => self.calendar = Calendar::clone(calendar),
            Entries::Synonyms(synonyms) if is_there => self.synonyms = Synonyms::clone(synonyms),
            // The file may be taken away.
            Entries::Synonyms(_) => self.synonyms = Synonyms::default(),
            Entries::PrintLog(log) if is_there => self.print_log = PrintLog::clone(log),
            Entries::PrintLog(_) => self.print_log = PrintLog::default(),
            Entries::Departments(list) => renew(&mut self.departments, file, list, is_there),
            Entries::Halls(list) => renew(&mut self.halls, file, list, is_there),
            Entries::Windows(list) => renew(&mut self.windows, file, list, is_there),
            Entries::Materials(list) => renew(&mut self.materials, file, list, is_there),
            Entries::Topics(list) => renew(&mut self.topics, file, list, is_there),
            Entries::Policies(list) => renew(&mut self.policies, file, list, is_there),
            Entries::Guides(list) => renew(&mut self.guides, file, list, is_there),
            Entries::Bundles(list) => renew(&mut self.bundles, file, list, is_there),
            Entries::Pages(list) => renew(&mut self.pages, file, list, is_there),
            Entries::Notices(list) => renew(&mut self.notices, file, list, is_there),
        }
    }
}

fn renew<T>(all: &mut Vec<Entry<T>>, file: FileId, list: &[Entry<T>], is_there: bool) {
    if !is_there {
        all.retain(|entry| entry.file != file);
        return;
    }
    for entry in list {
        if let Err(at) = all.binary_search_by(|known| known.id.cmp(&entry.id)) {
            all.insert(at, entry.clone());
        }
    }
}

impl Entries {
    /// Whether the document says nothing, or cannot be read.
    pub fn is_empty(&self) -> bool {
        match self {
            Entries::Nothing => true,
            Entries::Site(_)
            | Entries::Calendar(_)
            | Entries::Synonyms(_)
            | Entries::PrintLog(_)
            | Entries::Form(_) => false,
            Entries::Departments(list) => list.is_empty(),
            Entries::Halls(list) => list.is_empty(),
            Entries::Windows(list) => list.is_empty(),
            Entries::Materials(list) => list.is_empty(),
            Entries::Topics(list) => list.is_empty(),
            Entries::Policies(list) => list.is_empty(),
            Entries::Guides(list) => list.is_empty(),
            Entries::Bundles(list) => list.is_empty(),
            Entries::Pages(list) => list.is_empty(),
            Entries::Notices(list) => list.is_empty(),
        }
    }
}

struct Settle<'a> {
    map: &'a SourceMap,
    diags: Diagnostics,
    refused: Refused,
}

impl Settle<'_> {
    /// A file that must exist once, at the top.
    fn required(&mut self, is_there: bool, kind: Kind, name: &str, unread: &Unread) {
        if !is_there && !unread.holds_kind(kind) {
            let finding = Diagnostic::error("file-missing", None).arg("path", name).word("kind", kind.word());
            self.diags.push(finding.help("file-missing.help"));
        }
    }

    /// Sorts a list by identifier; of two with one identifier the second in the order of the files is refused.
    fn list<T>(&mut self, entries: &mut Vec<Entry<T>>, kind: Kind) {
        entries.retain(|entry| {
            let valid = is_valid_id(entry, kind, &mut self.diags);
            if !valid {
                self.refused.insert(entry.id_span);
            }
            valid
        });
        let place = |entry: &Entry<T>| (Path::new(&self.map.file(entry.file).path), entry.id_span.start);
        entries.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| place(a).cmp(&place(b))));
        entries.dedup_by(|later, first| {
            let same = later.id == first.id;
            if same {
                self.diags.push(duplicate(later, first, self.map, kind));
                self.refused.insert(later.id_span);
            }
            same
        });
    }
}

fn duplicate<T>(later: &Entry<T>, first: &Entry<T>, map: &SourceMap, kind: Kind) -> Diagnostic {
    let (line, _) = map.line_col(first.file, first.id_span.start);
    let finding = Diagnostic::error("duplicate-id", later.id_span).word("kind", kind.word()).arg("id", &later.id);
    finding
        .arg("first", format!("{}:{line}", map.shown_path(first.file)))
        .related(first.id_span, "duplicate-id.first")
        .help("duplicate-id.help")
}

/// Reports an identifier that cannot be one; an entry under a reserved one is kept, so that nothing else about it is missed.
fn is_valid_id<T>(entry: &Entry<T>, kind: Kind, diags: &mut Diagnostics) -> bool {
    let Some(bad) = bad_id(&entry.id) else { return true };
    let finding = Diagnostic::error("bad-id", entry.id_span).arg("id", &entry.id).word("kind", kind.word());
    diags.push(finding.help(bad.help()));
    bad == BadId::Reserved
}
