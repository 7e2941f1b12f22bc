//! The report for programs: one JSON object, its `version` raised when a field changes its meaning.

use serde_json::{Value, json};

use super::super::json::grade;
use super::Outcome;
use super::text::{LISTS, diff};
use crate::audit::{Asked, Change, Judged};
use crate::diag::Diagnostic;

const VERSION: u32 = 1;

pub fn report(outcome: &Outcome<'_>) -> String {
    let [unmatched, wrong, unwanted] = LISTS.map(|(_, wanted)| {
        let pairs = outcome.log.asked.iter().zip(&outcome.judged);
        let failing = pairs.filter(|(asked, judged)| wanted(asked, judged));
        failing.map(|(asked, judged)| query(outcome, asked, judged)).collect::<Vec<Value>>()
    });
    let value = json!({
        "version": VERSION,
        "rates": outcome.rates,
        "top": outcome.top,
        "at_least": outcome.at_least,
        "passed": outcome.is_good_enough(),
        "unmatched": unmatched,
        "wrong": wrong,
        "unwanted": unwanted,
        "proposals": outcome.changes.iter().map(|change| proposal(outcome, change)).collect::<Vec<_>>(),
        "problems": outcome.log.found.iter().map(|finding| problem(outcome, finding)).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn query(outcome: &Outcome<'_>, asked: &Asked, judged: &Judged) -> Value {
    let (line, _) = outcome.file.line_col(asked.span.file, asked.span.start);
    let found: Vec<&str> = judged.hits.iter().map(|doc| outcome.index.docs()[*doc].id.as_str()).collect();
    json!({
        "query": asked.query,
        "times": asked.times,
        "line": line,
        "expected": asked.expected,
        "grade": grade(judged.grade),
        "rank": judged.rank,
        "found": found,
    })
}

fn proposal(outcome: &Outcome<'_>, change: &Change) -> Value {
    json!({
        "id": change.id,
        "aliases": change.aliases,
        "path": outcome.checked.sources.shown_path(change.file),
        "line": change.line,
        "diff": diff(outcome, change),
    })
}

fn problem(outcome: &Outcome<'_>, finding: &Diagnostic) -> Value {
    let place = finding.span.map(|span| outcome.file.line_col(span.file, span.start));
    json!({
        "name": finding.code,
        "line": place.map(|(line, _)| line),
        "column": place.map(|(_, column)| column),
        "message": outcome.lang.message(finding),
    })
}
