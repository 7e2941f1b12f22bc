//! The questions of a guide, for a form and for the script that reads it.

use serde::Serialize;
use serde_json::{Value, json};

use super::Lines;
use crate::situation::{Asked, Domain, Formula, Interval, Situations, day_of};

/// Everything that is asked.
#[derive(Debug, Clone, Serialize)]
pub struct Ask {
    pub questions: Vec<AskQuestion>,
    /// The same for the script, as JSON.
    pub data: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct AskQuestion {
    pub id: String,
    pub ask: String,
    pub help: String,
    /// `one`, `several`, `number` or `date`.
    pub kind: &'static str,
    pub options: Vec<AskOption>,
    pub unit: String,
    /// Bounds of a number or date as a form writes them; empty for none.
    pub min: String,
    pub max: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct AskOption {
    pub id: String,
    pub label: String,
    pub help: String,
}

/// What a guide asks; `None` when it asks nothing.
pub fn ask(lines: &Lines<'_>) -> Option<Ask> {
    ask_of(lines.situations.as_ref()?)
}

/// The same of any questions; those that are never asked are only known to the script.
pub fn ask_of(known: &Situations<'_>) -> Option<Ask> {
    let asked = known.questions.iter().filter(|asked| asked.show_when != Formula::Const(false));
    let questions: Vec<AskQuestion> = asked.map(question).collect();
    let data: Vec<Value> = known.questions.iter().map(|asked| data(known, asked)).collect();
    Some(Ask { questions, data: Value::from(data).to_string() }).filter(|ask| !ask.questions.is_empty())
}

fn question(asked: &Asked<'_>) -> AskQuestion {
    let source = asked.source;
    let options = asked.options().iter().map(|option| AskOption {
        id: option.id.value.clone(),
        label: option.label.value.clone(),
        help: option.help.value.clone(),
    });
    let (min, max) = match &asked.domain {
        Domain::Number(range) => (bound(range.min), bound(range.max)),
        Domain::Date(range) => (day(range.min), day(range.max)),
        _ => (String::new(), String::new()),
    };
    AskQuestion {
        id: asked.id().to_owned(),
        ask: source.ask.value.clone(),
        help: source.help.value.clone(),
        kind: kind(&asked.domain),
        options: if asked.domain.range().is_some() { Vec::new() } else { options.collect() },
        unit: source.unit.value.clone(),
        min,
        max,
    }
}

fn kind(domain: &Domain) -> &'static str {
    match domain {
        Domain::One(_) => "one",
        Domain::Several(_) => "several",
        Domain::Number(_) => "number",
        Domain::Date(_) => "date",
    }
}

fn bound(value: i64) -> String {
    if value.abs() >= Interval::ALL.max { String::new() } else { value.to_string() }
}

fn day(number: i64) -> String {
    day_of(number).map(|date| date.to_string()).unwrap_or_default()
}

/// `{"id":"who","kind":"one","name":"谁来办","options":[["agent","别人代办"]],"show":true}`
fn data(known: &Situations<'_>, asked: &Asked<'_>) -> Value {
    let options: Vec<Value> = asked.options().iter().map(|o| json!([o.id.value, o.label.value])).collect();
    let range = asked.domain.range().map(|range| json!([range.min, range.max]));
    let mut data = json!({
        "id": asked.id(),
        "kind": kind(&asked.domain),
        "name": asked.name(),
        "show": asked.show_when.compact(known),
    });
    match range {
        Some(range) => (data["range"], data["unit"]) = (range, Value::from(asked.source.unit.value.as_str())),
        None => data["options"] = Value::from(options),
    }
    data
}
