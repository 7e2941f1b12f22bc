//! What the search makes of each query, and how good that is, counted by how often it was asked.

use rayon::prelude::*;
use serde::Serialize;

use super::Asked;
use crate::diag::Diagnostic;
use crate::render::search::{Grade, Index};

/// What a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub grade: Grade,
    /// Rank of the first expected document, from 1, if it is among those looked at.
    pub rank: Option<usize>,
    /// The documents looked at, in order.
    pub hits: Vec<usize>,
    /// The person who asked has been helped, or rightly been told that nothing is here.
    pub is_good: bool,
}

/// Shares of the queries, each query as often as it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rates {
    /// Lines, and different queries.
    pub queries: usize,
    pub distinct: usize,
    /// Lines that say what should be found.
    pub expected: usize,
    /// Of those: the expected document first, and among those looked at.
    pub hit_at_1: f64,
    pub hit_at_top: f64,
    /// Of all that should find something: no good match.
    pub unmatched: f64,
    /// Of all: good.
    pub good: f64,
}

/// Asks the index every query and looks at the first `top` documents.
///
/// # Errors
/// `search-index-failed`.
pub fn judge(index: &Index, asked: &[Asked], top: usize) -> Result<Vec<Judged>, Box<Diagnostic>> {
    asked.par_iter().map(|asked| one(index, asked, top)).collect()
}

fn one(index: &Index, asked: &Asked, top: usize) -> Result<Judged, Box<Diagnostic>> {
    let answer = index.search(&asked.query, top)?;
    let hits: Vec<usize> = answer.hits.iter().map(|hit| hit.doc).collect();
    let is_meant = |doc: &usize| asked.expected.contains(&index.docs()[*doc].id);
    // What most people come for is no answer, even if the right thing is by chance among it.
    let rank = match answer.grade {
        Grade::Frequent => None,
        _ => hits.iter().position(is_meant).map(|at| at + 1),
    };
    let is_good = match (asked.expected.is_empty(), asked.is_foreign) {
        (false, _) => rank.is_some(),
        (true, true) => answer.grade != Grade::Match,
        (true, false) => answer.grade == Grade::Match,
    };
    Ok(Judged { grade: answer.grade, rank, hits, is_good })
}

impl Rates {
    pub fn of(asked: &[Asked], judged: &[Judged]) -> Self {
        let count = |wanted: &dyn Fn(&Asked, &Judged) -> bool| -> usize {
            asked.iter().zip(judged).filter(|(asked, judged)| wanted(asked, judged)).map(|(asked, _)| asked.times).sum()
        };
        let queries = count(&|_, _| true);
        let expected = count(&|asked, _| !asked.expected.is_empty());
        let ours = count(&|asked, _| !asked.is_foreign);
        Rates {
            queries,
            distinct: asked.len(),
            expected,
            hit_at_1: share(count(&|_, judged| judged.rank == Some(1)), expected),
            hit_at_top: share(count(&|_, judged| judged.rank.is_some()), expected),
            unmatched: share(count(&|asked, judged| !asked.is_foreign && judged.grade != Grade::Match), ours),
            good: share(count(&|_, judged| judged.is_good), queries),
        }
    }
}

/// 0 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::super::samples::{asked, guides};
    use super::*;

    #[test]
    fn rates_count_every_line_of_the_log() {
        let index = Index::build(guides()).unwrap();
        let asked = [
            Asked { times: 3, ..asked("社保卡", &["social-card"]) },
            asked("开饭店", &["social-card"]),
            asked("公积金", &[]),
            asked("qqqzzzxxx", &[]),
            Asked { is_foreign: true, ..asked("彩票qqqzzz", &[]) },
        ];
        let judged = judge(&index, &asked, 2).unwrap();
        let good: Vec<bool> = judged.iter().map(|judged| judged.is_good).collect();
        assert_eq!(good, [true, false, true, false, true]);
        let rates = Rates::of(&asked, &judged);
        assert_eq!((rates.queries, rates.distinct, rates.expected), (7, 5, 4));
        assert_eq!((rates.hit_at_1, rates.hit_at_top, rates.good), (0.75, 0.75, 5.0 / 7.0));
        assert_eq!(rates.unmatched, 1.0 / 6.0);
    }

    #[test]
    fn no_queries_have_no_rates() {
        let rates = Rates::of(&[], &[]);
        assert_eq!((rates.good, rates.hit_at_1), (0.0, 0.0));
    }
}
