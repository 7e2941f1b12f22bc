//! The facts of a bundle's card: what the bundle and its members come to, in the card's order.
//!
//! Members are told by their number on the card, so that the list of papers can say in a column which of them asks for a paper
//! and keeps it. Nothing is typed: figures, days and counts are those of [`Chain`]. Where they depend on answers they are of
//! the situation that takes most, and `situation` says which; where there are too many answers to look at, `bound`.

use serde::Serialize;

use super::papers::{given, materials};
use crate::bundle::{Chain, Scene};
use crate::lang::Lang;
use crate::model::Text;
use crate::pages::card::CardWindow;
use crate::pages::card::facts::{card_window, hotline};
use crate::pages::situation::Case;
use crate::pages::view::bundle_seen::Seen;
use crate::pages::view::{MemberRow, RoundRow, bundle_lists as lists, bundle_rows as rows};
use crate::pages::{Context, words};
use crate::resolve::BundleHandle;
use crate::situation::Answers;

/// What the card says about the bundle.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleFacts {
    pub title: String,
    pub summary: String,
    /// The department in the lead.
    pub department: String,
    pub audience: Vec<String>,
    pub one_set: bool,
    /// The answers that the figures are of; empty when nothing depends on answers.
    pub situation: String,
    /// The figures are bounds and not those of real answers.
    pub bound: bool,
    pub figures: Vec<BundleFigure>,
    pub promised_limit: String,
    pub limit_note: String,
    /// Working days of the longest path, and the members on it.
    pub longest: String,
    pub path: Vec<BundleStep>,
    pub rounds: Vec<BundleRound>,
    pub materials: Vec<BundleMaterial>,
    pub given: Vec<BundleGiven>,
    pub how: String,
    pub delivery: Vec<String>,
    /// The lead window; none when it is not there.
    pub windows: Vec<CardWindow>,
    pub consult_phone: String,
    pub complaint_phone: String,
    pub hotline: String,
}

/// One figure, each member by itself against all together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleFigure {
    pub name: String,
    pub before: String,
    pub after: String,
    /// "少2份", or empty.
    pub saved: String,
}

/// A member on the longest path.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleStep {
    pub title: String,
    pub limit: String,
}

/// Members that are done at the same time.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleRound {
    /// "第2步".
    pub name: String,
    /// "3项同时办", or empty.
    pub note: String,
    pub members: Vec<BundleMember>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleMember {
    /// By which the card calls it, from 1.
    pub number: Option<u32>,
    pub title: String,
    pub department: String,
    pub limit: String,
    pub results: Vec<String>,
    /// In which situations; empty for always.
    pub applies_to: String,
    /// The window of a visit of its own.
    pub apart: String,
    /// Procedures that do not count within the limit.
    pub special: Vec<String>,
}

/// One line of the merged checklist. Identifiers in English are for the template to choose by.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleMaterial {
    pub name: String,
    pub originals: Option<u32>,
    pub copies: Option<u32>,
    /// `paper`, `electronic`, `either` or empty.
    pub medium: String,
    /// `required`, `optional`, `deferrable` or empty.
    pub necessity: String,
    pub defer_limit: String,
    pub applies_to: String,
    /// What makes it unnecessary, as the members say it; each once.
    pub waived_by: Vec<String>,
    /// Numbers of the members that ask for it, by what becomes of the originals.
    pub collected: Vec<u32>,
    pub shown: Vec<u32>,
    pub others: Vec<u32>,
}

/// A paper that is not brought because a member in front hands it out.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct BundleGiven {
    pub name: String,
    /// Numbers of members.
    pub from: Vec<u32>,
    pub to: Vec<u32>,
}

