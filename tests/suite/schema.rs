//! The JSON Schemas for editors: they accept what the check accepts, and refuse what was planted.

use std::collections::BTreeMap;
use std::process::Command;

use crate::support::json::{documents, of_yaml};
use crate::support::{mini, repository};
use jsonschema::{Draft, Validator};
use mingbai::editor::schemas;
use mingbai::lang::Lang;
use mingbai::model::{DocumentShape, Need, RecordShape, Shape, describe};
use mingbai::source::Kind;
use serde_json::{Value, json};

#[test]
fn every_file_of_the_demo_hall_is_accepted_front_matter_included() {
    let validators = validators(Lang::Zh);
    for folder in [repository("content"), mini()] {
        let documents = documents(&folder);
        assert!(documents.iter().any(|document| document.path.ends_with(".md")), "no front matter was looked at");
        for document in documents {
            let found: Vec<String> = validators[&document.kind]
                .iter_errors(&document.value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(found.is_empty(), "{}\n{}", document.path, found.join("\n"));
        }
    }
}

#[test]
fn unknown_fields_are_refused_at_every_depth() {
    each_place(|shape, pointer, whole, validator| {
        if let Shape::Record(_) = shape {
            let planted = with(whole, pointer, |value| value["no_such_field"] = json!("x"));
            assert!(!validator.is_valid(&planted), "an unknown field at {pointer}");
        }
    });
}

#[test]
fn missing_required_fields_are_refused_at_every_depth() {
    let mut tried = 0;
    each_place(|shape, pointer, whole, validator| {
        let Shape::Record(record) = shape else { return };
        for field in record.fields.iter().filter(|field| field.need == Need::Required) {
            let planted = with(whole, pointer, |value| drop(value.as_object_mut().unwrap().remove(field.name)));
            assert!(!validator.is_valid(&planted), "{} is missing at {pointer}", field.name);
            tried += 1;
        }
    });
    assert!(tried > 150, "only {tried} fields were tried");
}

#[test]
fn words_outside_of_a_set_are_refused_and_those_of_the_other_language_are_not() {
    let mut tried = 0;
    each_place(|shape, pointer, whole, validator| {
        let Shape::Choice(_, words) = shape else { return };
        let planted = with(whole, pointer, |value| *value = json!("没有的词"));
        assert!(!validator.is_valid(&planted), "a wrong word at {pointer}");
        for word in *words {
            assert!(validator.is_valid(&with(whole, pointer, |value| *value = json!(word.en))), "{}", word.en);
        }
        tried += 1;
    });
    assert!(tried > 30, "only {tried} places were tried");
}

#[test]
fn values_of_the_wrong_kind_are_refused_at_every_depth() {
    each_place(|shape, pointer, whole, validator| {
        let wrong = match shape {
            Shape::Date => json!("2026.3.1"),
            Shape::Limit => json!("尽快"),
            Shape::Count => json!("三"),
            Shape::Bool => json!("也许"),
            Shape::Times => json!("上午"),
            Shape::Weekdays => json!("周八"),
            Shape::Cells => json!("三行B列"),
            Shape::When => json!("代办"),
            Shape::Ref(_) => json!("身份证"),
            Shape::Text(_) => json!({"a": "b"}),
            Shape::Choice(..) | Shape::List(_) | Shape::Record(_) => return,
        };
        assert!(!validator.is_valid(&with(whole, pointer, |value| *value = wrong.clone())), "{wrong} at {pointer}");
    });
}

#[test]
fn what_the_model_reads_in_several_forms_is_accepted_in_all_of_them() {
    let guide = |yaml: &str| with(&guide_of_mini(), "", |value| merge(value, of_yaml(yaml)));
    let validator = &validators(Lang::Zh)[&Kind::Guide];
    for yaml in [
        "promised_limit: 3 个月",
        "promised_limit: 即来即办",
        "promised_limit: 20 工 作 日",
        "complaint_phone: 12345",
        "complaint_phone: 0520-6821001、（0520）6821002转3",
        "visits: \"1\"",
        "fees: {charged: 否}",
        "delivery: 窗口领取",
        "conditions: 年满16周岁",
        "conditions: [年满16周岁, {text: 有住所}]",
        "topics: care",
        "aliases: [110, 急救]",
    ] {
        let found: Vec<_> = validator.iter_errors(&guide(yaml)).map(|error| error.to_string()).collect();
        assert!(found.is_empty(), "{yaml}: {found:?}");
    }
    for yaml in ["fees: true", "steps: 受理", "conditions: []", "title:", "title: {a: b}", "published: 2026-13-01"] {
        assert!(!validator.is_valid(&guide(yaml)), "{yaml}");
    }
}

#[test]
fn a_catalogue_may_hold_one_entry_or_many_and_its_identifiers_are_looked_at() {
    let validator = &validators(Lang::Zh)[&Kind::Topic];
    let topic = json!({"name": "住房", "kind": "主题", "description": "买房租房"});
    assert!(validator.is_valid(&topic));
    assert!(validator.is_valid(&json!({"housing": topic, "work": topic})));
    for id in ["Housing", "住房", "index", "housing-p2", "-a"] {
        assert!(!validator.is_valid(&json!({id: topic})), "{id}");
    }
    assert!(!validator.is_valid(&json!({"housing": null})));
}

#[test]
fn every_field_is_explained_in_both_languages_with_an_example_that_fits() {
    for lang in [Lang::Zh, Lang::En] {
        for (path, schema) in texts(lang) {
            let mut fields = 0;
            each_field(&schema, &mut |name, field| {
                let description = field["description"].as_str().unwrap();
                let is_chinese = description.contains(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}'));
                assert!(lang == Lang::En || is_chinese, "{path}: {name}: {description}");
                assert!(field["markdownDescription"].as_str().unwrap().contains("**"), "{path}: {name}");
                for example in field["examples"].as_array().into_iter().flatten() {
                    let found =
                        validator(field).iter_errors(example).map(|error| error.to_string()).collect::<Vec<_>>();
                    assert!(found.is_empty(), "{path}: {name}: {found:?}");
                }
                fields += 1;
            });
            assert!(fields > 3, "{path} has only {fields} fields");
        }
    }
}

#[test]
fn the_schemas_are_schemas_of_draft_7() {
    for (path, schema) in texts(Lang::Zh) {
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{path}");
    }
}

#[test]
fn a_schema_is_replaced_and_never_written_into() {
    let work = tempfile::tempdir().unwrap();
    let run = || Command::new(env!("CARGO_BIN_EXE_mingbai")).current_dir(work.path()).arg("schema").output().unwrap();
    assert!(run().status.success());
    let (guide, other) = (work.path().join(".mingbai/schema/guide.json"), work.path().join("other-name.json"));
    let old = std::fs::read_to_string(&guide).unwrap() + "\n";
    std::fs::write(&guide, &old).unwrap();
    std::fs::hard_link(&guide, &other).unwrap();
    assert!(run().status.success());
    assert_eq!(std::fs::read_to_string(&other).unwrap(), old, "a crash would have left half of it");
    assert_ne!(std::fs::read_to_string(&guide).unwrap(), old);
    assert_eq!(std::fs::read_dir(guide.parent().unwrap()).unwrap().count(), texts(Lang::Zh).len(), "a leftover");
}

#[test]
fn the_command_writes_its_schemas_anew_and_nobody_elses() {
    let work = tempfile::tempdir().unwrap();
    let run = || {
        let mut mingbai = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        mingbai.current_dir(work.path()).args(["schema"]).output().unwrap()
    };
    assert!(run().status.success() && run().status.success());
    let guide = work.path().join(".mingbai/schema/guide.json");
    let written: Value = serde_json::from_slice(&std::fs::read(&guide).unwrap()).unwrap();
    assert_eq!(written["properties"]["title"]["title"], "事项名称");
    std::fs::write(&guide, "{}").unwrap();
    let refused = run();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("guide.json"));
    assert_eq!(std::fs::read_to_string(&guide).unwrap(), "{}");
}

