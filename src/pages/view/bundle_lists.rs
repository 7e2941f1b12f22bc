//! The lists of a bundle's page: rounds of members, merged papers, what need not be brought.

use serde::Serialize;

use super::bundle_seen::{Brought, Seen};
use super::guide_rows::{keep, material_row, text};
use super::{Link, MaterialRow};
use crate::bundle::{Chain, Count, Paper, PaperKey, Use};
use crate::model::{MaterialUse, Necessity, Text};
use crate::pages::situation::{Case, Mark};
use crate::pages::{url, words};
use crate::situation::Formula;

/// Members that are done at the same time.
#[derive(Debug, Clone, Serialize)]
pub struct RoundRow {
    pub intro: String,
    pub members: Vec<MemberRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberRow {
    /// Its place among the members.
    pub at: usize,
    pub title: String,
    pub href: String,
    pub department: Option<Link>,
    pub limit: String,
    /// The limits of its situations, where they differ.
    pub limits: Vec<Case>,
    /// In which situations.
    pub mark: Mark,
    /// The members it waits for.
    pub after: Vec<String>,
    pub results: Vec<String>,
    pub note: String,
    /// The window of a visit of its own.
    pub apart: String,
    /// Procedures that do not count within the limit.
    pub special: Vec<String>,
}

/// Papers that are needed in the same situations.
#[derive(Debug, Clone, Serialize)]
pub struct PaperGroup {
    pub mark: Mark,
    pub papers: Vec<PaperRow>,
}

/// One paper of the merged list.
#[derive(Debug, Clone, Serialize)]
pub struct PaperRow {
    /// Its place among the papers.
    pub at: usize,
    pub row: MaterialRow,
    /// In which situations.
    pub mark: Mark,
    /// Whether `row.copies` are the most that any case needs.
    pub is_most: bool,
    /// 容缺后补 and the like, of the members that can wait for it.
    pub can_wait: String,
    /// Fewest originals and copies.
    #[serde(skip)]
    pub least: Count,
    pub users: Vec<UserRow>,
}

/// What one member wants of a paper.
#[derive(Debug, Clone, Serialize)]
pub struct UserRow {
    pub title: String,
    pub href: String,
    pub copies: String,
    pub keep: String,
    pub mark: Mark,
    pub applies_to: String,
    pub note: String,
    pub waived_by: String,
}

/// A paper that need not be brought, as a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct GivenRow {
    pub text: String,
    pub mark: Mark,
}

/// The members in rounds; those of one round are done side by side.
pub fn rounds(seen: &Seen<'_, '_>) -> Vec<RoundRow> {
    let is_part = |at: usize| seen.may(seen.chain.logic.active(at));
    let rounds = seen.chain.order.rounds(is_part);
    let round = |(number, members): (usize, Vec<usize>)| {
        // Members of which each situation has only one are no members side by side.
        let together = seen.together(&members);
        let key = match members.len() {
            1 => "bundle.round",
            _ if together <= 1 => "bundle.round-one",
            count if together < count => "bundle.round-some",
            _ => "bundle.round-parallel",
        };
        let intro = seen.cx.lang.say(key, &[("n", &(number + 1).to_string()), ("count", &together.to_string())]);
        RoundRow { intro, members: members.into_iter().map(|at| member_row(seen, at, &is_part)).collect() }
    };
    rounds.into_iter().enumerate().map(round).collect()
}

/// The members that one waits for: through those that take no part.
fn waits(chain: &Chain<'_>, at: usize, is_part: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = chain.order.before[at].iter().rev().copied().collect();
    let mut seen = vec![false; chain.members.len()];
    while let Some(first) = open.pop() {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        match is_part(first) {
            true => found.push(first),
            false => open.extend(chain.order.before[first].iter().rev()),
        }
    }
    found
}

fn member_row(seen: &Seen<'_, '_>, at: usize, is_part: &dyn Fn(usize) -> bool) -> MemberRow {
    let (cx, chain) = (seen.cx, seen.chain);
    let member = &chain.members[at];
    let guide_links = seen.links.members[member.place].map(|handle| cx.portal.guide_links(handle));
    let window = guide_links.and_then(|links| links.windows.first()).map(|window| cx.portal.window(*window));
    let window = window.filter(|_| member.written.apart == Some(true));
    let special = member.guide.special_procedures.iter().filter(|procedure| procedure.counted == Some(false));
    let special = special.map(|procedure| match procedure.limit {
        Some(limit) => format!("{}（{}）", procedure.name.value, words::limit(cx.lang, limit)),
        None => text(&procedure.name),
    });
    let mut limits = limits(seen, at);
    // One that holds anyhow is the limit.
    let only = (limits.len() == 1 && limits[0].words.is_empty()).then(|| limits.remove(0).value);
    let own = || member.written.limit.or(member.guide.promised_limit).map(|limit| words::limit(cx.lang, limit));
    MemberRow {
        at,
        title: text(&member.guide.title),
        href: url::entry("guides", member.id),
        department: guide_links.and_then(|links| links.department).map(|to| super::department_link(cx, to)),
        limit: if limits.is_empty() { only.or_else(own).unwrap_or_default() } else { String::new() },
        limits,
        mark: seen.mark(chain.logic.active(at)),
        after: waits(chain, at, is_part).iter().map(|first| text(&chain.members[*first].guide.title)).collect(),
        results: member.guide.results.iter().map(|result| text(&result.name)).collect(),
        note: text(&member.written.note),
        apart: window.map(|entry| entry.value.number.value.clone()).unwrap_or_default(),
        special: special.collect(),
    }
}

