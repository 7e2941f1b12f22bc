//! Query → the answer with its reasons, for whoever asks why a document comes first.
//!
//! In: an index and a query. Out: how the query was understood, and for each hit what every term in every field adds, which
//! parts of the query it has, and the factors of its score. All of it comes from the functions that rank; nothing is
//! computed a second way. Deliberately absent: words for people (see the command line).

use serde::Serialize;

use super::query::{Part, Plan, Understood};
use super::rank::Ranking;
use super::store::FIELDS;
use super::{Answer, Hit, Index, Scope};

/// An answer with its reasons.
#[derive(Debug, Clone)]
pub struct Explanation {
    pub understood: Understood,
    /// What the query consists of.
    pub units: Vec<Unit>,
    pub parts: Vec<Part>,
    pub answer: Answer,
    /// One for each hit of the answer, where reasons were asked for.
    pub reasons: Vec<Reasons>,
}

/// A character or word of the query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    pub text: String,
    /// Its share of the whole query; rare ones have more.
    pub weight: f64,
}

/// Why a hit has its score, besides its factors.
#[derive(Debug, Clone, Serialize)]
pub struct Reasons {
    /// Addends of the factor `text`, the largest first.
    pub terms: Vec<Contribution>,
    /// One for each unit of the query: its addend to the factor `cover`.
    pub units: Vec<Found>,
}

/// What a term in a field adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    pub field: &'static str,
    pub term: String,
    /// Its weight in the query.
    pub weight: f64,
    pub score: f64,
}

/// How a unit of the query was found in a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Found {
    /// What of the options stands in the document and counts most; `None` where none does.
    pub by: Option<String>,
    /// How much of the unit's share it earns.
    pub worth: f64,
}

/// The answer of a search in everything, with how the query was understood but without reasons.
pub fn answer(index: &Index, query: &str, limit: usize) -> tantivy::Result<Explanation> {
    let plan = index.plan(query);
    let answer = index.ranking(Scope::Everything).answer(&plan, limit)?;
    Ok(explanation(plan, answer, Vec::new()))
}

/// The same with reasons.
pub fn explain(index: &Index, query: &str, limit: usize) -> tantivy::Result<Explanation> {
    let plan = index.plan(query);
    let ranking = index.ranking(Scope::Everything);
    let answer = ranking.answer(&plan, limit)?;
    let units = units(&ranking, &plan, &answer)?;
    let reasons = answer.hits.iter().zip(units).map(|(hit, units)| {
        let mut terms = terms(&ranking, &plan, hit)?;
        terms.extend(phrases(&ranking, &plan, hit));
        terms.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(Reasons { terms, units })
    });
    let reasons = reasons.collect::<tantivy::Result<_>>()?;
    Ok(explanation(plan, answer, reasons))
}

fn explanation(plan: Plan, answer: Answer, reasons: Vec<Reasons>) -> Explanation {
    let total: f64 = plan.units.iter().sum();
    let unit = |(text, weight): (&String, &f64)| Unit { text: text.clone(), weight: weight / total };
    let units = plan.steps.units.iter().zip(&plan.units).map(unit).collect();
    Explanation { understood: plan.steps, units, parts: plan.parts, answer, reasons }
}

/// For each hit and each unit the option that counts most.
fn units(ranking: &Ranking<'_>, plan: &Plan, answer: &Answer) -> tantivy::Result<Vec<Vec<Found>>> {
    let mut found = vec![vec![Found::default(); plan.units.len()]; answer.hits.len()];
    for part in &plan.parts {
        for option in &part.options {
            let worths = ranking.worths(&Part { units: part.units.clone(), options: vec![option.clone()] })?;
            for (hit, units) in answer.hits.iter().zip(&mut found) {
                for unit in &mut units[part.units.clone()] {
                    if worths[hit.doc] > unit.worth {
                        *unit = Found { by: Some(option.0.clone()), worth: worths[hit.doc] };
                    }
                }
            }
        }
    }
    Ok(found)
}

fn terms(ranking: &Ranking<'_>, plan: &Plan, hit: &Hit) -> tantivy::Result<Vec<Contribution>> {
    let mut terms = Vec::new();
    for (term, weight) in &plan.terms {
        for (number, field) in FIELDS.into_iter().enumerate() {
            let score = f64::from(ranking.store.addend(hit.doc as u32, number, term, *weight)?);
            if score > 0.0 {
                terms.push(Contribution { field, term: term.clone(), weight: *weight, score });
            }
        }
    }
    Ok(terms)
}

