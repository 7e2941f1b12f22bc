//! The rows of a bundle's page: figures, situations, rounds of members, merged papers.

use serde::Serialize;

use super::guide_rows::{keep, material_row, text};
use super::{Link, MaterialRow};
use crate::bundle::{Chain, Change, Paper, PaperKey, Scene, Scenes, Use, simplified};
use crate::model::{Guide, Material, MaterialUse, Necessity, Text, Unit};
use crate::pages::{Context, url, words};
use crate::resolve::{BundleLinks, Handle};
use crate::situation::{Formula, told};

/// One figure before and after.
#[derive(Debug, Clone, Serialize)]
pub struct FigureRow {
    pub what: &'static str,
    pub before: String,
    pub after: String,
    /// "少2份", or empty.
    pub saved: String,
}

/// Before and after in one situation.
#[derive(Debug, Clone, Serialize)]
pub struct SceneRow {
    pub situation: String,
    pub members: Vec<String>,
    /// Pairs of what it takes alone and together.
    pub materials: String,
    pub copies: String,
    pub visits: String,
    pub days: String,
}

/// Members that are done at the same time.
#[derive(Debug, Clone, Serialize)]
pub struct RoundRow {
    pub intro: String,
    pub members: Vec<MemberRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberRow {
    pub title: String,
    pub href: String,
    pub department: Option<Link>,
    pub limit: String,
    /// In which situations; empty for always.
    pub when: String,
    /// The members it waits for.
    pub after: Vec<String>,
    pub results: Vec<String>,
    pub note: String,
    /// The window of a visit of its own.
    pub apart: String,
    /// Procedures that do not count within the limit.
    pub special: Vec<String>,
}

/// One paper of the merged list.
#[derive(Debug, Clone, Serialize)]
pub struct PaperRow {
    pub row: MaterialRow,
    /// In which situations; empty for always.
    pub when: String,
    pub users: Vec<UserRow>,
}

/// What one member wants of a paper.
#[derive(Debug, Clone, Serialize)]
pub struct UserRow {
    pub title: String,
    pub href: String,
    pub copies: String,
    pub keep: String,
    pub when: String,
    pub note: String,
    pub waived_by: String,
}

/// The answers under which it takes most, in words.
pub fn situation(cx: &Context<'_>, chain: &Chain<'_>, scene: &Scene) -> String {
    answers(cx, chain, scene.answered.iter().chain(&scene.fullest))
}

/// Answers one after the other.
fn answers<'f>(cx: &Context<'_>, chain: &Chain<'_>, answers: impl Iterator<Item = &'f Formula>) -> String {
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
    let row = |what, unit: &'static str, before: u64, after: u64| {
        let count = |n: u64| cx.lang.say(unit, &[("n", &n.to_string())]);
        let less = before.saturating_sub(after);
        let saved = if less > 0 { cx.lang.say("bundle.less", &[("n", &count(less))]) } else { String::new() };
        FigureRow { what: cx.lang.text(what), before: count(before), after: count(after), saved }
    };
    let size = |count: usize| count as u64;
    let mut rows = vec![
        row("bundle.departments", "bundle.n-departments", size(before.departments), size(after.departments)),
        row("bundle.applications", "bundle.n-times", size(before.applications), size(after.applications)),
        row("bundle.visits", "bundle.n-times", before.visits.into(), after.visits.into()),
        row("bundle.materials", "bundle.n-kinds", size(before.materials), size(after.materials)),
        row("bundle.originals", "bundle.n-copies", before.originals.into(), after.originals.into()),
        row("bundle.copies", "bundle.n-copies", before.copies.into(), after.copies.into()),
        row("bundle.days", "limit.working-days", before.days.into(), after.days.into()),
    ];
    if let Some(last) = rows.last_mut() {
        (last.before, last.after) = (days(cx, before.days), days(cx, after.days));
    }
    rows
}

