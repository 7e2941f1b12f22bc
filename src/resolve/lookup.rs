//! Identifier → handle, by binary search in the sorted list of a kind.

use super::Handle;
use crate::diag::{Diagnostic, Diagnostics, nearest};
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
        match self.entries.binary_search_by(|entry| entry.id.as_str().cmp(&reference.id)) {
            Ok(index) => Some(Handle::new(index)),
            Err(_) if self.unread.may_hold(self.kind, &reference.id) => None,
            Err(_) => {
                diags.push(self.dangling(reference));
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

    fn dangling(&self, reference: &Ref<T>) -> Diagnostic {
        let finding = Diagnostic::error("dangling-reference", reference.span).word("kind", self.kind.word());
        let finding = finding.arg("id", &reference.id);
        if let Some(comma) = reference.id.chars().find(|c| matches!(c, '，' | '、')) {
            return finding.arg("comma", comma).help("dangling-reference.help-comma");
        }
        match nearest(&reference.id, self.entries.iter().map(|entry| entry.id.as_str())) {
            Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
            None => finding.arg("folder", self.kind.folder()).help("dangling-reference.help"),
        }
    }
}
