//! Who answers for a place in the content: the department and, within it, the post that maintains the guide.

use std::collections::BTreeMap;

use crate::diag::{FileId, SourceMap, Span};
use crate::model::{Department, Entry};
use crate::resolve::{GuideHandle, Handle, Portal};
use crate::source::Kind;

/// A part of the report; in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Department(Handle<Department>),
    /// Guides whose department is not written or not known.
    NoDepartment,
    /// What all departments use: the site, materials, policies, pages.
    Shared,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    Guide(GuideHandle),
    /// Anything else, by its kind; `None` for what is about the folder as a whole.
    Other(Section, Option<Kind>),
}

/// The entries of each file by the byte at which they begin.
pub struct Owners<'a> {
    portal: &'a Portal,
    sources: &'a SourceMap,
    entries: BTreeMap<FileId, BTreeMap<u32, Subject>>,
}

/// Kinds that have a folder of their own.
const KINDS: &[Kind] = &[
    Kind::Department,
    Kind::Hall,
    Kind::Window,
    Kind::Material,
    Kind::Topic,
    Kind::Policy,
    Kind::Guide,
    Kind::Bundle,
    Kind::Page,
    Kind::Notice,
    Kind::Attachment,
];

impl<'a> Owners<'a> {
    pub fn new(portal: &'a Portal, sources: &'a SourceMap) -> Self {
        let mut owners = Owners { portal, sources, entries: BTreeMap::new() };
        for handle in portal.guides() {
            owners.add(portal.guide(handle), Subject::Guide(handle));
        }
        for (index, entry) in portal.content.departments.iter().enumerate() {
            let section = Section::Department(Handle::new(index));
            owners.add(entry, Subject::Other(section, Some(Kind::Department)));
        }
        for (entry, links) in portal.content.windows.iter().zip(&portal.links.windows) {
            let section = links.departments.first().map_or(Section::Shared, |handle| Section::Department(*handle));
            owners.add(entry, Subject::Other(section, Some(Kind::Window)));
        }
        owners
    }

    fn add<T>(&mut self, entry: &Entry<T>, subject: Subject) {
        self.entries.entry(entry.file).or_default().insert(entry.id_span.start, subject);
    }

    /// What a place is about: the entry it stands in or, where the file holds none, the file's kind.
    pub fn subject(&self, span: Option<Span>) -> Subject {
        let Some(span) = span else { return Subject::Other(Section::Shared, None) };
        let entries = self.entries.get(&span.file);
        let found = entries.and_then(|entries| entries.range(..=span.start).next_back().or(entries.iter().next()));
        found.map_or_else(|| self.unread(span.file), |(_, subject)| *subject)
    }

    /// A guide that could not be read names no department.
    fn unread(&self, file: FileId) -> Subject {
        let path = self.sources.file(file).path.as_str();
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let kind = match path {
            "site.yaml" => Some(Kind::Site),
            "calendar.yaml" => Some(Kind::Calendar),
            "synonyms.yaml" => Some(Kind::Synonyms),
            "print-log.yaml" => Some(Kind::PrintLog),
            _ => KINDS.iter().copied().find(|kind| kind.folder() == folder),
        };
        let section = if kind == Some(Kind::Guide) { Section::NoDepartment } else { Section::Shared };
        Subject::Other(section, kind)
    }

    pub fn section(&self, subject: Subject) -> Section {
        match subject {
            Subject::Guide(handle) => {
                self.portal.guide_links(handle).department.map_or(Section::NoDepartment, Section::Department)
            }
            Subject::Other(section, _) => section,
        }
    }
}
