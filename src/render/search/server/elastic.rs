//! Elasticsearch's settings and mappings, of built-in parts only (OpenSearch has the same).
//!
//! The standard tokenizer parts Chinese into characters and keeps words; `cjk_bigram` joins neighbours; filters before it
//! make traditional characters simple and take punctuation from between Chinese, as we do. Other than ours, a
//! character that stands alone is a term in long texts too.

use serde_json::{Map, Value, json};

use super::searched;
use crate::render::search::rare;

/// Punctuation and blanks between two Chinese characters.
pub const BETWEEN: &str = "(?<=\\p{IsHan})[^\\p{L}\\p{N}]+(?=\\p{IsHan})";

pub fn index() -> Value {
    json!({ "settings": { "analysis": analysis() }, "mappings": { "dynamic": "strict", "properties": properties() } })
}

fn analysis() -> Value {
    let analyzer = |bigrams: &str| {
        json!({
            "type": "custom",
            "char_filter": ["mingbai_simplified", "mingbai_joined"],
            "tokenizer": "standard",
            "filter": ["cjk_width", "lowercase", bigrams],
        })
    };
    let bigrams = |singles: bool| {
        let others = ["hiragana", "katakana", "hangul"];
        json!({ "type": "cjk_bigram", "output_unigrams": singles, "ignored_scripts": others })
    };
    let simplified: Vec<String> = rare::pairs().map(|(from, to)| format!("{from} => {to}")).collect();
    json!({
        "char_filter": {
            "mingbai_simplified": { "type": "mapping", "mappings": simplified },
            "mingbai_joined": { "type": "pattern_replace", "pattern": BETWEEN, "replacement": "" },
        },
        "filter": { "mingbai_singles_and_pairs": bigrams(true), "mingbai_pairs": bigrams(false) },
        "analyzer": {
            "mingbai_names": analyzer("mingbai_singles_and_pairs"),
            "mingbai_texts": analyzer("mingbai_pairs"),
            "mingbai_terms": { "type": "custom", "tokenizer": "whitespace" },
        },
    })
}

fn properties() -> Value {
    let mut fields = Map::new();
    for name in ["id", "kind", "audiences", "topics"] {
        fields.insert(name.into(), json!({ "type": "keyword" }));
    }
    for name in ["url", "facts", "options"] {
        fields.insert(name.into(), json!({ "type": "keyword", "index": false, "doc_values": false }));
    }
    for (name, kind) in [("frequent", "integer"), ("standing", "double"), ("online", "boolean"), ("free", "boolean")] {
        fields.insert(name.into(), json!({ "type": kind }));
    }
    for field in searched() {
        let analyzer = if field.singles { "mingbai_names" } else { "mingbai_texts" };
        fields.insert(field.name.into(), text(analyzer));
        fields.insert(field.terms, text("mingbai_terms"));
    }
    Value::Object(fields)
}

/// Frequencies and lengths are what BM25 counts; without positions there are no phrases, and a smaller index.
fn text(analyzer: &str) -> Value {
    json!({ "type": "text", "analyzer": analyzer, "index_options": "freqs" })
}
