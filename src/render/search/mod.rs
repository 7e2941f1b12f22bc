//! Documents → the search index: what the browser loads, and the ranking that it reproduces.
//!
//! [`Index::build`] analyses documents with tantivy; [`Index::search`] ranks them for a query (the reference, and the command
//! line's answer); [`Index::export`] writes the files for the script. Names (titles, aliases) travel as plain texts and are
//! scanned by the browser, which needs no structure to load; long texts travel as postings in small files by the hash
//! of their term, fetched when a query needs them, and so do the names of sites with thousands of guides.
//! Deliberately absent: dictionaries of words, fuzzy automata, the page (see `themes/default/scripts/`).

mod explain;
mod export;
mod facets;
mod maker;
pub mod mark;
mod names;
pub mod pack;
mod pinyin;
mod query;
mod rank;
mod rare;
mod server;
mod shards;
mod slugs;
mod store;
mod thesaurus;
mod token;
mod weights;
mod wide;

#[cfg(test)]
#[path = "../../../tests/search/corpus.rs"]
pub mod samples;

use super::Artifact;
use crate::diag::Diagnostic;
use crate::lang::fold;
pub use crate::pages::search::{Doc, DocKind, Facets, Synonym};
pub use explain::{Contribution, Explanation, Found, Reasons, Unit};
use names::Names;
use query::Plan;
pub use query::{Part, Understood};
pub use rank::Factors;
use rank::Ranking;
pub use server::{Server, page_query};
use store::Store;
use thesaurus::Thesaurus;
pub use thesaurus::built_in;
pub use weights::MAX_QUERY as LONGEST_QUERY;
pub use wide::{READER, join_reader};

/// Documents that can be searched and exported.
pub struct Index {
    docs: Vec<Doc>,
    names: Names,
    thesaurus: Thesaurus,
    /// Everyday words of the site's own.
    synonyms: Vec<Synonym>,
    store: Store,
}

/// How well the documents of an answer fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// They have what was asked for.
    Match,
    /// None does; these come closest.
    Near,
    /// Nothing comes close, or nothing was asked; these are asked for most.
    Frequent,
}

/// What a search looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Titles, aliases, departments: what the browser has while somebody types.
    Names,
    /// Materials, summaries and texts too.
    Everything,
}

/// How names travel to the browser; the answers are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All in one file.
    Plain,
    /// In many small ones, for sites where one would be too big.
    Wide,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub grade: Grade,
    /// Number of documents that fit; `hits` may hold fewer.
    pub total: usize,
    pub hits: Vec<Hit>,
}

/// One document of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its number among the documents.
    pub doc: usize,
    /// For comparing within an answer; without unit.
    pub score: f64,
    /// What the score is the product of.
    pub factors: Factors,
    /// The alias that fits better than the title.
    pub alias: Option<String>,
    /// The strings, in folded form, that the shown names have of the query.
    pub matched: Vec<String>,
}

impl Index {
    /// Analyses documents; their order decides between equals.
    ///
    /// # Errors
    /// `search-index-failed` when tantivy refuses, for instance for want of memory.
    pub fn build(docs: Vec<Doc>) -> Result<Self, Box<Diagnostic>> {
        Index::with(docs, &[])
    }

    /// As [`Index::build`], with everyday words of the site's own.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn with(docs: Vec<Doc>, synonyms: &[Synonym]) -> Result<Self, Box<Diagnostic>> {
        let store = Store::new(&docs).map_err(failed)?;
        let names = Names::new(&docs);
        let thesaurus = Thesaurus::new(synonyms, &names);
        Ok(Index { docs, names, thesaurus, synonyms: synonyms.to_vec(), store })
    }

    /// The same everyday words over other documents.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn over(&self, docs: Vec<Doc>) -> Result<Self, Box<Diagnostic>> {
        Index::with(docs, &self.synonyms)
    }

    pub fn docs(&self) -> &[Doc] {
        &self.docs
    }

    /// The best `limit` documents in everything that was indexed.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn search(&self, query: &str, limit: usize) -> Result<Answer, Box<Diagnostic>> {
        self.search_in(Scope::Everything, query, limit)
    }

    /// The best `limit` documents in a part of what was indexed.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn search_in(&self, scope: Scope, query: &str, limit: usize) -> Result<Answer, Box<Diagnostic>> {
        self.ranking(scope).answer(&self.plan(query), limit).map_err(failed)
    }

    fn plan(&self, query: &str) -> Plan {
        Plan::new(query, &self.names, &self.thesaurus, self.docs.len())
    }

    fn ranking(&self, scope: Scope) -> Ranking<'_> {
        Ranking { docs: &self.docs, names: &self.names, store: &self.store, scope }
    }

    /// The answer of [`Index::search`] with how the query was understood.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn answer(&self, query: &str, limit: usize) -> Result<Explanation, Box<Diagnostic>> {
        explain::answer(self, query, limit).map_err(failed)
    }

    /// The same with the reasons of each hit.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn explain(&self, query: &str, limit: usize) -> Result<Explanation, Box<Diagnostic>> {
        explain::explain(self, query, limit).map_err(failed)
    }

    /// The files for a search server; `name` is that of the index there, `base` the site's address or empty.
    pub fn for_server(&self, server: Server, name: &str, base: &str) -> Vec<Artifact> {
        server::files(self, server, name, base)
    }

    /// The files under `search/`, in order of their paths; the same documents give the same bytes.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn export(&self) -> Result<Vec<Artifact>, Box<Diagnostic>> {
        export::files(self, None).map_err(failed)
    }

    /// The same in a form that does not depend on the size of the site.
    ///
    /// # Errors
    /// As for [`Index::build`].
    pub fn export_as(&self, form: Form) -> Result<Vec<Artifact>, Box<Diagnostic>> {
        export::files(self, Some(form)).map_err(failed)
    }
}

/// The form in which names and queries are compared.
pub fn normal(text: &str) -> String {
    fold::normal(text)
}

fn failed(error: tantivy::TantivyError) -> Box<Diagnostic> {
    let finding = Diagnostic::error("search-index-failed", None).arg("detail", error.to_string());
    Box::new(finding.help("search-index-failed.help"))
}
