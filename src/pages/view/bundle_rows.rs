//! The figures of a bundle's page: before and after, how they come about, and those of every situation.

use serde::Serialize;

use super::guide_rows::text;
use crate::bundle::{Chain, Change, Scene, Scenes};
use crate::model::{Guide, Unit};
use crate::pages::Context;
use crate::situation::{Formula, told};

/// One figure before and after.
#[derive(Debug, Clone, Serialize)]
pub struct FigureRow {
    /// Its name in the script.
    pub key: &'static str,
    pub what: &'static str,
    /// "{n}份", and what stands in the place of "0份" where that has words of its own.
    pub unit: &'static str,
    pub zero: &'static str,
    pub before: String,
    pub after: String,
    /// "少2份", or empty.
    pub saved: String,
}

/// How a figure comes about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReasonRow {
    pub text: String,
    /// The same with `{path}` for the members that take longest in a row, each as `step` with `{title}` and `{days}`; empty
    /// where the answers change nothing.
    pub path: &'static str,
    pub step: &'static str,
}

/// Before and after in one situation.
#[derive(Debug, Clone, Serialize)]
pub struct SceneRow {
    pub situation: String,
    /// Its own page, if it has one.
    pub href: String,
    pub members: Vec<String>,
    /// Pairs of what it takes alone and together.
    pub materials: String,
    pub copies: String,
    pub visits: String,
    pub days: String,
}

/// The answers under which it takes most, in words.
pub fn situation(cx: &Context<'_>, chain: &Chain<'_>, scene: &Scene) -> String {
    answers(cx, chain, scene.answered.iter().chain(&scene.fullest))
}

/// Answers one after the other.
pub fn answers<'f>(cx: &Context<'_>, chain: &Chain<'_>, answers: impl Iterator<Item = &'f Formula>) -> String {
    let told = answers.map(|answer| told(cx.lang, &chain.logic.situations, answer));
    told.collect::<Vec<_>>().join(cx.lang.text("bundle.and"))
}

/// Working days in words.
pub fn days(cx: &Context<'_>, days: u32) -> String {
    match days {
        0 => cx.lang.text("limit.on-the-spot").to_owned(),
        days => cx.lang.say("limit.working-days", &[("n", &days.to_string())]),
    }
}

/// Places of two of the figures.
pub const VISITS: usize = 2;
pub const MATERIALS: usize = 3;

/// The figures of one change.
pub fn figures(cx: &Context<'_>, change: &Change) -> Vec<FigureRow> {
    let (before, after) = (&change.before, &change.after);
    let row = |key, what, unit: &'static str, before: u64, after: u64| {
        let count = |n: u64| cx.lang.say(unit, &[("n", &n.to_string())]);
        let less = before.saturating_sub(after);
        let saved = if less > 0 { cx.lang.say("bundle.less", &[("n", &count(less))]) } else { String::new() };
        let (what, unit) = (cx.lang.text(what), cx.lang.text(unit));
        FigureRow { key, what, unit, zero: "", before: count(before), after: count(after), saved }
    };
    let size = |count: usize| count as u64;
    let mut rows = vec![
        row(
            "departments",
            "bundle.departments",
            "bundle.n-departments",
            size(before.departments),
            size(after.departments),
        ),
        row(
            "applications",
            "bundle.applications",
            "bundle.n-times",
            size(before.applications),
            size(after.applications),
        ),
        row("visits", "bundle.visits", "bundle.n-times", before.visits.into(), after.visits.into()),
        row("materials", "bundle.materials", "bundle.n-kinds", size(before.materials), size(after.materials)),
        row("originals", "bundle.originals", "bundle.n-copies", before.originals.into(), after.originals.into()),
        row("copies", "bundle.copies", "bundle.n-copies", before.copies.into(), after.copies.into()),
        row("days", "bundle.days", "limit.working-days", before.days.into(), after.days.into()),
    ];
    if let Some(last) = rows.last_mut() {
        last.zero = cx.lang.text("limit.on-the-spot");
        (last.before, last.after) = (days(cx, before.days), days(cx, after.days));
    }
    rows
}

/// Where the figures come from, a sentence each.
pub fn reasons(cx: &Context<'_>, chain: &Chain<'_>, scene: &Scene) -> Vec<ReasonRow> {
    let change = &scene.most;
    let step = |at: &usize| {
        let own = chain.days(*at, &scene.fullest_answers).unwrap_or(0);
        cx.lang.say("bundle.path-step", &[("title", &chain.members[*at].guide.title), ("days", &days(cx, own))])
    };
    let path: Vec<String> = change.path.iter().map(step).collect();
    let materials = if chain.one_set() { "bundle.why-one-set" } else { "bundle.why-materials" };
    let why = |key| ReasonRow { text: cx.lang.text(key).to_owned(), ..ReasonRow::default() };
    let mut reasons = vec![
        why("bundle.why-departments"),
        why("bundle.why-visits"),
        why(materials),
        ReasonRow {
            text: cx.lang.say("bundle.why-days", &[("path", &path.join(" → "))]),
            path: cx.lang.text("bundle.why-days"),
            step: cx.lang.text("bundle.path-step"),
        },
    ];
    if chain.members.iter().any(|member| !is_in_working_days(member.guide)) {
        reasons.push(why("bundle.why-units"));
    }
    reasons
}

fn is_in_working_days(guide: &Guide) -> bool {
    let limits = guide.promised_limit.iter().chain(guide.variants.iter().filter_map(|v| v.promised_limit.as_ref()));
    limits.into_iter().all(|limit| limit.is_on_the_spot() || limit.unit == Unit::WorkingDay)
}

/// A row for each situation, with the address of its page if it has one; none where there is only one.
pub fn scenes(cx: &Context<'_>, chain: &Chain<'_>, scenes: &Scenes, pages: &[String]) -> Vec<SceneRow> {
    let row = |(at, scene): (usize, &Scene)| {
        let (least, most) = (&scene.least, &scene.most);
        let range = |least: usize, most: usize| match least == most {
            true => most.to_string(),
            false => cx.lang.say("bundle.range", &[("least", &least.to_string()), ("most", &most.to_string())]),
        };
        let pair =
            |before: String, after: String| cx.lang.say("bundle.pair", &[("before", &before), ("after", &after)]);
        let (b, a, lb, la) = (&most.before, &most.after, &least.before, &least.after);
        let size = |count: u32| count as usize;
        let active = chain.members.iter().enumerate();
        let active = active.filter(|(at, _)| chain.holds(chain.logic.active(*at), &scene.answers));
        SceneRow {
            situation: answers(cx, chain, scene.answered.iter()),
            href: pages.get(at).cloned().unwrap_or_default(),
            members: active.map(|(_, member)| text(&member.guide.title)).collect(),
            materials: pair(range(lb.materials, b.materials), range(la.materials, a.materials)),
            copies: pair(range(size(lb.copies), size(b.copies)), range(size(la.copies), size(a.copies))),
            visits: pair(b.visits.to_string(), a.visits.to_string()),
            days: pair(days(cx, b.days), days(cx, a.days)),
        }
    };
    if scenes.all.len() > 1 { scenes.all.iter().enumerate().map(row).collect() } else { Vec::new() }
}