/// Where the figures come from, a sentence each.
pub fn reasons(cx: &Context<'_>, chain: &Chain<'_>, scene: &Scene) -> Vec<String> {
    let change = &scene.most;
    let step = |at: &usize| {
        let own = chain.days(*at, &scene.fullest_answers).unwrap_or(0);
        cx.lang.say("bundle.path-step", &[("title", &chain.members[*at].guide.title), ("days", &days(cx, own))])
    };
    let path: Vec<String> = change.path.iter().map(step).collect();
    let materials = if chain.one_set() { "bundle.why-one-set" } else { "bundle.why-materials" };
    let mut reasons = vec![
        cx.lang.text("bundle.why-departments").to_owned(),
        cx.lang.text("bundle.why-visits").to_owned(),
        cx.lang.text(materials).to_owned(),
        cx.lang.say("bundle.why-days", &[("path", &path.join(" → "))]),
    ];
    if chain.members.iter().any(|member| !is_in_working_days(member.guide)) {
        reasons.push(cx.lang.text("bundle.why-units").to_owned());
    }
    reasons
}

fn is_in_working_days(guide: &Guide) -> bool {
    let limits = guide.promised_limit.iter().chain(guide.variants.iter().filter_map(|v| v.promised_limit.as_ref()));
    limits.into_iter().all(|limit| limit.is_on_the_spot() || limit.unit == Unit::WorkingDay)
}

/// A row for each situation; none where there is only one.
pub fn scenes(cx: &Context<'_>, chain: &Chain<'_>, scenes: &Scenes) -> Vec<SceneRow> {
    let row = |scene: &Scene| {
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
            members: active.map(|(_, member)| text(&member.guide.title)).collect(),
            materials: pair(range(lb.materials, b.materials), range(la.materials, a.materials)),
            copies: pair(range(size(lb.copies), size(b.copies)), range(size(la.copies), size(a.copies))),
            visits: pair(b.visits.to_string(), a.visits.to_string()),
            days: pair(days(cx, b.days), days(cx, a.days)),
        }
    };
    if scenes.all.len() > 1 { scenes.all.iter().map(row).collect() } else { Vec::new() }
}

/// The members in rounds; those of one round are done side by side.
pub fn rounds(cx: &Context<'_>, chain: &Chain<'_>, scenes: &Scenes, links: &BundleLinks) -> Vec<RoundRow> {
    let rounds = chain.order.rounds(|_| true);
    let takes_part = |at: &usize, scene: &Scene| chain.holds(chain.logic.active(*at), &scene.answers);
    // Members of which each situation has only one are no members side by side.
    let most = |members: &[usize]| {
        let counts = scenes.all.iter().map(|scene| members.iter().filter(|at| takes_part(at, scene)).count());
        counts.max().unwrap_or(0)
    };
    let round = |(number, members): (usize, Vec<usize>)| {
        let together = most(&members);
        let key = match members.len() {
            1 => "bundle.round",
            _ if together <= 1 => "bundle.round-one",
            count if together < count => "bundle.round-some",
            _ => "bundle.round-parallel",
        };
        let intro = cx.lang.say(key, &[("n", &(number + 1).to_string()), ("count", &together.to_string())]);
        RoundRow { intro, members: members.into_iter().map(|at| member_row(cx, chain, links, at)).collect() }
    };
    rounds.into_iter().enumerate().map(round).collect()
}

fn member_row(cx: &Context<'_>, chain: &Chain<'_>, links: &BundleLinks, at: usize) -> MemberRow {
    let member = &chain.members[at];
    let guide_links = links.members[member.place].map(|handle| cx.portal.guide_links(handle));
    let window = guide_links.and_then(|links| links.windows.first()).map(|window| cx.portal.window(*window));
    let window = window.filter(|_| member.written.apart == Some(true));
    let special = member.guide.special_procedures.iter().filter(|procedure| procedure.counted == Some(false));
    let special = special.map(|procedure| match procedure.limit {
        Some(limit) => format!("{}（{}）", procedure.name.value, words::limit(cx.lang, limit)),
        None => text(&procedure.name),
    });
    MemberRow {
        title: text(&member.guide.title),
        href: url::entry("guides", member.id),
        department: guide_links.and_then(|links| links.department).map(|to| super::department_link(cx, to)),
        limit: member
            .written
            .limit
            .or(member.guide.promised_limit)
            .map(|limit| words::limit(cx.lang, limit))
            .unwrap_or_default(),
        when: told(cx.lang, &chain.logic.situations, chain.logic.active(at)),
        after: chain.order.before[at].iter().map(|first| text(&chain.members[*first].guide.title)).collect(),
        results: member.guide.results.iter().map(|result| text(&result.name)).collect(),
        note: text(&member.written.note),
        apart: window.map(|entry| entry.value.number.value.clone()).unwrap_or_default(),
        special: special.collect(),
    }
}

