//! Documents → entries: one entry or many per file, identifiers, duplicates.

use rayon::prelude::*;

use super::id::{BadId, bad_id};
use super::record::{Record, read_record, wrong_type};
use super::{Body, Calendar, Content, Entry, Form, Site, Written};
use crate::diag::{Diagnostic, Diagnostics, SourceMap, Span};
use crate::source::yaml::{Key, Node, Value};
use crate::source::{Document, Kind, Tree, Unread};

/// Reads every document of the tree into typed entries.
pub fn parse(tree: &Tree) -> (Content, Diagnostics) {
    let mut notes = Notes { diags: Diagnostics::new(), unread: tree.unread.clone() };
    let mut content = Content {
        site: single::<Site>(tree, Kind::Site, "site.yaml", &mut notes.diags),
        calendar: single::<Calendar>(tree, Kind::Calendar, "calendar.yaml", &mut notes.diags),
        departments: catalogue(tree, Kind::Department, &mut notes),
        halls: catalogue(tree, Kind::Hall, &mut notes),
        windows: catalogue(tree, Kind::Window, &mut notes),
        materials: catalogue(tree, Kind::Material, &mut notes),
        topics: catalogue(tree, Kind::Topic, &mut notes),
        policies: catalogue(tree, Kind::Policy, &mut notes),
        guides: written(tree, Kind::Guide, &mut notes),
        pages: written(tree, Kind::Page, &mut notes),
        notices: written(tree, Kind::Notice, &mut notes),
        forms: forms(tree),
        attachments: tree.attachments.iter().map(|attachment| attachment.path.clone()).collect(),
        unread: Unread::default(),
    };
    content.unread = notes.unread;
    (content, notes.diags)
}

fn of_kind(tree: &Tree, kind: Kind) -> impl ParallelIterator<Item = &Document> {
    tree.documents.par_iter().filter(move |document| document.kind == kind)
}

/// A file that must exist once, at the top.
fn single<T: Record + Default>(tree: &Tree, kind: Kind, name: &str, diags: &mut Diagnostics) -> T {
    let Some(document) = tree.documents.iter().find(|document| document.kind == kind) else {
        if tree.is_empty || tree.unread.holds_kind(kind) {
            return T::default();
        }
        let finding = Diagnostic::error("file-missing", None).arg("path", name).word("kind", kind.word());
        diags.push(finding.help("file-missing.help"));
        return T::default();
    };
    let Some(node) = document.tree(&tree.map, diags) else { return T::default() };
    mapping(&node, T::KIND, diags).map(|pairs| read_record(pairs, node.span, diags)).unwrap_or_default()
}

fn mapping<'n>(node: &'n Node, kind: &'static str, diags: &mut Diagnostics) -> Option<&'n [(Key, Node)]> {
    match &node.value {
        Value::Map(pairs) => Some(pairs),
        _ if node.is_null() => {
            diags.push(
                Diagnostic::error("file-blank", Span::start_of(node.span.file))
                    .word("kind", kind)
                    .help("file-blank.help"),
            );
            None
        }
        _ => {
            diags.push(wrong_type(node, "type.record").word("kind", kind).help("wrong-type.help-record"));
            None
        }
    }
}

/// What is noted besides the entries.
struct Notes {
    diags: Diagnostics,
    unread: Unread,
}

/// What one document gave.
struct Read<T> {
    entries: Vec<Entry<T>>,
    found: Diagnostics,
    unread: Unread,
}

impl<T> Read<T> {
    fn nothing() -> Self {
        Read { entries: Vec::new(), found: Diagnostics::new(), unread: Unread::default() }
    }

    /// The document's fields; without them its entries are noted as unread, so that references to them are not dangling.
    fn pairs(&mut self, tree: &Tree, document: &Document, kind: &'static str) -> Option<(Vec<(Key, Node)>, Span)> {
        let Some(node) = document.tree(&tree.map, &mut self.found) else {
            self.unread.add_text(document.kind, &document.stem, &tree.map.file(document.file).text);
            return None;
        };
        mapping(&node, kind, &mut self.found)?;
        match node.value {
            Value::Map(pairs) => Some((pairs, node.span)),
            _ => None,
        }
    }
}

