//! Documents → entries: one entry or many per file. A document is read by itself, so that a change of one costs no more
//! than that one; [`assemble`](super::assemble) puts the entries of all together.

use std::sync::Arc;

use rayon::prelude::*;

use super::assemble::{Pieces, assemble};
use super::record::{Record, read_record, wrong_type};
use super::{
    Body, Bundle, Calendar, Content, Department, Entry, Form, Guide, Hall, Material, Notice, Page, Policy, PrintLog,
    Site, Synonyms, Topic, Window, Written,
};
use crate::diag::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use crate::source::yaml::{Key, Node, Value};
use crate::source::{Document, Kind, Tree, Unread};

/// Reads every document of the tree into typed entries.
pub fn parse(tree: &Tree) -> (Content, Diagnostics) {
    let parsed: Vec<Parsed> = tree.documents.par_iter().map(|document| read(&tree.map, document)).collect();
    let pieces = Pieces {
        map: &tree.map,
        documents: parsed.iter().collect(),
        attachments: tree.attachments.iter().map(|attachment| attachment.path.clone()).collect(),
        unread: tree.unread.clone(),
        is_empty: tree.is_empty,
    };
    let (content, mut diags, _) = assemble(pieces);
    parsed.into_iter().for_each(|one| diags.extend(one.found));
    (content, diags)
}

/// What one document says.
#[derive(Debug)]
pub struct Parsed {
    pub file: FileId,
    pub kind: Kind,
    pub entries: Entries,
    /// What is wrong with its fields.
    pub found: Diagnostics,
    pub unread: Unread,
}

/// The entries of one document, whatever their identifiers.
#[derive(Debug, Default)]
pub enum Entries {
    #[default]
    Nothing,
    Site(Box<Site>),
    Calendar(Box<Calendar>),
    Synonyms(Box<Synonyms>),
    PrintLog(Box<PrintLog>),
    Departments(Vec<Entry<Department>>),
    Halls(Vec<Entry<Hall>>),
    Windows(Vec<Entry<Window>>),
    Materials(Vec<Entry<Material>>),
    Topics(Vec<Entry<Topic>>),
    Policies(Vec<Entry<Policy>>),
    Guides(Vec<Entry<Written<Guide>>>),
    Bundles(Vec<Entry<Written<Bundle>>>),
    Pages(Vec<Entry<Written<Page>>>),
    Notices(Vec<Entry<Written<Notice>>>),
    Form(Form),
}

/// Reads one document.
pub fn read(map: &SourceMap, document: &Document) -> Parsed {
    let mut reader = Reader { map, document, found: Diagnostics::new(), unread: Unread::default() };
    let entries = reader.entries();
    Parsed { file: document.file, kind: document.kind, entries, found: reader.found, unread: reader.unread }
}

struct Reader<'a> {
    map: &'a SourceMap,
    document: &'a Document,
    found: Diagnostics,
    unread: Unread,
}

impl Reader<'_> {
    fn entries(&mut self) -> Entries {
        match self.document.kind {
            Kind::Site => self.single().map_or(Entries::Nothing, |site| Entries::Site(Box::new(site))),
            Kind::Calendar => self.single().map_or(Entries::Nothing, |days| Entries::Calendar(Box::new(days))),
            Kind::Synonyms => self.single().map_or(Entries::Nothing, |words| Entries::Synonyms(Box::new(words))),
            Kind::PrintLog => self.single().map_or(Entries::Nothing, |log| Entries::PrintLog(Box::new(log))),
            Kind::Department => Entries::Departments(self.catalogue()),
            Kind::Hall => Entries::Halls(self.catalogue()),
            Kind::Window => Entries::Windows(self.catalogue()),
            Kind::Material => Entries::Materials(self.catalogue()),
            Kind::Topic => Entries::Topics(self.catalogue()),
            Kind::Policy => Entries::Policies(self.catalogue()),
            Kind::Guide => Entries::Guides(self.written()),
            Kind::Bundle => Entries::Bundles(self.written()),
            Kind::Page => Entries::Pages(self.written()),
            Kind::Notice => Entries::Notices(self.written()),
            Kind::Form => {
                Entries::Form(Form { path: self.map.file(self.document.file).path.clone(), body: self.body() })
            }
            Kind::Attachment => Entries::Nothing,
        }
    }

    /// A file that is one record.
    fn single<T: Record>(&mut self) -> Option<T> {
        let node = self.document.tree(self.map, &mut self.found)?;
        let pairs = mapping(&node, T::KIND, &mut self.found)?;
        Some(read_record(pairs, node.span, &mut self.found))
    }

    /// The document's fields; without them its entries are noted as unread, so that references to them are not dangling.
    fn pairs(&mut self, kind: &'static str) -> Option<(Vec<(Key, Node)>, Span)> {
        let document = self.document;
        let Some(node) = document.tree(self.map, &mut self.found) else {
            self.unread.add_text(document.kind, &document.stem, &self.map.file(document.file).text);
            return None;
        };
        mapping(&node, kind, &mut self.found)?;
        match node.value {
            Value::Map(pairs) => Some((pairs, node.span)),
            _ => None,
        }
    }

    /// One entry per file when the top level holds the record's own fields, else one per key.
    fn catalogue<T: Record>(&mut self) -> Vec<Entry<T>> {
        let Some((pairs, span)) = self.pairs(T::KIND) else { return Vec::new() };
        if is_single::<T>(&pairs) {
            let value = read_record(&pairs, span, &mut self.found);
            return vec![self.entry(value)];
        }
        pairs.iter().filter_map(|(key, value)| self.keyed(key, value)).collect()
    }

    fn keyed<T: Record>(&mut self, key: &Key, node: &Node) -> Option<Entry<T>> {
        let Value::Map(pairs) = &node.value else {
            let finding = Diagnostic::error("blank-entry", key.span).arg("id", &key.name).word("kind", T::KIND);
            self.found.push(finding.help("wrong-type.help-record"));
            self.unread.add_entry(self.document.kind, &key.name);
            return None;
        };
        // A missing field of one entry among many is shown at the entry's key.
        let value = Arc::new(read_record(pairs, key.span, &mut self.found));
        Some(Entry { id: key.name.clone(), id_span: key.span, file: self.document.file, value })
    }

    fn written<T: Record>(&mut self) -> Vec<Entry<Written<T>>> {
        let Some((pairs, span)) = self.pairs(T::KIND) else { return Vec::new() };
        let at = Span::new(self.document.file, span.start as usize, span.start as usize);
        let head = read_record(&pairs, at, &mut self.found);
        vec![self.entry(Written { head, body: self.body() })]
    }

    /// The only entry of its file, which gives it its name.
    fn entry<T>(&self, value: T) -> Entry<T> {
        let Document { file, stem, .. } = self.document;
        Entry { id: stem.clone(), id_span: Span::start_of(*file), file: *file, value: Arc::new(value) }
    }

    fn body(&self) -> Body {
        let Some(offset) = self.document.body else { return Body::default() };
        let text = self.map.file(self.document.file).text[offset..].to_owned();
        Body { text, file: self.document.file, offset }
    }
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

/// A record's own fields hold texts and lists, the entries of a catalogue mappings; one blank entry among many does not
/// make the catalogue a single record.
fn is_single<T: Record>(pairs: &[(Key, Node)]) -> bool {
    let is_map = |node: &Node| matches!(node.value, Value::Map(_));
    let is_field = |key: &Key| T::FIELDS.iter().any(|field| field.name == key.name);
    pairs.iter().any(|(key, value)| is_field(key) && !is_map(value)) || !pairs.iter().any(|(_, value)| is_map(value))
}
