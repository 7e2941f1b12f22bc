//! What lies at one path, read and understood by itself.

use crate::check::{self, Allow};
use crate::diag::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use crate::model::{self, Entries, Parsed};
use crate::source::{self, Attachment, Kind, Loaded, Unread};

/// One path of the content folder.
#[derive(Debug)]
pub struct Document {
    /// Never the same for two readings, so that equal editions are equal texts.
    pub edition: u64,
    pub path: String,
    pub what: What,
}

/// What lies at a path.
#[derive(Debug)]
pub enum What {
    Attachment(Attachment),
    /// Something that cannot be used; the finding says why.
    Refused(FileId, Diagnostic),
    Text(Box<Read>),
}

/// A document that was read.
#[derive(Debug)]
pub struct Read {
    pub file: FileId,
    pub parsed: Parsed,
    /// What reading it found, its comments that silence rules included.
    pub found: Vec<Diagnostic>,
    pub unread: Unread,
    pub allows: Vec<Allow>,
}

impl Document {
    /// Reads what was loaded; its text stands in `map` already, under `file`. `incomplete`: missing fields are only warnings.
    pub fn new(edition: u64, loaded: Loaded, file: FileId, map: &SourceMap, incomplete: bool) -> Self {
        let path = loaded.path().to_owned();
        let what = match loaded {
            Loaded::Attachment { path, absolute } => What::Attachment(Attachment { path, absolute, file }),
            Loaded::Unusable { mut finding, .. } => {
                finding.span = Some(Span::start_of(file));
                What::Refused(file, finding)
            }
            Loaded::Text { kind, .. } => What::Text(Box::new(Read::new(file, kind, map, incomplete))),
        };
        Document { edition, path, what }
    }

    pub fn file(&self) -> FileId {
        match &self.what {
            What::Attachment(attachment) => attachment.file,
            What::Refused(file, _) => *file,
            What::Text(read) => read.file,
        }
    }

    pub fn attachment(&self) -> Option<&Attachment> {
        match &self.what {
            What::Attachment(attachment) => Some(attachment),
            What::Text(_) | What::Refused(..) => None,
        }
    }

    pub fn is_refused(&self) -> bool {
        matches!(self.what, What::Refused(..))
    }

    pub fn read(&self) -> Option<&Read> {
        match &self.what {
            What::Text(read) => Some(read),
            What::Attachment(_) | What::Refused(..) => None,
        }
    }

    /// Whether other documents' findings depend on more of it than its identifier: all kinds but those that only say
    /// something about themselves.
    pub fn is_looked_up(&self) -> bool {
        let says_of_itself = |kind| {
            matches!(
                kind,
                Kind::Synonyms | Kind::PrintLog | Kind::Guide | Kind::Bundle | Kind::Page | Kind::Notice | Kind::Form
            )
        };
        self.read().is_some_and(|read| !says_of_itself(read.parsed.kind))
    }

    /// The identifiers that links may lead to, for documents that are not looked into.
    pub fn ids(&self) -> impl Iterator<Item = (Kind, &str)> {
        let entries = self.read().filter(|_| !self.is_looked_up()).map(|read| &read.parsed.entries);
        let id = match entries {
            Some(Entries::Guides(list)) => list.first().map(|entry| (Kind::Guide, entry.id.as_str())),
            Some(Entries::Bundles(list)) => list.first().map(|entry| (Kind::Bundle, entry.id.as_str())),
            Some(Entries::Pages(list)) => list.first().map(|entry| (Kind::Page, entry.id.as_str())),
            Some(Entries::Notices(list)) => list.first().map(|entry| (Kind::Notice, entry.id.as_str())),
            _ => None,
        };
        id.into_iter()
    }
}

impl Read {
    fn new(file: FileId, kind: Kind, map: &SourceMap, incomplete: bool) -> Self {
        let (document, mut diags) = source::split(map, file, kind);
        let mut unread = Unread::default();
        if document.is_unread() {
            unread.add_text(kind, &document.stem, &map.file(file).text);
        }
        let mut parsed = model::read(map, &document);
        let (allows, found) = check::allows(file, map.file(file));
        diags.extend(std::mem::replace(&mut parsed.found, Diagnostics::new()));
        diags.extend(found);
        if incomplete {
            diags.downgrade("missing-field");
        }
        Read { file, parsed, found: diags.into_iter().collect(), unread, allows }
    }
}