fn catalogue<T: Record + Send>(tree: &Tree, kind: Kind, notes: &mut Notes) -> Vec<Entry<T>> {
    let read: Vec<Read<T>> = of_kind(tree, kind).map(|document| entries(tree, document)).collect();
    collect(read, &tree.map, kind, notes)
}

/// One entry per file when the top level holds the record's own fields, else one per key.
fn entries<T: Record>(tree: &Tree, document: &Document) -> Read<T> {
    let mut read = Read::nothing();
    let Some((pairs, span)) = read.pairs(tree, document, T::KIND) else { return read };
    if is_single::<T>(&pairs) {
        let value = read_record(&pairs, span, &mut read.found);
        let id_span = Span::start_of(document.file);
        read.entries.push(Entry { id: document.stem.clone(), id_span, file: document.file, value });
        return read;
    }
    for (key, value) in &pairs {
        match keyed(document, key, value, &mut read.found) {
            Some(entry) => read.entries.push(entry),
            None => read.unread.add_entry(document.kind, &key.name),
        }
    }
    read
}

/// A record's own fields hold texts and lists, the entries of a catalogue mappings; one blank entry among many does not
/// make the catalogue a single record.
fn is_single<T: Record>(pairs: &[(Key, Node)]) -> bool {
    let is_map = |node: &Node| matches!(node.value, Value::Map(_));
    let is_field = |key: &Key| T::FIELDS.iter().any(|field| field.name == key.name);
    pairs.iter().any(|(key, value)| is_field(key) && !is_map(value)) || !pairs.iter().any(|(_, value)| is_map(value))
}

fn keyed<T: Record>(document: &Document, key: &Key, node: &Node, diags: &mut Diagnostics) -> Option<Entry<T>> {
    let Value::Map(pairs) = &node.value else {
        let finding = Diagnostic::error("blank-entry", key.span).arg("id", &key.name).word("kind", T::KIND);
        diags.push(finding.help("wrong-type.help-record"));
        return None;
    };
    // A missing field of one entry among many is shown at the entry's key.
    let value = read_record(pairs, key.span, diags);
    Some(Entry { id: key.name.clone(), id_span: key.span, file: document.file, value })
}

fn written<T: Record + Send>(tree: &Tree, kind: Kind, notes: &mut Notes) -> Vec<Entry<Written<T>>> {
    let read: Vec<Read<Written<T>>> = of_kind(tree, kind).map(|document| one_written(tree, document)).collect();
    collect(read, &tree.map, kind, notes)
}

fn one_written<T: Record>(tree: &Tree, document: &Document) -> Read<Written<T>> {
    let mut read = Read::nothing();
    let Some((pairs, span)) = read.pairs(tree, document, T::KIND) else { return read };
    let at = Span::new(document.file, span.start as usize, span.start as usize);
    let head = read_record(&pairs, at, &mut read.found);
    let value = Written { head, body: body(tree, document) };
    let id_span = Span::start_of(document.file);
    read.entries.push(Entry { id: document.stem.clone(), id_span, file: document.file, value });
    read
}

fn body(tree: &Tree, document: &Document) -> Body {
    let Some(offset) = document.body else { return Body::default() };
    let text = tree.map.file(document.file).text[offset..].to_owned();
    Body { text, file: document.file, offset }
}

fn forms(tree: &Tree) -> Vec<Form> {
    let forms = tree.documents.iter().filter(|document| document.kind == Kind::Form);
    forms.map(|document| Form { path: tree.map.file(document.file).path.clone(), body: body(tree, document) }).collect()
}

/// Joins the entries of all files of a kind, sorted by id; the second of two with one id is refused.
fn collect<T>(read: Vec<Read<T>>, map: &SourceMap, kind: Kind, notes: &mut Notes) -> Vec<Entry<T>> {
    let mut all = Vec::new();
    let diags = &mut notes.diags;
    for one in read {
        all.extend(one.entries);
        diags.extend(one.found);
        notes.unread.extend(one.unread);
    }
    all.retain(|entry| is_valid_id(entry, kind, diags));
    all.sort_by(|a, b| (&a.id, a.id_span).cmp(&(&b.id, b.id_span)));
    all.dedup_by(|later, first| {
        let same = later.id == first.id;
        if same {
            diags.push(duplicate(later, first, map, kind));
        }
        same
    });
    all
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