/// Of each everyday word the official one that adds most.
fn phrases(ranking: &Ranking<'_>, plan: &Plan, hit: &Hit) -> Vec<Contribution> {
    let sum = |list: &Vec<Contribution>| list.iter().map(|one| one.score).sum::<f64>();
    let one = |meanings: &Vec<(String, f64)>| {
        let each = meanings.iter().map(|(text, weight)| phrase(ranking, text, *weight, hit.doc));
        each.max_by(|a, b| sum(a).total_cmp(&sum(b))).unwrap_or_default()
    };
    plan.phrases.iter().flat_map(one).collect()
}

fn phrase(ranking: &Ranking<'_>, text: &str, weight: f64, doc: usize) -> Vec<Contribution> {
    let mut found = Vec::new();
    for (field, postings) in ranking.names.postings(text).iter().enumerate() {
        let scores = ranking.store.phrase_scores(field, postings, weight).filter(|(number, _)| *number == doc);
        let term = |(_, score)| Contribution { field: FIELDS[field], term: text.to_owned(), weight, score };
        found.extend(scores.map(term));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::samples::guides;
    use super::super::{Grade, weights};
    use super::*;

    const QUERIES: &[&str] = &[
        "社保卡",
        "我的身份证丢了在外地怎么补办",
        "身份正",
        "sfz",
        "公积金tiqu",
        "高血压",
        "公安局 身份证",
        "换領",
        "井",
        "ＥＴＣ",
        "火车票",
        "彩票中奖",
        "怎么办",
        "",
        "<b>😀\u{0}",
    ];

    fn all(index: &Index) -> Vec<String> {
        let names = index.docs().iter().flat_map(|doc| [&doc.title].into_iter().chain(&doc.aliases));
        let slips = names.clone().map(|name| name.chars().rev().collect());
        let queries = QUERIES.iter().map(|query| (*query).to_owned());
        queries.chain(names.cloned()).chain(slips).collect()
    }

    /// The score once more, from nothing but what is shown.
    fn product(units: &[Unit], hit: &Hit, why: &Reasons) -> f64 {
        let text: f64 = why.terms.iter().map(|term| term.score).sum();
        let cover: f64 = why.units.iter().zip(units).map(|(found, unit)| unit.weight * found.worth).sum();
        let share = weights::UNCOVERED + (1.0 - weights::UNCOVERED) * cover;
        text * share * hit.factors.name * hit.factors.kind * hit.factors.frequent
    }

    #[test]
    fn what_is_shown_multiplies_to_the_score_of_the_search() {
        let index = Index::build(guides()).unwrap();
        let mut seen = 0;
        for query in all(&index) {
            let explained = index.explain(&query, 5).unwrap();
            assert_eq!(explained.answer, index.search(&query, 5).unwrap(), "{query}");
            assert_eq!(explained.reasons.len(), explained.answer.hits.len());
            for (hit, why) in explained.answer.hits.iter().zip(&explained.reasons) {
                let made = match explained.answer.grade {
                    Grade::Frequent => hit.factors.frequent,
                    _ => product(&explained.units, hit, why),
                };
                assert!((made - hit.score).abs() <= 1e-5 * hit.score, "{query}: {made} {}", hit.score);
                seen += 1;
            }
        }
        assert!(seen > 500, "only {seen} hits were explained");
    }

    #[test]
    fn the_reading_of_a_query_is_told_step_by_step() {
        let index = Index::build(guides()).unwrap();
        let understood = |query| index.explain(query, 1).unwrap().understood;
        assert_eq!(understood("请问社保卡怎么办？").asked, "社保卡");
        let slip = understood("身份正");
        assert_eq!((slip.text.as_str(), slip.mended[0].0.as_str()), ("身份证", "份正"));
        let letters = understood("sfz");
        assert_eq!((letters.spelled[0].0.as_str(), letters.spelled[0].1[0].as_str()), ("sfz", "身份证"));
    }

    #[test]
    fn a_unit_that_is_not_there_earns_nothing() {
        let index = Index::build(guides()).unwrap();
        let explained = index.explain("身份证彩票", 1).unwrap();
        let units: Vec<&str> = explained.units.iter().map(|unit| unit.text.as_str()).collect();
        assert_eq!(units, ["身", "份", "证", "彩", "票"]);
        assert!((explained.units.iter().map(|unit| unit.weight).sum::<f64>() - 1.0).abs() < 1e-9);
        let found = &explained.reasons[0].units;
        assert_eq!((found[0].by.as_deref(), found[0].worth), (Some("身份"), 1.0));
        assert_eq!(found[3], Found::default());
    }
}
