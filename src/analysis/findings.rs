//! The findings about one file, in two parts: what the file shows by itself, and what it is among all files.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics};

/// What was found about one file. Parts are shared with what is kept of the last check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Of reading it, of the rules that look at one document, and of looking up its references.
    pub own: Arc<Vec<Diagnostic>>,
    /// Of the rules that look at everything at once; of identifiers given twice; of comments that silence nothing.
    pub whole: Vec<Diagnostic>,
}

impl Findings {
    /// Both parts in the order in which a check shows them.
    pub fn all(&self) -> Diagnostics {
        let mut all: Diagnostics = self.own.iter().chain(&self.whole).cloned().collect();
        all.sort();
        all
    }

    /// The same findings as `last`, or `self` when there is a difference.
    pub fn or_last(self, last: Option<&Arc<Findings>>) -> Arc<Findings> {
        match last {
            Some(last) if **last == self => Arc::clone(last),
            _ => Arc::new(self),
        }
    }
}
