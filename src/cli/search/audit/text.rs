//! The report for people: the rates, what finds nothing or something else, and the names that would help as a diff.

use std::fmt::Write as _;

use super::super::shown::{quoted, visible, whole};
use super::Outcome;
use crate::audit::{Asked, Change, Judged, SEEN};
use crate::fix::unified;
use crate::render::search::Grade;

/// Documents that are named where the expected one was not found.
const SHOWN: usize = 3;

pub fn report(outcome: &Outcome<'_>) -> String {
    let mut text = rates(outcome);
    for (key, wanted) in LISTS {
        text += &list(outcome, key, wanted);
    }
    text += &proposals(outcome);
    let (good, least) = (percent(outcome.rates.good), percent(outcome.at_least));
    let key = if outcome.is_good_enough() { "audit.passed" } else { "audit.failed" };
    text + "\n" + &outcome.lang.say(key, &[("good", &good), ("least", &least)]) + "\n"
}

fn rates(outcome: &Outcome<'_>) -> String {
    let (lang, rates) = (outcome.lang, &outcome.rates);
    let [queries, distinct, expected] = [rates.queries, rates.distinct, rates.expected].map(|n| n.to_string());
    let sum = [("queries", queries.as_str()), ("distinct", &distinct), ("expected", &expected)];
    let mut text = lang.say("audit.sum", &sum) + "\n";
    if rates.expected > 0 {
        let (first, among, top) = (percent(rates.hit_at_1), percent(rates.hit_at_top), outcome.top.to_string());
        text += &(lang.say("audit.hits", &[("first", &first), ("among", &among), ("top", &top)]) + "\n");
    }
    text + &lang.say("audit.unmatched-share", &[("share", &percent(rates.unmatched))]) + "\n"
}

type Wanted = fn(&Asked, &Judged) -> bool;

/// Each failing query stands in one list.
pub const LISTS: [(&str, Wanted); 3] = [
    ("audit.unmatched", |asked, judged| !asked.is_foreign && judged.grade != Grade::Match),
    ("audit.wrong", |asked, judged| {
        !asked.expected.is_empty() && judged.grade == Grade::Match && judged.rank.is_none()
    }),
    ("audit.unwanted", |asked, judged| asked.is_foreign && judged.grade == Grade::Match),
];

fn list(outcome: &Outcome<'_>, key: &'static str, wanted: Wanted) -> String {
    let pairs = outcome.log.asked.iter().zip(&outcome.judged);
    let lines: Vec<String> = pairs
        .filter(|(asked, judged)| wanted(asked, judged))
        .map(|(asked, judged)| line(outcome, asked, judged))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let heading = outcome.lang.say(key, &[("n", &lines.len().to_string())]);
    format!("\n{heading}\n{}", lines.concat())
}

/// How often, where, the query, what it should find and what it finds.
fn line(outcome: &Outcome<'_>, asked: &Asked, judged: &Judged) -> String {
    let lang = outcome.lang;
    let (line, _) = outcome.file.line_col(asked.span.file, asked.span.start);
    let (times, line) = (asked.times.to_string(), line.to_string());
    let mut text = lang.say("audit.line", &[("times", &times), ("line", &line), ("query", &quoted(&asked.query))]);
    if !asked.expected.is_empty() {
        text += &whole(lang, "audit.expected", &[("ids", &asked.expected.join("、"))]);
    }
    match judged.rank {
        Some(rank) => text += &lang.say("audit.near", &[("rank", &rank.to_string())]),
        None if judged.grade != Grade::Frequent => {
            let titles: Vec<String> = judged.hits.iter().take(SHOWN).map(|doc| named(outcome, *doc)).collect();
            text += &whole(lang, "audit.found", &[("titles", &titles.join("、"))]);
        }
        None => {}
    }
    text + "\n"
}

fn named(outcome: &Outcome<'_>, doc: usize) -> String {
    let doc = &outcome.index.docs()[doc];
    format!("{} ({})", visible(&doc.title), doc.id)
}

fn proposals(outcome: &Outcome<'_>) -> String {
    if outcome.changes.is_empty() {
        return String::new();
    }
    let mut text =
        format!("\n{}\n", outcome.lang.say("audit.proposals", &[("top", &outcome.top.min(SEEN).to_string())]));
    for change in &outcome.changes {
        text += &diff(outcome, change).unwrap_or_else(|| by_hand(outcome, change));
    }
    text
}

/// The change as `patch` reads it, with the path as the user can open it.
pub fn diff(outcome: &Outcome<'_>, change: &Change) -> Option<String> {
    let sources = &outcome.checked.sources;
    let (path, before) = (sources.shown_path(change.file), &sources.file(change.file).text);
    Some(unified(&path, before, change.text.as_ref()?, false))
}

fn by_hand(outcome: &Outcome<'_>, change: &Change) -> String {
    let place = format!("{}:{}", outcome.checked.sources.shown_path(change.file), change.line);
    let mut text = String::new();
    let _ = writeln!(text, "{place}  aliases: {}", change.aliases.join("、"));
    text
}

/// Rounded down: what misses the line by one query must not look as if it reached it. The smallest part keeps a share such as
/// 0.07, which no float is exactly, from losing a tenth.
fn percent(share: f64) -> String {
    let tenths = (share * 1000.0 + 1e-6).floor();
    format!("{:.1}%", tenths / 10.0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_below_the_line_does_not_read_as_the_line() {
        assert_eq!(percent(8_999.0 / 10_000.0), "89.9%");
        assert_eq!(percent(899_999.0 / 1_000_000.0), "89.9%");
        for tenths in 0..=1000 {
            let share = f64::from(tenths) / 1000.0;
            assert_eq!(percent(share), format!("{}.{}%", tenths / 10, tenths % 10));
        }
    }
}
