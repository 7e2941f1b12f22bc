//! A guide and what was answered → the guide as it is in this situation.

use crate::model::{Guide, When};
use crate::resolve::GuideLinks;
use crate::situation::{Answers, Part, Situations};

/// The guide with exactly the lines that hold or are still open, and what differs in this situation in its place. The links
/// stay parallel to their lists.
pub fn settled(
    guide: &Guide,
    links: &GuideLinks,
    situations: &Situations<'_>,
    answers: &Answers,
) -> (Guide, GuideLinks) {
    let holds = |part| situations.holds(situations.when(part), answers);
    let (mut guide, mut links) = (guide.clone(), copy(links));
    vary(&mut guide, &mut links, &holds);
    keep(&mut links.materials, |at| holds(Part::Material(at)));
    settle(&mut guide.conditions, |at| holds(Part::Condition(at)), |line| &mut line.when);
    settle(&mut guide.materials, |at| holds(Part::Material(at)), |line| &mut line.when);
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
    (guide, links)
}

/// Whether a line still depends on an answer.
fn is_open(guide: &Guide) -> bool {
    Situations::of(guide).is_some_and(|(known, _)| !known.lines.is_empty())
}

/// Puts what the first fitting variant says in the place of the guide's own; open variants stay.
fn vary(guide: &mut Guide, links: &mut GuideLinks, holds: &impl Fn(Part) -> Option<bool>) {
    let is = |at: usize| holds(Part::Variant(at));
    let fitting: Vec<usize> = (0..guide.variants.len()).filter(|at| is(*at) == Some(true)).collect();
    let variants = std::mem::take(&mut guide.variants);
    let chosen = || fitting.iter().map(|at| &variants[*at]);
    guide.promised_limit = chosen().find_map(|v| v.promised_limit).or(guide.promised_limit);
    guide.statutory_limit = chosen().find_map(|v| v.statutory_limit).or(guide.statutory_limit);
    guide.visits = chosen().find_map(|v| v.visits).or(guide.visits);
    let windows = |at: &&usize| links.variant_windows.get(**at).is_some_and(|windows| !windows.is_empty());
    if let Some(at) = fitting.iter().find(windows) {
        links.windows = links.variant_windows[*at].clone();
        guide.windows = variants[*at].windows.clone();
    }
    for note in chosen().map(|v| &v.note).filter(|note| !note.is_empty()) {
        let apart = if guide.limit_note.is_empty() { "" } else { "　" };
        guide.limit_note.value = format!("{}{apart}{}", guide.limit_note.value, note.value);
    }
    keep(&mut links.variant_windows, |at| is(at).filter(|holds| !holds));
    guide.variants = variants.into_iter().enumerate().filter(|(at, _)| is(*at).is_none()).map(|(_, v)| v).collect();
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

fn keep<T>(list: &mut Vec<T>, holds: impl Fn(usize) -> Option<bool>) {
    let mut at = 0..;
    list.retain(|_| at.next().and_then(&holds) != Some(false));
}

fn copy(links: &GuideLinks) -> GuideLinks {
    GuideLinks {
        department: links.department,
        joint_bodies: links.joint_bodies.clone(),
        topics: links.topics.clone(),
        windows: links.windows.clone(),
        variant_windows: links.variant_windows.clone(),
        materials: links.materials.clone(),
        policies: links.policies.clone(),
        results: links.results.clone(),
    }
}
