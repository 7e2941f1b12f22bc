//! An answer for programs: one JSON object, its `version` raised when a field changes its meaning.

use serde_json::{Value, json};

use super::shown::Page;
use crate::pages::search::{Doc, named};
use crate::render::search::{Grade, Hit, Reasons};

const VERSION: u32 = 1;

/// `understood` and what makes each score are told only where they were asked for.
pub fn answer(page: &Page<'_>) -> String {
    let explained = page.explained;
    let hits = explained.answer.hits.iter().enumerate();
    let hits: Vec<Value> = hits.map(|(at, hit)| shown(page, hit, explained.reasons.get(at))).collect();
    let mut value = json!({
        "version": VERSION,
        "query": page.query,
        "grade": grade(explained.answer.grade),
        "total": explained.answer.total,
        "read_as": explained.understood.text,
        "hits": hits,
    });
    if !explained.reasons.is_empty() {
        value["understood"] = json!(explained.understood);
        value["units"] = json!(explained.units);
        value["parts"] = json!(explained.parts);
    }
    format!("{value:#}\n")
}

fn shown(page: &Page<'_>, hit: &Hit, why: Option<&Reasons>) -> Value {
    let mut value = document(&page.index.docs()[hit.doc]);
    let situation = named(&page.index.docs()[hit.doc].options, page.query);
    value["situation"] = json!(situation.map(|one| json!({ "label": one.label, "fragment": one.fragment })));
    value["alias"] = json!(hit.alias);
    value["matched"] = json!(hit.matched);
    value["score"] = json!(hit.score);
    if let Some(why) = why {
        value["factors"] = json!(hit.factors);
        value["factors"]["share"] = json!(hit.factors.share());
        value["units"] = json!(why.units);
        value["terms"] = json!(why.terms);
    }
    value
}

fn document(doc: &Doc) -> Value {
    json!({ "id": doc.id, "url": doc.url, "kind": doc.kind.name(), "title": doc.title, "department": doc.department, "facts": doc.facts })
}

/// The name of a grade.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Match => "match",
        Grade::Near => "near",
        Grade::Frequent => "frequent",
    }
}