/// The limits of a member's variants, and its own for the other situations; none where the bundle says its limit.
fn limits(seen: &Seen<'_, '_>, at: usize) -> Vec<Case> {
    let (cx, member) = (seen.cx, &seen.chain.members[at]);
    if member.written.limit.is_some() {
        return Vec::new();
    }
    let mut before: Vec<Formula> = Vec::new();
    let mut found = Vec::new();
    let own = member.guide.promised_limit.map(|limit| (Formula::Const(true), limit));
    let variants = seen.chain.limits(at).map(|(when, limit)| (when.clone(), limit));
    for (when, limit) in variants.chain(own) {
        let others = Formula::Not(Box::new(Formula::Any(before.clone())));
        let formula = seen.under(&Formula::All(vec![when.clone(), others]));
        let words = seen.mark(&when).words;
        before.push(when);
        if formula != Formula::Const(false) {
            let when = seen.mark(&formula).when;
            let is_rest = words.is_empty() && formula != Formula::Const(true);
            let words = if is_rest { cx.lang.text("situation.otherwise").to_owned() } else { words };
            found.push(Case { value: words::limit(cx.lang, limit), note: String::new(), when, words });
        }
    }
    found
}

/// Everything that may have to be brought, by its condition where `grouped`.
pub fn papers(seen: &Seen<'_, '_>, grouped: bool) -> Vec<PaperGroup> {
    let rows = seen.chain.papers.iter().enumerate().filter_map(|(at, paper)| paper_row(seen, at, paper));
    let mut groups = vec![PaperGroup { mark: Mark::default(), papers: Vec::new() }];
    for mut row in rows {
        if !grouped {
            groups[0].papers.push(row);
            continue;
        }
        let mark = Mark { words: std::mem::take(&mut row.mark.words), ..row.mark.clone() };
        match groups.iter_mut().find(|group| group.mark == mark) {
            Some(group) => group.papers.push(row),
            None => groups.push(PaperGroup { mark, papers: vec![row] }),
        }
    }
    groups.retain(|group| !group.papers.is_empty());
    groups
}

fn paper_row(seen: &Seen<'_, '_>, at: usize, paper: &Paper<'_>) -> Option<PaperRow> {
    let cx = seen.cx;
    let lines: Vec<&Use<'_>> = paper.uses.iter().filter(|line| seen.may(&line.together)).collect();
    let first = lines.first()?;
    let Brought { least, most } = seen.brought(paper)?;
    let is_required = lines.iter().any(|line| line.used.necessity.is_none_or(|need| need == Necessity::Required));
    // Counted and needed as the bundle needs it; what each member does with it stands below.
    let counts = (most.originals + most.copies > 0).then_some((Some(most.originals), Some(most.copies)));
    let (originals, copies) = counts.unwrap_or_default();
    let necessity = Some(if is_required { Necessity::Required } else { Necessity::Optional });
    let joint = MaterialUse { originals, copies, necessity, ..plain(first.used) };
    let row = material_row(cx, &joint, seen.entry(first));
    let when = Formula::Any(lines.iter().map(|line| line.together.clone()).collect());
    let users = lines.iter().map(|line| user(seen, line)).collect();
    let waiting = lines.iter().filter_map(|line| line.used.necessity).find(|need| *need != Necessity::Required);
    let can_wait = waiting.map(|need| words::choice(cx.lang, need)).unwrap_or_default();
    Some(PaperRow { at, row, mark: seen.mark(&when), is_most: least != most, can_wait, least, users })
}

/// A line without what only concerns its own guide.
fn plain(used: &MaterialUse) -> MaterialUse {
    let blank = Text::default;
    let (applies_to, waived_by, note) = (blank(), blank(), blank());
    MaterialUse { keep: None, medium: None, when: None, applies_to, waived_by, note, ..used.clone() }
}

fn user(seen: &Seen<'_, '_>, line: &Use<'_>) -> UserRow {
    let (cx, member) = (seen.cx, &seen.chain.members[line.member]);
    UserRow {
        title: text(&member.guide.title),
        href: url::entry("guides", member.id),
        copies: words::copies(cx.lang, line.used),
        keep: line.used.keep.filter(|_| line.used.originals > Some(0)).map(|k| keep(cx, k)).unwrap_or_default(),
        mark: seen.mark(&line.together),
        // What stands under a condition is told by it, in the words of the joint questions.
        applies_to: if line.used.when.is_some() { String::new() } else { text(&line.used.applies_to) },
        note: text(&line.used.note),
        waived_by: text(&line.used.waived_by),
    }
}

/// Papers that a member in front hands out, wherever it takes part, a sentence each.
pub fn given(seen: &Seen<'_, '_>) -> Vec<GivenRow> {
    let (cx, chain) = (seen.cx, seen.chain);
    let title = |at: usize| text(&chain.members[at].guide.title);
    let mut given: Vec<(String, Vec<Formula>)> = Vec::new();
    for paper in chain.papers.iter().filter(|paper| matches!(paper.key, PaperKey::Catalogue(_))) {
        for (line, giver) in paper.uses.iter().flat_map(|line| line.givers.iter().map(move |giver| (line, *giver))) {
            let name = material_row(cx, line.used, seen.entry(line)).name;
            let args = [("name", &*name), ("from", &title(giver)), ("to", &title(line.member))];
            let text = cx.lang.say("bundle.given", &args);
            let when = Formula::All(vec![line.alone.clone(), chain.logic.active(giver).clone()]);
            match given.iter_mut().find(|(known, _)| *known == text) {
                Some((_, whens)) => whens.push(when),
                None => given.push((text, vec![when])),
            }
        }
    }
    let rows = given.into_iter().map(|(text, whens)| (text, Formula::Any(whens)));
    let rows = rows.filter(|(_, when)| seen.may(when));
    rows.map(|(text, when)| GivenRow { text, mark: seen.mark(&when) }).collect()
}
