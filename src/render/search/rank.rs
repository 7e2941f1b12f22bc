//! Plan → the documents in order, with what makes each one fit.
//!
//! A score is tantivy's BM25, lowered by what the document lacks of the query, raised when one of its names is or
//! starts with the query and when it is asked for often. The script reproduces this order; change both or neither.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::fold;
use super::names::Names;
use super::query::{Part, Plan};
use super::store::{NAMING, Store};
use super::weights::*;
use super::{Answer, Doc, Grade, Hit, Scope};

/// What a search looks at.
pub struct Ranking<'a> {
    pub docs: &'a [Doc],
    pub names: &'a Names,
    pub store: &'a Store,
    pub scope: Scope,
}

/// What a score is made of.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Factors {
    /// tantivy's BM25 over all terms and fields.
    pub text: f64,
    /// The share of the query that the document has, by weight.
    pub cover: f64,
    /// The best place of the whole query in a name, see [`super::names::Spot`].
    pub place: Option<usize>,
    /// The factor for that place.
    pub name: f64,
    pub kind: f64,
    pub frequent: f64,
}

impl Factors {
    /// A document that was only asked for often.
    fn frequent(frequent: f64) -> Self {
        Factors { text: 1.0, cover: 1.0, place: None, name: 1.0, kind: 1.0, frequent }
    }

    /// The factor for what the document lacks of the query.
    pub fn share(&self) -> f64 {
        UNCOVERED + (1.0 - UNCOVERED) * self.cover
    }

    pub fn score(&self) -> f64 {
        self.text * (self.share() * self.name) * self.kind * self.frequent
    }
}

/// A document that matches, before it is shown.
struct Scored {
    doc: usize,
    score: f64,
    factors: Factors,
}

impl Scored {
    fn new(doc: usize, factors: Factors) -> Self {
        Scored { doc, score: factors.score(), factors }
    }
}

