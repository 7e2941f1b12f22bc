//! Queries that fail → everyday names for the guides they mean, each tried before it is proposed.
//!
//! All candidates are put into a second index and every query of the log is asked again. A candidate that does not bring its
//! guide to where people see it, or that makes the answer to another query worse ([`is_worse`]), is dropped, and what is left is tried again, until
//! nothing has to be dropped: whatever is proposed has been seen to help together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, Judged, judge};
use crate::diag::Diagnostic;
use crate::pages::search::DocKind;
use crate::render::search::{Doc, Grade, Index, normal};

/// An everyday name for a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Number of the query in the log.
    pub query: usize,
    /// Number of the guide among the documents.
    pub doc: usize,
    pub alias: String,
}

/// Characters of an everyday name; a sentence is none.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;

/// So many results people look at.
pub const SEEN: usize = 5;

/// The names that help: with them a guide comes among the first `top`, or [`SEEN`] where that is less.
///
/// # Errors
/// `search-index-failed`.
pub fn propose(
    index: &Index,
    asked: &[Asked],
    judged: &[Judged],
    top: usize,
) -> Result<Vec<Proposal>, Box<Diagnostic>> {
    let mut kept = candidates(index, asked, judged)?;
    while !kept.is_empty() {
        let tried = index.over(with(index.docs(), &kept))?;
        let again = judge(&tried, asked, top)?;
        let dropped = spoiling(&kept, asked, judged, &again, top.min(SEEN));
        if dropped.is_empty() {
            break;
        }
        let mut number = 0;
        kept.retain(|_| {
            number += 1;
            !dropped.contains(&(number - 1))
        });
    }
    Ok(kept)
}

fn candidates(index: &Index, asked: &[Asked], judged: &[Judged]) -> Result<Vec<Proposal>, Box<Diagnostic>> {
    let docs = index.docs();
    let taken: BTreeSet<String> =
        docs.iter().flat_map(|doc| doc.aliases.iter().chain([&doc.title])).map(|name| normal(name)).collect();
    let mut wanted: BTreeMap<String, Vec<Proposal>> = BTreeMap::new();
    for (query, (asked, judged)) in asked.iter().zip(judged).enumerate() {
        let is_guide = |doc: &Doc, id: &String| doc.kind == DocKind::Guide && doc.id == *id;
        let meant = asked.expected.iter().find_map(|id| docs.iter().position(|doc| is_guide(doc, id)));
        let Some(doc) = meant.filter(|_| judged.rank.is_none() || judged.grade != Grade::Match) else { continue };
        let alias = name(&asked.query, &index.answer(&asked.query, 0)?.understood.asked);
        if LENGTHS.contains(&alias.chars().count()) && !taken.contains(&normal(&alias)) {
            wanted.entry(normal(&alias)).or_default().push(Proposal { query, doc, alias });
        }
    }
    // A name that two guides want is no help to either.
    wanted.retain(|_, list| list.iter().all(|proposal| proposal.doc == list[0].doc));
    let mut kept: Vec<Proposal> = wanted.into_values().filter_map(|list| list.into_iter().next()).collect();
    kept.sort_by_key(|proposal| proposal.query);
    Ok(kept)
}

/// The query as a name: without question words, and as it was typed where that is nothing but the name.
fn name(query: &str, asked: &str) -> String {
    let whole = normal(asked);
    let is_plain = query.chars().all(|c| c.is_alphanumeric());
    if is_plain && normal(query) == whole { query.to_owned() } else { whole }
}

fn with(docs: &[Doc], proposals: &[Proposal]) -> Vec<Doc> {
    let mut docs = docs.to_vec();
    for proposal in proposals {
        docs[proposal.doc].aliases.push(proposal.alias.clone());
    }
    docs
}

/// Numbers of the proposals that do not help or do harm.
fn spoiling(
    proposals: &[Proposal],
    asked: &[Asked],
    before: &[Judged],
    after: &[Judged],
    top: usize,
) -> BTreeSet<usize> {
    let helps = |proposal: &Proposal| {
        let judged = &after[proposal.query];
        judged.grade == Grade::Match && judged.hits.iter().take(top).any(|doc| *doc == proposal.doc)
    };
    let mut dropped: BTreeSet<usize> = (0..proposals.len()).filter(|at| !helps(&proposals[*at])).collect();
    for query in (0..asked.len()).filter(|query| is_worse(&asked[*query], &before[*query], &after[*query])) {
        dropped.extend(culprits(proposals, &asked[query].query, &before[query], &after[query]));
    }
    dropped
}

/// It was good and is not, or what it should find stands lower, or is no longer called a match.
fn is_worse(asked: &Asked, before: &Judged, after: &Judged) -> bool {
    let place = |judged: &Judged| judged.rank.unwrap_or(usize::MAX);
    let is_told = |judged: &Judged| judged.grade == Grade::Match;
    let is_lower = place(after) > place(before) || (before.rank.is_some() && is_told(before) && !is_told(after));
    (before.is_good && !after.is_good) || (!asked.expected.is_empty() && is_lower)
}

