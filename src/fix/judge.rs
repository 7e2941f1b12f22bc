//! Whether a mended file still says what it said: the condition for every edit.

use std::collections::{BTreeMap, BTreeSet};

use super::look::Look;
use crate::diag::{Diagnostics, Edit, Span};
use crate::source::yaml::{Node, Value};

/// Why a mend is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The lines that would be mended cannot be read even then.
    Unreadable,
    /// Something else in the file would change.
    Changed,
    /// The file would show a finding it does not have.
    NewFinding,
    /// The list holds the mended value already.
    Doubled,
}

impl Why {
    /// Key of `lang/`.
    pub fn word(self) -> &'static str {
        match self {
            Why::Unreadable => "fix.unreadable",
            Why::Changed => "fix.changed",
            Why::NewFinding => "fix.new-finding",
            Why::Doubled => "fix.doubled",
        }
    }
}

/// Holds the file after `edits` against the one before; what the file says may change only at `may_change`.
///
/// What the rules of `check/` find is not asked: they see a value that could not be read for the first time, and what they
/// say of it was true before.
pub fn judge(before: &Look, after: &Look, edits: &[Edit], may_change: &[Edit]) -> Result<(), Why> {
    let touched: BTreeSet<usize> = edits.iter().map(|edit| before.line(edit.span.start)).collect();
    if after.faults().any(|line| touched.contains(&line)) {
        return Err(Why::Unreadable);
    }
    match (&before.node, &after.node) {
        (None, None) if after.faults().min() < before.faults().min() => Err(Why::Unreadable),
        (None, _) => Ok(()),
        (Some(_), None) => Err(Why::Unreadable),
        (Some(old), Some(new)) => {
            let excused = |span: Span| touches(may_change, span);
            if !old.says_the_same(new, &excused) {
                return Err(Why::Changed);
            }
            if doubles(new) > doubles(old) {
                return Err(Why::Doubled);
            }
            let is_new = adds(&before.syntax, &after.syntax) || adds(&before.fields, &after.fields);
            if is_new { Err(Why::NewFinding) } else { Ok(()) }
        }
    }
}

/// Whether one of the edits, which are in order and apart, stands in the span or at an end of it.
fn touches(edits: &[Edit], span: Span) -> bool {
    let next = edits.partition_point(|edit| edit.span.end < span.start);
    edits.get(next).is_some_and(|edit| edit.span.start <= span.end)
}

/// Values that stand twice in one list.
fn doubles(node: &Node) -> usize {
    match &node.value {
        Value::Scalar { .. } => 0,
        Value::Map(pairs) => pairs.iter().map(|(_, value)| doubles(value)).sum(),
        Value::Seq(items) => {
            let text = |item: &Node| match &item.value {
                Value::Scalar { text, .. } => Some(text.clone()),
                _ => None,
            };
            let texts: Vec<String> = items.iter().filter_map(text).collect();
            let distinct: BTreeSet<&String> = texts.iter().collect();
            texts.len() - distinct.len() + items.iter().map(doubles).sum::<usize>()
        }
    }
}

/// Whether there are more findings of some kind.
fn adds(before: &Diagnostics, after: &Diagnostics) -> bool {
    let known = counts(before);
    counts(after).into_iter().any(|(code, count)| count > known.get(code).copied().unwrap_or(0))
}

fn counts(found: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in found.iter() {
        *counts.entry(finding.code).or_insert(0) += 1;
    }
    counts
}