fn texts(lang: Lang) -> Vec<(String, Value)> {
    schemas(lang).map(|file| (file.path, serde_json::from_str(&file.text).unwrap())).collect()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().with_draft(Draft::Draft7).build(schema).unwrap()
}

fn validators(lang: Lang) -> BTreeMap<Kind, Validator> {
    let texts: BTreeMap<String, Value> = texts(lang).into_iter().collect();
    let kinds = mingbai::editor::DOCUMENTS.iter();
    kinds.map(|kind| (*kind, validator(&texts[&mingbai::editor::schema_file(*kind)]))).collect()
}

fn guide_of_mini() -> Value {
    let guides = documents(&mini()).into_iter().filter(|document| document.kind == Kind::Guide);
    guides.map(|document| document.value).next().unwrap()
}

fn merge(into: &mut Value, from: Value) {
    for (name, value) in from.as_object().unwrap() {
        into[name] = value.clone();
    }
}

fn with(whole: &Value, pointer: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut changed = whole.clone();
    change(changed.pointer_mut(pointer).unwrap());
    changed
}

/// Shows every value of the small hall with its shape and where it stands.
fn each_place(mut visit: impl FnMut(&Shape, &str, &Value, &Validator)) {
    let validators = validators(Lang::Zh);
    for folder in [mini(), repository("content")] {
        for document in documents(&folder).into_iter().take(14) {
            for (pointer, shape) in places(&describe(document.kind).unwrap(), &document.value) {
                visit(&shape, &pointer, &document.value, &validators[&document.kind]);
            }
        }
    }
}

fn places(document: &DocumentShape, value: &Value) -> Vec<(String, Shape)> {
    let mut found = Vec::new();
    match value.as_object() {
        Some(entries) if document.is_catalogue && entries.values().all(Value::is_object) => {
            for (id, entry) in entries {
                record(&document.record, entry, &format!("/{id}"), &mut found);
            }
        }
        _ => record(&document.record, value, "", &mut found),
    }
    found
}

fn record(shape: &RecordShape, value: &Value, pointer: &str, found: &mut Vec<(String, Shape)>) {
    found.push((pointer.to_owned(), Shape::Record(*shape)));
    for (name, value) in value.as_object().unwrap() {
        let field = shape.field(name).unwrap_or_else(|| panic!("{pointer}/{name}"));
        one(&field.shape, value, &format!("{pointer}/{name}"), found);
    }
}

fn one(shape: &Shape, value: &Value, pointer: &str, found: &mut Vec<(String, Shape)>) {
    match (shape, value) {
        (Shape::List(item), Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                one(item, value, &format!("{pointer}/{index}"), found);
            }
        }
        (Shape::List(item), value) => one(item, value, pointer, found),
        (Shape::Record(shape), Value::Object(_)) => record(shape, value, pointer, found),
        // A text that stands for its record.
        (Shape::Record(_), _) => {}
        (shape, _) => found.push((pointer.to_owned(), *shape)),
    }
}

/// Shows every field that a schema describes.
fn each_field(schema: &Value, visit: &mut impl FnMut(&str, &Value)) {
    if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
        for (name, field) in fields.iter().filter(|(_, field)| field.get("description").is_some()) {
            visit(name, field);
        }
    }
    match schema {
        Value::Object(all) => all.values().for_each(|inner| each_field(inner, visit)),
        Value::Array(all) => all.iter().for_each(|inner| each_field(inner, visit)),
        _ => {}
    }
}
