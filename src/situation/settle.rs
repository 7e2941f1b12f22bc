//! A guide and what was answered → the guide as it is in this situation.

use super::{Answers, Part, Situations};
use crate::model::{Guide, When};

/// The guide with exactly the lines that hold or are still open, and what differs in this situation in its place; of variants
/// that fit the first decides.
pub fn settled(guide: &Guide, situations: &Situations<'_>, answers: &Answers) -> Guide {
    let holds = |part| situations.holds(situations.when(part), answers);
    let mut guide = guide.clone();
    vary(&mut guide, &|at| holds(Part::Variant(at)));
    settle(&mut guide.conditions, |at| holds(Part::Condition(at)), |line| &mut line.when);
    settle(&mut guide.materials, |at| holds(Part::Material(at)), |line| &mut line.when);
    super::steps::turn_away(&mut guide, |at| holds(Part::Step(at)) == Some(false));
    settle(&mut guide.steps, |at| holds(Part::Step(at)), |line| &mut line.when);
    settle(&mut guide.faq, |at| holds(Part::Faq(at)), |line| &mut line.when);
    if let Some(fees) = &mut guide.fees {
        let had_lines = !fees.lines.is_empty();
        settle(&mut fees.lines, |at| holds(Part::Fee(at)), |line| &mut line.when);
        // What is charged is charged of others.
        fees.charged = fees.charged.map(|charged| charged && !(had_lines && fees.lines.is_empty()));
    }
    if !is_open(&guide) {
        guide.questions.clear();
    }
    guide
}

/// Drops what does not hold from a list that stands beside lines of the guide.
pub fn keep<T>(list: &mut Vec<T>, holds: impl Fn(usize) -> Option<bool>) {
    let mut at = 0..;
    list.retain(|_| at.next().and_then(&holds) != Some(false));
}

/// Whether a line still depends on an answer.
fn is_open(guide: &Guide) -> bool {
    Situations::of(guide).is_some_and(|(known, _)| !known.lines.is_empty())
}

/// Puts what the first fitting variant says in the place of the guide's own; open variants stay.
fn vary(guide: &mut Guide, holds: &impl Fn(usize) -> Option<bool>) {
    let variants = std::mem::take(&mut guide.variants);
    let fitting = || variants.iter().enumerate().filter(|(at, _)| holds(*at) == Some(true)).map(|(_, variant)| variant);
    guide.promised_limit = fitting().find_map(|v| v.promised_limit).or(guide.promised_limit);
    guide.statutory_limit = fitting().find_map(|v| v.statutory_limit).or(guide.statutory_limit);
    guide.visits = fitting().find_map(|v| v.visits).or(guide.visits);
    if let Some(variant) = fitting().find(|v| !v.windows.is_empty()) {
        guide.windows.clone_from(&variant.windows);
    }
    for note in fitting().map(|v| &v.note).filter(|note| !note.is_empty()) {
        let apart = if guide.limit_note.is_empty() { "" } else { "　" };
        guide.limit_note.value = format!("{}{apart}{}", guide.limit_note.value, note.value);
    }
    guide.variants = variants.into_iter().enumerate().filter(|(at, _)| holds(*at).is_none()).map(|(_, v)| v).collect();
}

/// Drops the lines that do not hold; those that do are no longer conditional.
fn settle<T>(lines: &mut Vec<T>, holds: impl Fn(usize) -> Option<bool>, when: impl Fn(&mut T) -> &mut Option<When>) {
    let mut at = 0..;
    lines.retain_mut(|line| {
        let holds = at.next().and_then(&holds);
        if holds == Some(true) {
            *when(line) = None;
        }
        holds != Some(false)
    });
}
