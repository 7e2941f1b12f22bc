//! Quickwit's index configuration (format 0.8).
//!
//! Its custom tokenizers are tantivy's: n-grams, regular expressions. N-grams of one and two characters are our terms of
//! Chinese text; other than ours they part words of letters and digits too, run over punctuation, and fold neither
//! width nor traditional characters.

use serde_json::{Value, json};

use super::{Searched, searched};

/// Names of the tokenizers.
const NAMES: &str = "mingbai_names";
const TEXTS: &str = "mingbai_texts";
const TERMS: &str = "mingbai_terms";
/// What stands between blanks.
pub const TERM: &str = "[^ ]+";

pub fn index(name: &str) -> Value {
    let mut fields = vec![
        field("id", "text", &[("tokenizer", json!("raw"))]),
        field("url", "text", &[("indexed", json!(false))]),
        field("kind", "text", &[("tokenizer", json!("raw")), ("fast", json!(true))]),
        field("facts", "array<text>", &[("indexed", json!(false))]),
        field("options", "array<text>", &[("indexed", json!(false))]),
        field("frequent", "u64", &[("fast", json!(true))]),
        field("standing", "f64", &[("fast", json!(true))]),
        field("audiences", "array<text>", &[("tokenizer", json!("raw"))]),
        field("topics", "array<text>", &[("tokenizer", json!("raw"))]),
        field("online", "bool", &[]),
        field("free", "bool", &[]),
    ];
    fields.extend(searched().flat_map(|field| [text(&field), terms(&field)]));
    let ngram = |name: &str, least: u32| json!({ "name": name, "type": "ngram", "min_gram": least, "max_gram": 2, "filters": ["lower_caser"] });
    json!({
        "version": "0.8",
        "index_id": name,
        "doc_mapping": {
            "mode": "strict",
            "field_mappings": fields,
            "tokenizers": [
                ngram(NAMES, 1),
                ngram(TEXTS, 2),
                { "name": TERMS, "type": "regex", "pattern": TERM },
            ],
        },
        "search_settings": { "default_search_fields": searched().map(|field| field.name).collect::<Vec<_>>() },
    })
}

fn field(name: &str, kind: &str, more: &[(&str, Value)]) -> Value {
    let mut field = json!({ "name": name, "type": kind });
    for (key, value) in more {
        field[*key] = value.clone();
    }
    field
}

/// As the server analyses it.
fn text(searched: &Searched) -> Value {
    let tokenizer = if searched.singles { NAMES } else { TEXTS };
    let kind = if searched.is_list { "array<text>" } else { "text" };
    let scored = [("tokenizer", json!(tokenizer)), ("record", json!("freq")), ("fieldnorms", json!(true))];
    field(searched.name, kind, &scored)
}

/// As we have analysed it.
fn terms(searched: &Searched) -> Value {
    let scored = [("tokenizer", json!(TERMS)), ("record", json!("freq")), ("fieldnorms", json!(true))];
    let mut field = field(&searched.terms, "text", &scored);
    field["stored"] = json!(false);
    field
}
