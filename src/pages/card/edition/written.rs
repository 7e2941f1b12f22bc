//! An edition or a print → its item in `print-log.yaml`.
//!
//! In: what is to be written. Out: lines of YAML in the order of the model's fields, one line for each material, step and
//! window, so that a comparison of two versions of the file reads well. What says nothing is left out.

use serde_json::Value;

use super::log::Printed;
use crate::edition::says_something;
use crate::exchange::scalar;
use crate::model::{CardEdition, Field, Print, Record, Shape};
use crate::pages::card::CardView;

/// The item of a card's edition.
pub fn edition(card: &CardView) -> String {
    // A struct of texts and numbers always becomes JSON.
    let mut tree = serde_json::to_value(&card.facts).unwrap_or_default();
    tree["guide"] = Value::from(card.id.as_str());
    tree["situation"] = Value::from(card.situation.as_str());
    tree["situation_key"] = Value::from(card.key.as_str());
    tree["hash"] = Value::from(card.edition.hash.as_str());
    tree["updated"] = Value::from(card.edition.date.as_str());
    block(&tree, CardEdition::FIELDS)
}

/// The item of a print: one line.
pub fn print(printed: &Printed) -> String {
    let mut tree = serde_json::json!({
        "date": printed.date.to_string(),
        "window": printed.window,
        "place": printed.place,
        "guide": printed.guide,
        "situation": printed.situation,
        "situation_key": printed.situation_key,
        "edition": printed.edition,
        "format": printed.format,
        "note": printed.note,
    });
    tree["copies"] = printed.copies.map_or(Value::Null, Value::from);
    format!("  - {}\n", inline(&tree, &Shape::Record(crate::model::RecordShape::of::<Print>())))
}

/// An item of a list, a line for each field and each item of its lists.
fn block(tree: &Value, fields: &'static [Field]) -> String {
    let mut out = String::new();
    for (field, value) in said(tree, fields) {
        match (value, field.shape.item()) {
            (Value::Array(items), item @ Shape::Record(_)) => {
                out.push_str(&format!("    {}:\n", field.name));
                items.iter().for_each(|value| out.push_str(&format!("      - {}\n", inline(value, item))));
            }
            (value, _) => out.push_str(&format!("    {}: {}\n", field.name, inline(value, &field.shape))),
        }
    }
    out.replacen("    ", "  - ", 1)
}

fn said<'a>(tree: &'a Value, fields: &'static [Field]) -> impl Iterator<Item = (&'static Field, &'a Value)> {
    let value = move |field: &'static Field| Some((field, tree.get(field.name)?));
    fields.iter().filter_map(value).filter(|(field, value)| match value {
        Value::Object(_) => true,
        Value::Bool(_) => field.name != "suspended" || says_something(value),
        value => says_something(value),
    })
}

/// A value on one line.
fn inline(value: &Value, shape: &Shape) -> String {
    match (value, shape) {
        (Value::Array(items), shape) => {
            let items: Vec<String> = items.iter().map(|item| inline(item, shape.item())).collect();
            format!("[{}]", items.join(", "))
        }
        (value, Shape::Record(record)) => {
            let pairs = said(value, record.fields);
            let pairs: Vec<String> = pairs.map(|(f, v)| format!("{}: {}", f.name, inline(v, &f.shape))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        (Value::String(text), Shape::Choice(_, words)) => {
            scalar(words.iter().find(|word| word.en == text).map_or(text.as_str(), |word| word.zh))
        }
        (Value::String(text), _) => scalar(text),
        (plain, _) => plain.to_string(),
    }
}

#[cfg(test)]
pub(super) use tests::read;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edition::{hash, recorded_facts, sample};
    use crate::model::PrintLog;
    use crate::pages::card::edition::Edition;
    use crate::pages::card::{CardFacts, CardMaterial};

    fn card(facts: CardFacts) -> CardView {
        let edition = Edition { date: "2026-09-10".into(), hash: hash(&facts) };
        CardView { id: "id-card".into(), edition, facts, ..CardView::default() }
    }

    /// What is read of an edition that was written.
    fn read_back(facts: CardFacts) -> (CardFacts, Vec<String>) {
        let (log, found) = read(&format!("editions:\n{}", edition(&card(facts))));
        (log.editions.first().map(recorded_facts).unwrap_or_default(), found)
    }

    /// What is read of a log, and what is wrong with it.
    pub fn read(text: &str) -> (PrintLog, Vec<String>) {
        let (tree, found) = crate::source::read_texts(vec![("print-log.yaml".into(), text.to_owned())]);
        let (content, more) = crate::model::parse(&tree);
        let found = found.iter().chain(more.iter()).filter(|finding| finding.code != "file-missing");
        let found = found.map(|finding| format!("{finding:?}\n{text}")).collect();
        (content.print_log, found)
    }

    #[test]
    fn an_edition_reads_well_and_a_list_takes_a_line_for_each_item() {
        let text = edition(&card(sample::facts()));
        let expected = [
            "  - guide: id-card",
            "    updated: 2026-09-10",
            "    title: 居民身份证换领、补领",
            "    audience: [自然人]",
            "    materials:",
            "      - {name: 居民户口簿, originals: 1, copies: 2, keep: 查验, medium: 纸质或电子, necessity: 容缺后补, \
             defer_limit: 3个工作日, applies_to: 补领, waived_by: 电子证照, note: 本人页}",
            "    fees: {charged: true, lines: [{name: 工本费, amount: 20, unit: 元/证, applies_to: 补领}]}",
        ];
        for line in expected {
            assert!(text.lines().any(|known| known == line), "{line}\n is missing from\n{text}");
        }
    }

    #[test]
    fn every_fact_comes_back_as_it_was_said() {
        let mut all = sample::variants();
        all.extend([(String::from("whole"), sample::facts()), (String::from("empty"), CardFacts::default())]);
        // A closed set of words takes no others.
        let closed =
            ["task_type", "case_type", "audience", "keep", "medium", "necessity", "delivery", "channels", "depth"];
        let is_closed = |place: &str| closed.iter().any(|name| place.split(['/', ' ']).any(|part| part == *name));
        let is_other =
            |place: &str| place.ends_with("改\"") || place.ends_with("/0 = \"\"") || place.ends_with("/1 = \"\"");
        for (place, facts) in all.into_iter().filter(|(place, _)| !(is_closed(place) && is_other(place))) {
            let (read, found) = read_back(facts.clone());
            assert_eq!(read, facts, "{place}");
            assert!(found.is_empty(), "{place}: {found:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_on_a_card_comes_back(text in "\\PC{1,30}|[ -~：《—　]{1,20}") {
            let text = text.trim().to_owned();
            let material = CardMaterial { name: text.clone(), note: text.clone(), ..CardMaterial::default() };
            let facts = CardFacts { title: text.clone(), results: vec![text], materials: vec![material], ..CardFacts::default() };
            prop_assert_eq!(read_back(facts.clone()).0, facts);
        }
    }
}
