//! What the content means: typed entries with positions.
//!
//! In: the [`Tree`] of documents. Out: a [`Content`] with every entry that could be read, and a finding for every field
//! that could not. References are still identifiers here; `resolve/` looks them up. Deliberately absent: rules that
//! need more than one field (`check/`).

mod assemble;
mod body;
mod bundle;
mod cells;
mod certain;
mod department;
mod describe;
mod facts;
mod floor_plan;
mod guide;
mod guide_parts;
mod hall;
mod id;
mod macros;
mod material;
mod page;
mod parse;
mod policy;
mod print_log;
pub mod record;
mod shape;
mod site;
mod situation;
mod synonyms;
mod texts;
mod value;
mod variants;
mod when;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{FileId, Span};
use crate::source::Unread;
pub use assemble::{Pieces, Refused, assemble};
pub use body::{Body, MARKDOWN};
pub use bundle::*;
pub use cells::Cells;
pub use certain::narrow;
pub use department::Department;
pub use describe::{DocumentShape, Filed, describe};
pub use floor_plan::*;
pub use guide::*;
pub use guide_parts::*;
pub use hall::*;
pub use id::{BadId, LONGEST_ID, bad_id};
pub use material::*;
pub use page::*;
pub use parse::{Entries, Parsed, parse, read};
pub use policy::*;
pub use print_log::*;
pub use record::{Choice, Record, Text};
pub use shape::{ChoiceWord, Field, Need, RecordShape, Shape, TextForm};
pub use site::{Level, ReadyJob, RuleSetting, Site, offset_minutes};
pub use situation::*;
pub use synonyms::{SynonymEntry, Synonyms};
pub use texts::{FieldText, RefAt, Texts};
pub use value::*;
pub use when::*;

/// One entry with its identifier.
#[derive(Debug)]
pub struct Entry<T> {
    /// ASCII: the file's name, or the key in a catalogue of many.
    pub id: String,
    /// Where the identifier stands: the key, or the beginning of the file.
    pub id_span: Span,
    pub file: FileId,
    /// Shared: lists of entries are copied whenever an editor types.
    pub value: Arc<T>,
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Entry { id: self.id.clone(), id_span: self.id_span, file: self.file, value: Arc::clone(&self.value) }
    }
}

/// A Markdown form under `files/`; its id is its path there, without the ending.
#[derive(Debug, Clone)]
pub struct Form {
    pub path: String,
    pub body: Body,
}

/// Everything a content folder says, by kind, each list sorted by identifier.
#[derive(Debug, Default, Clone)]
pub struct Content {
    pub site: Site,
    pub calendar: Calendar,
    pub synonyms: Synonyms,
    pub print_log: PrintLog,
    pub departments: Vec<Entry<Department>>,
    pub halls: Vec<Entry<Hall>>,
    pub windows: Vec<Entry<Window>>,
    pub materials: Vec<Entry<Material>>,
    pub topics: Vec<Entry<Topic>>,
    pub policies: Vec<Entry<Policy>>,
    pub guides: Vec<Entry<Written<Guide>>>,
    pub bundles: Vec<Entry<Written<Bundle>>>,
    pub pages: Vec<Entry<Written<Page>>>,
    pub notices: Vec<Entry<Written<Notice>>>,
    pub forms: Vec<Form>,
    /// Paths of the other files under `files/`, sorted.
    pub attachments: Vec<String>,
    /// What is there but could not be read: nothing that names it dangles.
    pub unread: Unread,
}

impl Content {
    /// The latest day on which the content says something was done to it, so that a portal without `--as-of` depends on
    /// nothing else; days to come (a notice's end, a closure) do not count.
    pub fn latest_day(&self) -> Option<Date> {
        let date = |day: Option<Day>| day.map(|day| day.date);
        let heads = self.guides.iter().map(|entry| &entry.value.head);
        let guides = heads.flat_map(|guide| [date(guide.updated), date(guide.last_reviewed)]);
        let pages = self.pages.iter().map(|entry| date(entry.value.head.updated));
        let notices = self.notices.iter().map(|entry| date(entry.value.head.published));
        let bundles = self.bundles.iter().map(|entry| date(entry.value.head.updated));
        guides.chain(pages).chain(notices).chain(bundles).flatten().max()
    }
}
