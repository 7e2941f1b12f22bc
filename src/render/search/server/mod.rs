//! The index for a search server: the documents, and how Quickwit and Elasticsearch have to analyse and to ask.
//!
//! In: an index. Out: files ([`files`]). Two ways lead to the same documents. Fields such as `title` are analysed by the server,
//! as near to ours as its built-in parts go. Fields such as `title_terms` hold our own terms, which the server only parts
//! at blanks: whoever asks with terms of our making gets exactly what tantivy finds here. Deliberately absent:
//! pinyin, slips, everyday words and the factors of names, which belong to the query's plan and not to an index.

mod documents;
mod elastic;
mod query;
mod quickwit;
mod yaml;

pub use query::of_page as page_query;
use serde_json::Value;

use super::store::{FIELDS, NAMING};
use super::{Index, weights};
use crate::render::Artifact;

/// For which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Server {
    Quickwit,
    Elasticsearch,
    #[default]
    Both,
}

/// The files for a server; `name` is the index's, `base` the address of the site, empty where that is not known.
pub fn files(index: &Index, server: Server, name: &str, base: &str) -> Vec<Artifact> {
    let documents: Vec<Value> = index.docs().iter().map(|doc| documents::document(doc, base)).collect();
    let mut files = vec![
        file("documents.ndjson", documents::lines(&documents)),
        file("bulk.ndjson", documents::bulk(&documents, server, name, base)),
        file("query.json", pretty(&query::templates(server))),
    ];
    if server != Server::Elasticsearch {
        files.push(file("quickwit.yaml", yaml::text(&quickwit::index(name))));
    }
    if server != Server::Quickwit {
        files.push(file("elasticsearch.json", pretty(&elastic::index())));
    }
    files
}

fn file(path: &str, text: String) -> Artifact {
    Artifact { path: path.to_owned(), bytes: text.into_bytes() }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A field that is searched.
struct Searched {
    name: &'static str,
    /// Its twin with our terms.
    terms: String,
    boost: f32,
    /// Single characters are terms too.
    singles: bool,
    /// It holds several texts.
    is_list: bool,
}

fn searched() -> impl Iterator<Item = Searched> {
    FIELDS.into_iter().zip(weights::FIELDS).enumerate().map(|(at, (name, boost))| Searched {
        name,
        terms: format!("{name}_terms"),
        boost,
        singles: at < NAMING,
        is_list: matches!(name, "aliases" | "materials"),
    })
}

#[cfg(test)]
mod tests;
