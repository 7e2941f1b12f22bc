//! Identifier → handle, by binary search in the sorted list of a kind.

use super::Handle;
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::model::{Entry, Ref};
use crate::source::{Kind, Unread};

/// The entries of one kind, and those that are there but could not be read.
pub struct Lookup<'a, T> {
    entries: &'a [Entry<T>],
    kind: Kind,
    unread: &'a Unread,
}

impl<'a, T> Lookup<'a, T> {
    pub fn new(entries: &'a [Entry<T>], kind: Kind, unread: &'a Unread) -> Self {
        Lookup { entries, kind, unread }
    }

    /// The handle of a reference, or a finding that names the nearest identifier.
    pub fn find(&self, reference: &Ref<T>, diags: &mut Diagnostics) -> Option<Handle<T>> {
        self.find_at(&reference.id, reference.span, diags)
    }

    /// [`Lookup::find`] for entries with a body, which references name without it.
    pub fn find_at(&self, id: &str, span: Span, diags: &mut Diagnostics) -> Option<Handle<T>> {
        match self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)) {
            Ok(index) => Some(Handle::new(index)),
            Err(_) if self.unread.may_hold(self.kind, id) => None,
            Err(_) => {
                diags.push(self.dangling(id, span));
                None
            }
        }
    }

    /// [`Lookup::find`] for a list, leaving out what is not there.
    pub fn find_all(&self, references: &[Ref<T>], diags: &mut Diagnostics) -> Vec<Handle<T>> {
        references.iter().filter_map(|reference| self.find(reference, diags)).collect()
    }

    /// [`Lookup::find`] for a field that may be missing.
    pub fn find_one(&self, reference: Option<&Ref<T>>, diags: &mut Diagnostics) -> Option<Handle<T>> {
        reference.and_then(|reference| self.find(reference, diags))
    }

    fn dangling(&self, id: &str, span: Span) -> Diagnostic {
        let finding = Diagnostic::error("dangling-reference", span).word("kind", self.kind.word());
        let finding = finding.arg("id", id);
        if let Some(comma) = id.chars().find(|c| matches!(c, '，' | '、')) {
            return finding.arg("comma", comma).help("dangling-reference.help-comma");
        }
        match nearest(id, self.entries.iter().map(|entry| entry.id.as_str())) {
            Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
            None => finding.arg("folder", self.kind.folder()).help("dangling-reference.help"),
        }
    }
}
