//! Plan → the documents in order, with what makes each one fit.
//!
//! A score is tantivy's BM25, lowered by what the document lacks of the query, raised when one of its names is or
//! starts with the query and when it is asked for often. the script reproduces this order; change both or neither.

use std::cmp::Reverse;

use super::fold;
use super::names::Names;
use super::query::Plan;
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

/// A document that matches, before it is shown.
struct Scored {
    doc: usize,
    score: f64,
    cover: f64,
}

impl Ranking<'_> {
    /// The first `limit` documents for a plan.
    pub fn answer(&self, plan: &Plan, limit: usize) -> tantivy::Result<Answer> {
        let mut found = self.scored(plan)?;
        let best = found.iter().map(|scored| scored.cover).fold(0.0, f64::max);
        if found.is_empty() {
            return Ok(self.frequent(limit));
        }
        let grade = if best < GATE { Grade::Near } else { Grade::Match };
        if grade == Grade::Match {
            found.retain(|scored| scored.cover >= SHARE * best - 1e-9);
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
        let bonus = self.bonus(plan);
        let scores = self.store.scores(&plan.terms, self.fields())?;
        let scored = scores.into_iter().map(|(doc, bm25)| {
            let doc = doc as usize;
            let fit = (UNCOVERED + (1.0 - UNCOVERED) * cover[doc]) * bonus[doc];
            Scored { doc, score: f64::from(bm25) * fit * self.standing(doc), cover: cover[doc] }
        });
        Ok(scored.collect())
    }

    /// A document's factor whatever the query.
    fn standing(&self, doc: usize) -> f64 {
        let doc = &self.docs[doc];
        KINDS[kind_code(doc.kind)] * frequent(doc.frequent)
    }

    /// The share of the query that each document has, by weight.
    fn cover(&self, plan: &Plan) -> tantivy::Result<Vec<f64>> {
        let mut cover = vec![0.0; self.docs.len()];
        let total: f64 = plan.parts.iter().map(|part| part.weight).sum();
        for part in &plan.parts {
            let mut share = vec![0.0; self.docs.len()];
            for (text, worth) in &part.options {
                for field in NAMING - 1..self.fields() {
                    for posting in self.store.postings(field, text)? {
                        raise(&mut share[posting.doc as usize], worth * OUTSIDE_NAMES);
                    }
                }
                for spot in self.names.spots(text) {
                    raise(&mut share[spot.doc], *worth);
                }
            }
            for (sum, share) in cover.iter_mut().zip(share) {
                *sum += part.weight / total * share;
            }
        }
        Ok(cover)
    }

    /// The best place of the whole query in each document's names.
    fn bonus(&self, plan: &Plan) -> Vec<f64> {
        let mut bonus = vec![1.0; self.docs.len()];
        for spot in plan.variants.iter().flat_map(|variant| self.names.spots(variant)) {
            raise(&mut bonus[spot.doc], PLACES[spot.place]);
        }
        bonus
    }

    /// Where nothing was found: what most people come for.
    fn frequent(&self, limit: usize) -> Answer {
        let scored =
            self.docs.iter().enumerate().map(|(doc, d)| Scored { doc, score: frequent(d.frequent), cover: 0.0 });
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
        Hit { doc: scored.doc, score: scored.score, alias, matched }
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