/// Everything that may have to be brought.
pub fn papers(cx: &Context<'_>, chain: &Chain<'_>, links: &BundleLinks) -> Vec<PaperRow> {
    let brought = chain.papers.iter().filter(|paper| brought(paper).next().is_some());
    brought.filter_map(|paper| paper_row(cx, chain, links, paper)).collect()
}

/// Lines that are not handed out by a member in front in every situation.
fn brought<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Use<'a>> {
    paper.uses.iter().filter(|line| line.together != Formula::Const(false))
}

fn paper_row(cx: &Context<'_>, chain: &Chain<'_>, links: &BundleLinks, paper: &Paper<'_>) -> Option<PaperRow> {
    let first = brought(paper).next()?;
    let count = paper.count(chain.one_set(), &|formula| *formula != Formula::Const(false))?;
    let is_required = brought(paper).any(|line| line.used.necessity.is_none_or(|need| need == Necessity::Required));
    // Counted and needed as the bundle needs it; what each member does with it stands below.
    let counts = (count.originals + count.copies > 0).then_some((Some(count.originals), Some(count.copies)));
    let (originals, copies) = counts.unwrap_or_default();
    let necessity = if is_required { Some(Necessity::Required) } else { first.used.necessity };
    let joint = MaterialUse { originals, copies, necessity, ..plain(first.used) };
    let row = material_row(cx, &joint, handle(cx, links, chain, first));
    let when = chain.needed(paper);
    if when == Formula::Const(false) {
        return None;
    }
    let users = brought(paper).map(|line| user(cx, chain, line)).collect();
    Some(PaperRow { row, when: told(cx.lang, &chain.logic.situations, &when), users })
}

/// A line without what only concerns its own guide.
fn plain(used: &MaterialUse) -> MaterialUse {
    let blank = Text::default;
    let (applies_to, waived_by, note) = (blank(), blank(), blank());
    MaterialUse { keep: None, medium: None, when: None, applies_to, waived_by, note, ..used.clone() }
}

/// The catalogue's entry of a line.
fn handle(cx: &Context<'_>, links: &BundleLinks, chain: &Chain<'_>, line: &Use<'_>) -> Option<Handle<Material>> {
    let guide = links.members[chain.members[line.member].place]?;
    cx.portal.guide_links(guide).materials.get(line.line).copied().flatten()
}

fn user(cx: &Context<'_>, chain: &Chain<'_>, line: &Use<'_>) -> UserRow {
    let member = &chain.members[line.member];
    let own = simplified(Formula::All(vec![line.together.clone()]));
    let told = told(cx.lang, &chain.logic.situations, &own);
    let clauses = [told, text(&line.used.applies_to)];
    UserRow {
        title: text(&member.guide.title),
        href: url::entry("guides", member.id),
        copies: words::copies(cx.lang, line.used),
        keep: line.used.keep.filter(|_| line.used.originals > Some(0)).map(|k| keep(cx, k)).unwrap_or_default(),
        when: clauses.into_iter().filter(|clause| !clause.is_empty()).collect::<Vec<_>>().join("，"),
        note: text(&line.used.note),
        waived_by: text(&line.used.waived_by),
    }
}

/// Papers that a member in front hands out, wherever it takes part, a sentence each.
pub fn given(cx: &Context<'_>, chain: &Chain<'_>, links: &BundleLinks) -> Vec<String> {
    let title = |at: usize| text(&chain.members[at].guide.title);
    let mut given = Vec::new();
    for paper in chain.papers.iter().filter(|paper| matches!(paper.key, PaperKey::Catalogue(_))) {
        for line in paper.uses.iter().filter(|line| !line.givers.is_empty()) {
            let name = material_row(cx, line.used, handle(cx, links, chain, line)).name;
            let from: Vec<String> = line.givers.iter().map(|giver| title(*giver)).collect();
            let (from, to) = (from.join("、"), title(line.member));
            given.push(cx.lang.say("bundle.given", &[("name", &name), ("from", &from), ("to", &to)]));
        }
    }
    given
}
