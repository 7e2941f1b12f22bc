//! What every rule may look at: the content, its texts, the day, and the entries behind identifiers.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{place, shapes};
use crate::diag::{SourceMap, Span, nearest};
use crate::model::{Content, Department, Entry, FieldText, Guide, Material, Policy, Record, Ref, TextForm, Window};
use crate::source::{Kind, Opened};

/// The content as the rules see it.
#[derive(Debug)]
pub struct Scope<'a> {
    pub content: &'a Content,
    pub sources: &'a SourceMap,
    /// The day by which things are overdue; `None` only when the content carries no date at all.
    pub as_of: Option<Date>,
    /// Digits of every number that the content declares as an office's phone.
    pub office_phones: Arc<BTreeSet<String>>,
    /// Paths of everything under `files/` as it will be published, and as it lies there.
    pub files: Arc<BTreeSet<String>>,
    /// What is in the attachments; empty when nobody looked.
    pub opened: &'a [Arc<Opened>],
}

impl<'a> Scope<'a> {
    pub fn new(content: &'a Content, sources: &'a SourceMap, as_of: Option<Date>) -> Self {
        let as_of = as_of.or_else(|| content.latest_day());
        let (office_phones, files) = (Arc::new(office_phones(content)), Arc::new(files(content)));
        Scope::known(content, sources, as_of, (office_phones, files))
    }

    /// The scope of content whose phones and paths are known already.
    pub fn known(
        content: &'a Content,
        sources: &'a SourceMap,
        as_of: Option<Date>,
        (office_phones, files): (Arc<BTreeSet<String>>, Arc<BTreeSet<String>>),
    ) -> Self {
        Scope { content, sources, as_of, office_phones, files, opened: &[] }
    }

    /// The scope with what is in the attachments.
    pub fn with_attachments(self, opened: &'a [Arc<Opened>]) -> Self {
        Scope { opened, ..self }
    }

    /// Where the value of `field` stands in the record at `span`; the record itself when the field is not there.
    pub fn at(&self, span: Span, field: &str) -> Span {
        place::field(&self.sources.file(span.file).text, span, field).unwrap_or(span)
    }

    /// The characters that stand at `span`, to quote a value as the editor wrote it.
    pub fn written(&self, span: Span) -> &'a str {
        self.sources.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// `path:line`, to name another place inside a sentence.
    pub fn line(&self, span: Span) -> String {
        let (line, _) = self.sources.line_col(span.file, span.start);
        format!("{}:{line}", self.sources.shown_path(span.file))
    }

    /// Whether some guide could not be read: whatever seems unused may then be used there.
    pub fn lacks_guides(&self) -> bool {
        self.content.unread.lacks_some(Kind::Guide)
    }

    /// All guides without their bodies.
    pub fn guides(&self) -> impl Iterator<Item = &'a Guide> + use<'a> {
        self.content.guides.iter().map(|entry| &entry.value.head)
    }

    pub fn material(&self, reference: Option<&Ref<Material>>) -> Option<&'a Entry<Material>> {
        find(&self.content.materials, reference)
    }

    pub fn policy(&self, reference: Option<&Ref<Policy>>) -> Option<&'a Entry<Policy>> {
        find(&self.content.policies, reference)
    }

    pub fn window(&self, reference: Option<&Ref<Window>>) -> Option<&'a Entry<Window>> {
        find(&self.content.windows, reference)
    }

    pub fn department(&self, reference: Option<&Ref<Department>>) -> Option<&'a Entry<Department>> {
        find(&self.content.departments, reference)
    }
}

/// The entry behind an identifier; lists are sorted by identifier.
pub fn find<'a, T>(entries: &'a [Entry<T>], reference: Option<&Ref<T>>) -> Option<&'a Entry<T>> {
    let id = reference?.id.as_str();
    let index = entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
    entries.get(index)
}

/// The entries that no guide names. One that a misspelt reference may mean is not among them: the reference is the mistake.
pub fn unused<'a, T>(entries: &'a [Entry<T>], used: &BTreeSet<&str>) -> impl Iterator<Item = &'a Entry<T>> {
    /// Where more references lead nowhere, something else is wrong than a slip of the keyboard.
    const SLIPS: usize = 100;
    let ids = || entries.iter().map(|entry| entry.id.as_str());
    let dangling = used.iter().filter(|id| entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).is_err());
    let meant: BTreeSet<&str> = dangling.take(SLIPS).filter_map(|id| nearest(id, ids())).collect();
    let named: BTreeSet<&str> = ids().filter(|id| used.contains(id) || meant.contains(id)).collect();
    entries.iter().filter(move |entry| !named.contains(entry.id.as_str()))
}

fn office_phones(content: &Content) -> BTreeSet<String> {
    let mut phones = BTreeSet::new();
    let mut add = |found: FieldText<'_>| {
        if found.field.holds(TextForm::Phone) {
            phones.extend(shapes::digit_runs(&found.text.value, 5));
            phones.insert(shapes::digits(&found.text.value));
        }
    };
    content.site.each_text(&mut add);
    content.departments.iter().for_each(|entry| entry.value.each_text(&mut add));
    content.halls.iter().for_each(|entry| entry.value.each_text(&mut add));
    content.windows.iter().for_each(|entry| entry.value.each_text(&mut add));
    content.guides.iter().for_each(|entry| entry.value.head.each_text(&mut add));
    content.bundles.iter().for_each(|entry| entry.value.head.each_text(&mut add));
    phones
}

fn files(content: &Content) -> BTreeSet<String> {
    let forms = content.forms.iter().map(|form| &form.path);
    content.attachments.iter().chain(forms).cloned().collect()
}
