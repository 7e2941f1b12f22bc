//! Entries by kind and identifier: what they are called, where they stand, where they are used.

use ::pinyin::ToPinyin;

use crate::analysis::Workspace;
use crate::diag::{FileId, Span};
use crate::model::{Content, Entries, Entry, RefAt, Text, Texts};
use crate::source::Kind;

/// An entry that can be named.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Other names.
    pub also: Vec<&'a str>,
    pub span: Span,
}

/// The entries of a kind.
pub fn of_kind(content: &Content, kind: Kind) -> Vec<Named<'_>> {
    match kind {
        Kind::Department => list(&content.departments, |value| &value.name, |value| texts([&value.short_name])),
        Kind::Hall => list(&content.halls, |value| &value.name, |_| Vec::new()),
        Kind::Window => list(&content.windows, |value| &value.name, |value| texts([&value.number])),
        Kind::Material => list(&content.materials, |value| &value.name, |value| texts(&value.aliases)),
        Kind::Topic => list(&content.topics, |value| &value.name, |_| Vec::new()),
        Kind::Policy => list(&content.policies, |value| &value.title, |value| texts([&value.document_number])),
        Kind::Guide => list(&content.guides, |value| &value.head.title, |value| texts(&value.head.aliases)),
        Kind::Bundle => list(&content.bundles, |value| &value.head.title, |value| texts(&value.head.aliases)),
        Kind::Page => list(&content.pages, |value| &value.head.title, |_| Vec::new()),
        Kind::Notice => list(&content.notices, |value| &value.head.title, |_| Vec::new()),
        Kind::Site | Kind::Calendar | Kind::Synonyms | Kind::PrintLog | Kind::Form | Kind::Attachment => Vec::new(),
    }
}

fn list<T>(entries: &[Entry<T>], title: fn(&T) -> &str, also: fn(&T) -> Vec<&str>) -> Vec<Named<'_>> {
    let named = |entry| {
        let Entry { id, id_span, value, .. }: &Entry<T> = entry;
        Named { id, title: title(value), also: also(value), span: *id_span }
    };
    entries.iter().map(named).collect()
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<&'a str> {
    texts.into_iter().map(|text| text.value.as_str()).filter(|text| !text.is_empty()).collect()
}

/// The entry of this identifier.
pub fn find<'a>(content: &'a Content, kind: Kind, id: &str) -> Option<Named<'a>> {
    of_kind(content, kind).into_iter().find(|entry| entry.id == id)
}

/// The entry whose file this is, or whose key stands at this byte of it.
pub fn defined_at(content: &Content, kind: Kind, file: FileId, offset: usize) -> Option<Named<'_>> {
    let here = of_kind(content, kind).into_iter().filter(|entry| entry.span.file == file);
    let is_key = |span: Span| span.start != span.end && (span.start as usize..=span.end as usize).contains(&offset);
    let mut here: Vec<Named<'_>> =
        here.filter(|entry| entry.span.start == entry.span.end || is_key(entry.span)).collect();
    here.pop()
}

/// Every place that names an entry.
pub fn uses(workspace: &Workspace, kind: Kind, id: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for document in workspace.documents() {
        each_ref(&document.parsed.entries, &mut |found| {
            if found.kind == kind && found.id == id {
                spans.push(found.span);
            }
        });
    }
    spans
}

fn each_ref<'a>(entries: &'a Entries, visit: &mut dyn FnMut(RefAt<'a>)) {
    match entries {
        Entries::Nothing | Entries::Synonyms(_) | Entries::Form(_) => {}
        Entries::Site(site) => site.refs(visit),
        Entries::Calendar(calendar) => calendar.refs(visit),
        Entries::PrintLog(log) => log.refs(visit),
        Entries::Departments(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Halls(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Windows(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Materials(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Topics(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Policies(list) => list.iter().for_each(|entry| entry.value.refs(visit)),
        Entries::Guides(list) => list.iter().for_each(|entry| entry.value.head.refs(visit)),
        Entries::Bundles(list) => list.iter().for_each(|entry| entry.value.head.refs(visit)),
        Entries::Pages(list) => list.iter().for_each(|entry| entry.value.head.refs(visit)),
        Entries::Notices(list) => list.iter().for_each(|entry| entry.value.head.refs(visit)),
    }
}

/// First letters of the pinyin of a Chinese text: 居民身份证 → jmsfz.
pub fn initials(text: &str) -> String {
    let letter = |c: char| match c.to_pinyin() {
        Some(syllable) => syllable.first_letter().chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    text.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_people_type() {
        assert_eq!(initials("居民身份证（A4）"), "jmsfza4");
        assert_eq!(initials(""), "");
    }
}
