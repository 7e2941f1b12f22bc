//! Everything outside of a document that the findings about it depend on. While it stays the same, the findings of documents
//! that nobody touched stay the same too.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::document::Document;
use crate::check::{Asked, CheckOptions, Levels, Scope};
use crate::diag::{Diagnostics, SourceMap};
use crate::model::Content;
use crate::source::Kind;

/// What rules may look up, but for the texts themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Surroundings {
    pub asked: Asked,
    pub as_of: Option<Date>,
    pub office_phones: Arc<BTreeSet<String>>,
    pub files: Arc<BTreeSet<String>>,
    /// Editions of all catalogues, of the site and of the calendar.
    editions: Vec<u64>,
    /// What links may lead to.
    ids: Vec<(Kind, String)>,
    /// Paths of files that cannot be used: nothing that names them dangles.
    refused: Vec<String>,
}

impl Surroundings {
    /// The surroundings of every document, and what is wrong with the site's settings of rules.
    pub fn of(
        content: &Content,
        map: &SourceMap,
        documents: &[Arc<Document>],
        options: &CheckOptions,
    ) -> (Self, Levels, Diagnostics) {
        let (levels, diags) = Levels::of(&content.site, options);
        let scope = Scope::new(content, map, options.as_of);
        let looked_up = documents.iter().filter(|document| document.is_looked_up());
        let refused = documents.iter().filter(|document| document.is_refused());
        let ids = documents.iter().flat_map(|document| document.ids()).map(|(kind, id)| (kind, id.to_owned()));
        let surroundings = Surroundings {
            asked: Asked::new(&levels),
            as_of: scope.as_of,
            office_phones: scope.office_phones,
            files: scope.files,
            editions: looked_up.map(|document| document.edition).collect(),
            ids: ids.collect(),
            refused: refused.map(|document| document.path.clone()).collect(),
        };
        (surroundings, levels, diags)
    }

    /// The content as the rules see it in these surroundings.
    pub fn scope<'a>(&self, content: &'a Content, sources: &'a SourceMap) -> Scope<'a> {
        Scope::known(content, sources, self.as_of, (Arc::clone(&self.office_phones), Arc::clone(&self.files)))
    }
}
