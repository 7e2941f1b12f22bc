//! Documents as JSON, one a line: every field that the portal's index has, and our terms of those that are searched.

use serde_json::{Map, Value, json};

use super::searched;
use crate::pages::search::{Doc, DocKind};
use crate::render::search::token::Terms;
use crate::render::search::weights;

/// What no document has is left out: an empty text finds nothing, and fields of guides say nothing of a window.
pub fn document(doc: &Doc) -> Value {
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| {
        let is_empty = value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            fields.insert(name.to_owned(), value);
        }
    };
    set("id", json!(doc.id));
    set("url", json!(doc.url));
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

/// The same as Elasticsearch's `_bulk` wants it; `create` is the action that Quickwit knows too.
pub fn bulk(documents: &[Value], name: &str) -> String {
    let one = |document: &Value| {
        let id = [&document["kind"], &document["id"]].map(|part| part.as_str().unwrap_or_default()).join("/");
        format!("{}\n{document}\n", json!({ "create": { "_index": name, "_id": id } }))
    };
    documents.iter().map(one).collect()
}
