//! A kind of file → its JSON Schema (draft-07, which the YAML extension of VS Code reads).
//!
//! In: a [`DocumentShape`] and a language. Out: a schema that accepts what the model reads without a finding and refuses
//! unknown fields, missing required ones and words outside of a set. Deliberately absent: which identifiers exist, and
//! the rules of the check; the language server knows both.

use serde_json::{Value, json};

use super::patterns;
use crate::lang::Lang;
use crate::model::{ChoiceWord, DocumentShape, Field, LONGEST_ID, Need, RecordShape, Shape};

/// Stands in every schema, so that only our own files are ever written over.
pub const MARK: &str = "mingbai schema";

/// The schema of a kind of file.
pub fn schema(document: &DocumentShape, lang: Lang) -> Value {
    let record = record(&document.record, lang);
    let mut schema = match document.is_catalogue {
        true => catalogue(&document.record, record),
        false => record,
    };
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["$comment"] = json!(MARK);
    schema["title"] = json!(lang.text(document.record.kind));
    schema
}

/// One entry when a field of the record stands at the top with anything but a mapping, else entries by identifier: the
/// way the model tells them apart.
fn catalogue(shape: &RecordShape, record: Value) -> Value {
    let is_own =
        |field: &Field| json!({"required": [field.name], "properties": {field.name: {"not": {"type": "object"}}}});
    json!({
        "type": "object",
        "if": {"anyOf": shape.fields.iter().map(is_own).collect::<Vec<_>>()},
        "then": record,
        "else": {
            "propertyNames": identifier(),
            "minProperties": 1,
            "additionalProperties": record,
        },
    })
}

fn identifier() -> Value {
    json!({"pattern": patterns::ID, "maxLength": LONGEST_ID, "not": {"pattern": patterns::RESERVED}})
}

fn record(shape: &RecordShape, lang: Lang) -> Value {
    let fields = shape.fields.iter().map(|field| (field.name.to_owned(), self::field(field, lang)));
    let required: Vec<&str> =
        shape.fields.iter().filter(|field| field.need == Need::Required).map(|field| field.name).collect();
    json!({
        "type": "object",
        "properties": fields.collect::<serde_json::Map<_, _>>(),
        "required": required,
        "additionalProperties": false,
    })
}

/// A field: what it may hold, and what an editor is told about it.
fn field(field: &Field, lang: Lang) -> Value {
    let mut schema = value(&field.shape, lang);
    let doc = lang.pick(field.doc, field.doc_en);
    let need = lang.text(need(field.need));
    // Editors show the title and the examples by themselves.
    schema["title"] = json!(lang.pick(field.zh, field.name));
    schema["description"] = json!(format!("{need}{doc}").trim_start());
    schema["markdownDescription"] = json!(format!("**{}** {doc}", need.trim()));
    if let Some(example) = example(field) {
        let is_list = matches!(field.shape, Shape::List(_));
        schema["examples"] = if is_list { json!([[example]]) } else { json!([example]) };
    }
    schema
}

/// Key of `lang/` saying whether a field must be there.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Required => "schema.required",
        Need::Wanted => "schema.wanted",
        Need::Optional => "schema.optional",
    }
}

/// One plausible value (one item of a list).
fn example(field: &Field) -> Option<Value> {
    let text = field.sample()?;
    Some(match field.shape.item() {
        Shape::Bool => json!(text == "true"),
        Shape::When => json!({"who": "agent"}),
        Shape::Count => text.parse::<u32>().map_or(json!(text), |count| json!(count)),
        _ => json!(text),
    })
}

/// What a value may be.
fn value(shape: &Shape, lang: Lang) -> Value {
    match shape {
        // YAML reads 12345 as a number; the model keeps its digits.
        Shape::Text(_) | Shape::Ref(_) => text(&["string", "number"], shape, lang),
        Shape::Date | Shape::Limit | Shape::Times | Shape::Weekdays | Shape::Cells => text(&["string"], shape, lang),
        Shape::Count => {
            let mut count = text(&["integer", "string"], shape, lang);
            count["minimum"] = json!(0);
            count["maximum"] = json!(u32::MAX);
            count
        }
        Shape::Bool => json!({"enum": [true, false, "是", "否"]}),
        Shape::When => json!({"type": "object", "minProperties": 1}),
        Shape::Choice(_, words) => choice(words, lang),
        Shape::List(item) => list(item, lang),
        Shape::Record(shape) => match shorthand(shape, lang) {
            Some(text) => json!({"anyOf": [record(shape, lang), text]}),
            None => record(shape, lang),
        },
    }
}

fn text(types: &[&str], shape: &Shape, lang: Lang) -> Value {
    let mut schema = json!({"type": if types.len() == 1 { json!(types[0]) } else { json!(types) }});
    match patterns::of(shape) {
        Some(pattern) => schema["pattern"] = json!(pattern),
        None => schema["minLength"] = json!(1),
    }
    if let Some(hint) = patterns::hint(shape) {
        // No keyword of draft-07, but the YAML extension says it in place of the pattern.
        schema["patternErrorMessage"] = json!(lang.text(hint));
    }
    schema
}

/// What may stand for the whole record.
fn shorthand(shape: &RecordShape, lang: Lang) -> Option<Value> {
    Some(value(&shape.field(shape.shorthand?)?.shape, lang))
}

/// The words of the reader's language are offered with their meanings; the others are accepted.
fn choice(words: &[ChoiceWord], lang: Lang) -> Value {
    let offered: Vec<&str> = words.iter().map(|word| lang.pick(word.zh, word.en)).collect();
    let others: Vec<&str> = words.iter().map(|word| lang.pick(word.en, word.zh)).collect();
    let meanings: Vec<&str> = words.iter().map(|word| lang.pick(word.doc, word.doc_en)).collect();
    json!({"anyOf": [
        {"enum": offered, "enumDescriptions": meanings, "markdownEnumDescriptions": meanings},
        {"type": "string", "pattern": format!("^({})$", others.join("|"))},
    ]})
}

/// A list, or one value alone where that can be written as a text.
fn list(item: &Shape, lang: Lang) -> Value {
    let items = json!({"type": "array", "minItems": 1, "items": value(item, lang)});
    let alone = match item {
        Shape::Record(shape) => shorthand(shape, lang),
        Shape::List(_) => None,
        own => Some(value(own, lang)),
    };
    match alone {
        Some(alone) => json!({"anyOf": [items, alone]}),
        None => items,
    }
}
