//! The form for a terminal: findings in the order of the files, those of one rule at one place told as one, no more than
//! so many of a rule; below them what was left out, and one line with the sum.

use std::collections::BTreeMap;

use super::group::{Group, groups};
use crate::diag::{Diagnostics, Renderer, SourceMap};
use crate::lang::Lang;

/// How much is listed.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// Places of each rule; `None` lists every finding by itself.
    pub most: Option<usize>,
    pub color: bool,
}

/// All that is listed, what is not, and the sum.
pub fn terminal(sources: &SourceMap, found: &Diagnostics, lang: Lang, listing: &Listing) -> String {
    let renderer = Renderer { sources, lang, color: listing.color };
    let listed = match listing.most {
        None => renderer.all(found),
        Some(most) => some(&renderer, found, most),
    };
    listed + &sum(found, lang)
}

/// The one line with the sum.
pub fn sum(found: &Diagnostics, lang: Lang) -> String {
    let (errors, warnings) = (found.errors().to_string(), found.warnings().to_string());
    let key = if found.is_empty() { "report.clean" } else { "report.sum" };
    lang.say(key, &[("errors", &errors), ("warnings", &warnings)]) + "\n"
}

fn some(renderer: &Renderer<'_>, found: &Diagnostics, most: usize) -> String {
    let mut listed = String::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for group in groups(found) {
        let count = seen.entry(group.first.code).or_default();
        *count += 1;
        match *count <= most {
            true => listed += &(block(renderer, &group) + "\n\n"),
            false => *left_out.entry(group.first.code).or_default() += group.len(),
        }
    }
    listed + &rest(&left_out, renderer.lang)
}

fn block(renderer: &Renderer<'_>, group: &Group<'_>) -> String {
    let others = group.others(renderer.lang);
    if others.is_empty() {
        return renderer.one(group.first);
    }
    let (n, all) = (others.len().to_string(), others.join(renderer.lang.text("report.and")));
    // Not `say`, which shortens what it quotes.
    let note = renderer.lang.say("report.same-place", &[("n", &n)]) + &all;
    renderer.with_note(group.first, &note)
}

/// A line for each rule of which something was left out, the longest list first, and how to see it.
fn rest(left_out: &BTreeMap<&str, usize>, lang: Lang) -> String {
    if left_out.is_empty() {
        return String::new();
    }
    let mut rules: Vec<(&str, usize)> = left_out.iter().map(|(code, count)| (*code, *count)).collect();
    rules.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let total = rules.iter().map(|(_, count)| count).sum::<usize>().to_string();
    let width = rules.first().map_or(0, |(_, count)| count.to_string().len());
    let lines: String = rules.iter().map(|(code, count)| format!("  {count:>width$}  {code}\n")).collect();
    format!("{}\n{lines}{}\n\n", lang.say("report.left-out", &[("n", &total)]), lang.text("report.left-out.how"))
}