impl Ranking<'_> {
    /// The first `limit` documents for a plan.
    pub fn answer(&self, plan: &Plan, limit: usize) -> tantivy::Result<Answer> {
        let mut found = self.scored(plan)?;
        let best = found.iter().map(|scored| scored.factors.cover).fold(0.0, f64::max);
        if found.is_empty() {
            return Ok(self.frequent(limit));
        }
        let grade = if best < self.gate(plan) - 1e-9 { Grade::Near } else { Grade::Match };
        if grade == Grade::Match {
            let at_least = |share: f64| move |scored: &Scored| scored.factors.cover >= share * best - 1e-9;
            let are_few = found.iter().filter(|scored| at_least(SHARE)(scored)).count() < FEW;
            found.retain(at_least(if are_few { SHARE_OF_FEW } else { SHARE }));
        }
        sort(&mut found);
        if grade == Grade::Near {
            found.truncate(MAX_NEAR);
        }
        let total = found.len();
        let hits = found.into_iter().take(limit).map(|scored| self.hit(scored, plan)).collect();
        Ok(Answer { grade, total, hits })
    }

    fn fields(&self) -> usize {
        match self.scope {
            Scope::Names => NAMING,
            Scope::Everything => FIELDS.len(),
        }
    }

    fn scored(&self, plan: &Plan) -> tantivy::Result<Vec<Scored>> {
        let cover = self.cover(plan)?;
        let places = self.places(plan);
        let scored = self.bm25(plan)?.into_iter().enumerate().filter(|(_, bm25)| *bm25 > 0.0).map(|(doc, text)| {
            let (cover, place) = (cover[doc], places[doc]);
            let name = place.map_or(1.0, |place| PLACES[place]);
            let kinds = if name == PLACES[0] { KINDS_BY_TITLE } else { KINDS };
            let kind = kinds[kind_code(self.docs[doc].kind)];
            let frequent = frequent(self.docs[doc].frequent);
            Scored::new(doc, Factors { text, cover, place, name, kind, frequent })
        });
        Ok(scored.collect())
    }

    /// What the best document must cover: more where slips were mended, since chance finds words that sound alike.
    fn gate(&self, plan: &Plan) -> f64 {
        let is_mended = plan.parts.iter().flat_map(|part| &part.options).any(|(_, worth)| *worth == HOMOPHONE);
        if is_mended { GATE_MENDED } else { GATE }
    }

    /// Each document's BM25 sum over the terms and phrases.
    fn bm25(&self, plan: &Plan) -> tantivy::Result<Vec<f64>> {
        let mut scores = vec![0.0; self.docs.len()];
        for (doc, score) in self.store.scores(&plan.terms, self.fields())? {
            scores[doc as usize] = f64::from(score);
        }
        for meanings in &plan.phrases {
            let mut best = vec![0.0; self.docs.len()];
            for (text, weight) in meanings {
                for (doc, score) in self.phrase(text, *weight) {
                    raise(&mut best[doc], score);
                }
            }
            scores.iter_mut().zip(best).for_each(|(sum, score)| *sum += score);
        }
        Ok(scores)
    }

    /// The documents with a string in their names, and what it adds to their scores.
    fn phrase(&self, text: &str, weight: f64) -> BTreeMap<usize, f64> {
        let mut sums = BTreeMap::new();
        for (field, postings) in self.names.postings(text).iter().enumerate() {
            for (doc, score) in self.store.phrase_scores(field, postings, weight) {
                *sums.entry(doc).or_default() += score;
            }
        }
        sums
    }

    /// The share of the query that each document has, by weight.
    fn cover(&self, plan: &Plan) -> tantivy::Result<Vec<f64>> {
        let units = plan.units.len();
        let mut found = vec![0.0; self.docs.len() * units];
        for part in &plan.parts {
            for (doc, worth) in self.worths(part)?.into_iter().enumerate().filter(|(_, worth)| *worth > 0.0) {
                let row = &mut found[doc * units..][part.units.clone()];
                row.iter_mut().for_each(|known| raise(known, worth));
            }
        }
        let total: f64 = plan.units.iter().sum();
        let share =
            |row: &[f64]| row.iter().zip(&plan.units).map(|(worth, weight)| worth * weight).sum::<f64>() / total;
        Ok((0..self.docs.len())
            .map(|doc| if units == 0 { 0.0 } else { share(&found[doc * units..][..units]) })
            .collect())
    }

    /// What each document earns for a part of the query.
    pub fn worths(&self, part: &Part) -> tantivy::Result<Vec<f64>> {
        let mut worths = vec![0.0; self.docs.len()];
        for (text, worth) in &part.options {
            for field in NAMING..self.fields() {
                for posting in self.store.postings(field, text)? {
                    raise(&mut worths[posting.doc as usize], worth * OUTSIDE_NAMES);
                }
            }
            for (field, postings) in self.names.postings(text).iter().enumerate() {
                let worth = if field < NAMING - 1 { *worth } else { worth * OUTSIDE_NAMES };
                postings.iter().for_each(|posting| raise(&mut worths[posting.doc as usize], worth));
            }
        }
        Ok(worths)
    }

    /// The best place of the whole query in each document's names.
    fn places(&self, plan: &Plan) -> Vec<Option<usize>> {
        let mut places: Vec<Option<usize>> = vec![None; self.docs.len()];
        for spot in plan.variants.iter().flat_map(|variant| self.names.spots(variant)) {
            let best = &mut places[spot.doc];
            if best.is_none_or(|known| PLACES[spot.place] > PLACES[known]) {
                *best = Some(spot.place);
            }
        }
        places
    }

    /// Where nothing was found: what most people come for.
    fn frequent(&self, limit: usize) -> Answer {
        let scored = self.docs.iter().enumerate();
        let scored = scored.map(|(doc, d)| Scored::new(doc, Factors::frequent(frequent(d.frequent))));
        let mut found: Vec<Scored> = scored.collect();
        sort(&mut found);
        found.truncate(MAX_NEAR);
        let total = found.len();
        let hits = found.into_iter().take(limit).map(|scored| self.hit(scored, &Plan::default())).collect();
        Answer { grade: Grade::Frequent, total, hits }
    }

    fn hit(&self, scored: Scored, plan: &Plan) -> Hit {
        let doc = &self.docs[scored.doc];
        let in_title = parts_in(plan, &doc.title);
        let mut alias: Option<(&String, usize)> = None;
        for name in &doc.aliases {
            let count = parts_in(plan, name);
            if count > alias.map_or(in_title, |(_, best)| best) {
                alias = Some((name, count));
            }
        }
        let alias = alias.map(|(name, _)| name.clone());
        let shown = [Some(&doc.title), alias.as_ref()].into_iter().flatten().map(|name| fold::normal(name));
        let shown: Vec<String> = shown.collect();
        let options = plan.parts.iter().flat_map(|part| &part.options).map(|(text, _)| text);
        let matched = options.filter(|text| shown.iter().any(|name| name.contains(*text))).cloned().collect();
        Hit { doc: scored.doc, score: scored.score, factors: scored.factors, alias, matched }
    }
}

/// Best first. Equal to three digits is equal: the browser adds in another order.
fn sort(found: &mut [Scored]) {
    found.sort_by_key(|scored| (Reverse((scored.score * 1e3).round() as i64), scored.doc));
}

/// How many parts of the query a name has.
fn parts_in(plan: &Plan, name: &str) -> usize {
    let name = fold::normal(name);
    plan.parts.iter().filter(|part| part.options.iter().any(|(text, _)| name.contains(text.as_str()))).count()
}

fn raise(value: &mut f64, to: f64) {
    *value = value.max(to);
}