/// Gathers the facts of a bundle; `cx` speaks Chinese, because a card hangs at a counter.
pub fn facts(cx: &Context<'_>, handle: BundleHandle) -> BundleFacts {
    let bundle = &cx.portal.bundle(handle).value.head;
    let (chain, links) = (cx.chain(handle), cx.portal.bundle_links(handle));
    let scenes = chain.scenes();
    let main = scenes.main();
    let seen = Seen::new(cx, chain, links, Answers::default());
    let (numbers, rounds) = rounds(lists::rounds(&seen), chain);
    let joint = main.map(|scene| scene.most.after.days);
    BundleFacts {
        title: text(&bundle.title),
        summary: text(&bundle.summary),
        department: links.department.map(|d| text(&cx.portal.department(d).value.name)).unwrap_or_default(),
        audience: bundle.audience.iter().map(|who| who.zh().to_owned()).collect(),
        one_set: chain.one_set(),
        situation: main.map(|scene| rows::situation(cx, chain, scene)).unwrap_or_default(),
        bound: main.is_some_and(|scene| !scene.is_exact),
        figures: main.map(|scene| figures(rows::figures(cx, &scene.most))).unwrap_or_default(),
        promised_limit: bundle.promised_limit.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default(),
        limit_note: text(&bundle.limit_note),
        longest: joint.map(|days| rows::days(cx, days)).unwrap_or_default(),
        path: main.map(|scene| path(cx, chain, scene)).unwrap_or_default(),
        rounds,
        materials: materials(&seen, &numbers),
        given: given(&seen, &numbers),
        how: text(&bundle.how),
        delivery: bundle.delivery.iter().map(|way| way.zh().to_owned()).collect(),
        windows: links.lead_window.iter().map(|window| card_window(cx.portal, *window)).collect(),
        consult_phone: text(&bundle.consult_phone),
        complaint_phone: text(&bundle.complaint_phone),
        hotline: hotline(&cx.portal.content.site.hotline),
    }
}

fn figures(rows: Vec<rows::FigureRow>) -> Vec<BundleFigure> {
    let figure = |row: rows::FigureRow| BundleFigure {
        name: row.what.to_owned(),
        before: row.before,
        after: row.after,
        saved: row.saved,
    };
    rows.into_iter().map(figure).collect()
}

fn path(cx: &Context<'_>, chain: &Chain<'_>, scene: &Scene) -> Vec<BundleStep> {
    let step = |at: &usize| BundleStep {
        title: text(&chain.members[*at].guide.title),
        limit: rows::days(cx, chain.days(*at, &scene.fullest_answers).unwrap_or(0)),
    };
    scene.most.path.iter().map(step).collect()
}

/// The members in rounds, numbered as they stand on the card; the numbers parallel to the chain's members.
fn rounds(rounds: Vec<RoundRow>, chain: &Chain<'_>) -> (Vec<u32>, Vec<BundleRound>) {
    let mut numbers = vec![0; chain.members.len()];
    let sorted = chain.order.rounds(|_| true).into_iter().flatten();
    sorted.zip(1..).for_each(|(member, number)| numbers[member] = number);
    let mut number = 1..;
    let mut member = |row: MemberRow| BundleMember {
        number: number.next(),
        limit: limit(&row),
        title: row.title,
        department: row.department.map(|link| link.title).unwrap_or_default(),
        results: row.results,
        applies_to: row.mark.words,
        apart: row.apart,
        special: row.special,
    };
    let round = |row: RoundRow| {
        // “第2步（3项同时办）”: what is said of the step stands in brackets.
        let (name, note) = row.intro.split_once('（').unwrap_or((&row.intro, ""));
        let (name, note) = (name.to_owned(), note.trim_end_matches('）').to_owned());
        BundleRound { name, note, members: row.members.into_iter().map(&mut member).collect() }
    };
    let rounds = rounds.into_iter().map(round).collect();
    (numbers, rounds)
}

/// The limit, or those of its situations with the words of each.
fn limit(row: &MemberRow) -> String {
    let case = |case: &Case| match case.words.is_empty() {
        true => case.value.clone(),
        false => format!("{}（{}）", case.value, case.words),
    };
    if row.limits.is_empty() { row.limit.clone() } else { row.limits.iter().map(case).collect::<Vec<_>>().join("；") }
}

fn text(text: &Text) -> String {
    text.value.clone()
}
