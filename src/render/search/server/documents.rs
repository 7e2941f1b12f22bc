//! Documents as JSON, one a line: every field that the portal's index has, and our terms of those that are searched.

use serde_json::{Map, Value, json};

use super::{Server, searched};
use crate::pages::search::{Doc, DocKind};
use crate::pages::url;
use crate::render::search::facets;
use crate::render::search::token::Terms;
use crate::render::search::weights;

/// What no document has is left out: an empty text finds nothing, and fields of guides say nothing of a window.
///
/// Addresses are whole where the site's is known: one server may answer for several halls.
pub fn document(doc: &Doc, base: &str) -> Value {
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| {
        let is_empty = value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            fields.insert(name.to_owned(), value);
        }
    };
    set("id", json!(doc.id));
    let address = if base.is_empty() { doc.url.clone() } else { url::absolute(base, &doc.url) };
    set("url", json!(address));
    set("kind", json!(doc.kind.name()));
    set("facts", json!(doc.facts));
    set("frequent", json!(doc.frequent));
    set("standing", json!(weights::KINDS[weights::kind_code(doc.kind)] * weights::frequent(doc.frequent)));
    for field in searched() {
        let texts = texts(doc, field.name);
        let terms: Vec<String> = texts.iter().flat_map(|text| Terms { singles: field.singles }.of(text)).collect();
        set(field.name, if field.is_list { json!(texts) } else { json!(texts.concat()) });
        set(&field.terms, json!(terms.join(" ")));
    }
    if doc.kind == DocKind::Guide {
        let facets = &doc.facets;
        let audiences = [(facets.person, "person"), (facets.organisation, "organisation")];
        set("audiences", audiences.iter().filter(|(is_one, _)| *is_one).map(|(_, name)| *name).collect());
        set("topics", json!(facets.topics));
        set("online", json!(facets.online));
        set("free", json!(facets.free));
        // For the results page, which opens the situation that a query names.
        set("options", doc.options.iter().map(facets::option).collect());
    }
    Value::Object(fields)
}

fn texts(doc: &Doc, field: &str) -> Vec<String> {
    match field {
        "aliases" => doc.aliases.clone(),
        "materials" => doc.materials.clone(),
        "title" => vec![doc.title.clone()],
        "department" => vec![doc.department.clone()],
        "summary" => vec![doc.summary.clone()],
        _ => vec![doc.body.clone()],
    }
}

pub fn lines(documents: &[Value]) -> String {
    documents.iter().map(|document| format!("{document}\n")).collect()
}

/// The same as `_bulk` wants it. Elasticsearch replaces what has the same identifier, which begins with the site's address so
/// that halls do not replace each other's; Quickwit knows no action but `create`, and no identifiers.
pub fn bulk(documents: &[Value], server: Server, name: &str, base: &str) -> String {
    let action = if server == Server::Quickwit { "create" } else { "index" };
    let hall = hall(name, base);
    let one = |document: &Value| {
        let id = [&document["kind"], &document["id"]].map(|part| part.as_str().unwrap_or_default()).join("/");
        format!("{}\n{document}\n", json!({ action: { "_index": name, "_id": format!("{hall}/{id}") } }))
    };
    documents.iter().map(one).collect()
}

/// What no other hall's documents begin with: the site's address without its scheme; else the index's name.
fn hall<'a>(name: &'a str, base: &'a str) -> &'a str {
    let address = base.split_once("://").map_or(base, |(_, rest)| rest).trim_end_matches('/');
    if address.is_empty() { name } else { address }
}
