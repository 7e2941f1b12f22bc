//! How to ask: templates of search requests with the boosts of our fields.
//!
//! `{{query}}` stands for what was typed, `{{term}}` and `{{weight}}` for one term of a plan and its weight; `should` gets such
//! a group for each term.

use serde_json::{Map, Value, json};

use super::{Server, searched};
use crate::render::search::weights;

pub fn templates(server: Server) -> Value {
    let plain = request(should(|field| json!({ "match": { field.0: { "query": "{{query}}", "boost": field.2 } } })));
    let by_terms = request(should(
        |field| json!({ "term": { field.1: { "value": "{{term}}", "boost": format!("{{{{weight}}}} * {}", field.2) } } }),
    ));
    let boosts: Map<String, Value> = searched()
        .flat_map(|field| [(field.name.to_owned(), boost(field.boost)), (field.terms, boost(field.boost))])
        .collect();
    let mut templates = json!({
        "boosts": boosts,
        "weights": { "pair_or_word": 1.0, "single_character": weights::SINGLE },
        "plain": plain,
        "terms": by_terms,
        "filters": [
            { "term": { "audiences": { "value": "person" } } },
            { "term": { "topics": { "value": "{{topic}}" } } },
            { "term": { "online": { "value": "true" } } },
            { "term": { "free": { "value": "true" } } },
        ],
    });
    if server != Server::Quickwit {
        // Only Elasticsearch multiplies scores by a field: guides first, and those that are asked for often.
        let standing = json!({ "field": "standing", "missing": 1.0 });
        let scored = json!({ "query": plain["query"], "field_value_factor": standing, "boost_mode": "multiply" });
        templates["plain_elasticsearch"] = json!({ "query": { "function_score": scored }, "size": 10 });
    }
    templates
}

/// The request that the results page sends, with `{query}` for what is asked: no long texts come back.
pub fn of_page() -> String {
    let shown = [
        "url",
        "kind",
        "title",
        "aliases",
        "department",
        "facts",
        "summary",
        "audiences",
        "topics",
        "online",
        "free",
        "options",
    ];
    let should = should(|field| json!({ "match": { field.0: { "query": "{query}", "boost": field.2 } } }));
    let query = json!({ "bool": { "should": should } });
    json!({ "size": PAGE, "_source": shown, "sort": ["_score"], "query": query }).to_string()
}

/// Most hits that the results page asks for.
const PAGE: usize = 100;

fn request(should: Value) -> Value {
    json!({ "query": { "bool": { "should": should, "filter": [] } }, "size": 10, "sort": ["_score"] })
}

/// One clause a field, from its name, that of its terms, and its boost.
fn should(clause: impl Fn((&str, &str, Value)) -> Value) -> Value {
    searched().map(|field| clause((field.name, &field.terms, boost(field.boost)))).collect()
}

/// As it is written in `weights.rs`, and not as the nearest 64-bit number.
fn boost(value: f32) -> Value {
    json!(value.to_string().parse::<f64>().unwrap_or(1.0))
}