/// The proposals whose guides now stand higher for a query than before; where none does, those that share a character with
/// it, or the half that is asked for less.
fn culprits(proposals: &[Proposal], query: &str, before: &Judged, after: &Judged) -> Vec<usize> {
    let rank = |judged: &Judged, doc: usize| judged.hits.iter().position(|hit| *hit == doc).unwrap_or(usize::MAX);
    let query = normal(query);
    let has_risen = |proposal: &&Proposal| rank(after, proposal.doc) < rank(before, proposal.doc);
    let is_like = |proposal: &&Proposal| normal(&proposal.alias).chars().any(|c| query.contains(c));
    let numbers = |wanted: &dyn Fn(&&Proposal) -> bool| -> Vec<usize> {
        proposals.iter().enumerate().filter(|(_, proposal)| wanted(proposal)).map(|(at, _)| at).collect()
    };
    let found = [numbers(&has_risen), numbers(&is_like)].into_iter().find(|found| !found.is_empty());
    found.unwrap_or_else(|| (proposals.len() / 2..proposals.len()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{asked, guides};
    use super::*;

    fn proposed(asked: &[Asked]) -> Vec<(String, String)> {
        let index = Index::build(guides()).unwrap();
        let judged = judge(&index, asked, 5).unwrap();
        let proposals = propose(&index, asked, &judged, 5).unwrap();
        proposals.into_iter().map(|it| (index.docs()[it.doc].id.clone(), it.alias)).collect()
    }

    fn one(id: &str, alias: &str) -> Vec<(String, String)> {
        vec![(id.to_owned(), alias.to_owned())]
    }

    #[test]
    fn a_query_that_finds_nothing_becomes_a_name_without_its_question() {
        assert_eq!(proposed(&[asked("蛐蛐单怎么办", &["marriage"])]), one("marriage", "蛐蛐单"));
        assert_eq!(proposed(&[asked("Ｗzyx", &["passport"])]), one("passport", "Ｗzyx"));
    }

    #[test]
    fn a_name_that_is_no_name_or_belongs_to_another_guide_is_not_proposed() {
        let long = "听说现在有个什么东西能补贴老人吃饭";
        assert_eq!(proposed(&[asked(long, &["pension"])]), []);
        assert_eq!(proposed(&[asked("社保卡", &["pension"])]), [], "it is another guide's alias");
        assert_eq!(proposed(&[asked("qq", &["police"])]), [], "a department has no aliases");
        let shared = [asked("蛐蛐单", &["marriage"]), asked("蛐蛐单？", &["divorce"])];
        assert_eq!(proposed(&shared), []);
        assert_eq!(proposed(&[asked("彩票咨询站", &[])]), [], "nothing says what it should find");
    }

    #[test]
    fn a_name_that_takes_the_place_of_another_querys_answer_is_dropped() {
        let index = Index::build(guides()).unwrap();
        let asked = [asked("井水", &["pension"]), Asked { is_foreign: true, ..asked("水", &[]) }];
        let before = judge(&index, &asked, 1).unwrap();
        let spoilt = Judged { is_good: false, hits: vec![7], ..before[1].clone() };
        let proposals = [Proposal { query: 0, doc: 7, alias: "井水".into() }];
        let helped = Judged { grade: Grade::Match, rank: Some(1), hits: vec![7], is_good: true };
        let good = Judged { is_good: true, hits: vec![3], ..before[1].clone() };
        let dropped = |after: Judged| {
            spoiling(&proposals, &asked, &[before[0].clone(), good.clone()], &[helped.clone(), after], 1)
        };
        assert_eq!(dropped(spoilt), BTreeSet::from([0]));
        assert_eq!(dropped(good.clone()), BTreeSet::new());
    }

    #[test]
    fn a_name_that_pushes_another_querys_answer_down_is_dropped() {
        let asked = [asked("井水", &["pension"]), asked("水井", &["water-well"])];
        let judged = |rank, hits: &[usize]| Judged { grade: Grade::Match, rank, hits: hits.to_vec(), is_good: true };
        let failed = Judged { grade: Grade::Frequent, rank: None, hits: Vec::new(), is_good: false };
        let proposals = [Proposal { query: 0, doc: 7, alias: "井水".into() }];
        let before = [failed, judged(Some(1), &[3, 4])];
        let dropped = |after: Judged| spoiling(&proposals, &asked, &before, &[judged(Some(1), &[7]), after], SEEN);
        assert_eq!(dropped(judged(Some(2), &[7, 3])), BTreeSet::from([0]));
        assert_eq!(dropped(Judged { grade: Grade::Near, ..judged(Some(1), &[3]) }), BTreeSet::from([0]));
        assert_eq!(dropped(judged(Some(1), &[3, 7])), BTreeSet::new());
    }

    #[test]
    fn what_is_proposed_helps_and_spoils_nothing() {
        let index = Index::build(guides()).unwrap();
        let mut log: Vec<Asked> = index.docs().iter().map(|doc| asked(&doc.title, &[doc.id.as_str()])).collect();
        log.extend(
            [("扯证", "marriage"), ("娃上户", "household-newborn"), ("打井", "water-well")]
                .map(|(q, id)| asked(q, &[id])),
        );
        let before = judge(&index, &log, 5).unwrap();
        let proposals = propose(&index, &log, &before, 5).unwrap();
        let after = judge(&Index::build(with(index.docs(), &proposals)).unwrap(), &log, 5).unwrap();
        for (at, asked) in log.iter().enumerate() {
            assert!(!is_worse(asked, &before[at], &after[at]), "{} was better", asked.query);
        }
        assert!(proposals.iter().all(|proposal| after[proposal.query].rank.is_some()));
    }
}
