//! The decision table: situations in which the same lines of the guide hold, together.

use biodivine_lib_bdd::Bdd;

use super::super::{Answers, Formula, Part};
use super::proof::{Proof, Witness, count};
use super::space::TooComplex;
use super::walk::cases;

/// Situations with the same outcome.
pub struct Row {
    pub(super) situations: Bdd,
    /// How many they are, in digits.
    pub count: String,
    /// What tells them, as cases that exclude each other.
    pub cases: Vec<Formula>,
    /// Whether `cases` are all.
    pub is_all: bool,
    /// The answers of one of them, which stand for all.
    pub answers: Answers,
}

/// Rows of different outcomes.
pub struct Table {
    pub rows: Vec<Row>,
    /// Whether these are all.
    pub is_all: bool,
}

/// Cases that one row tells before it breaks off.
const MOST_CASES: usize = 12;

/// The situations of a guide, put together where exactly the same of these lines hold; at most `limit` rows.
///
/// # Errors
/// When it would take more steps than a guide is worth.
pub fn table(proof: &Proof<'_, '_>, parts: &[Part], limit: usize) -> Result<Table, TooComplex> {
    let mut split = Split { proof, parts, limit, found: Vec::new(), is_all: true };
    split.go(&proof.valid, 0)?;
    let Split { found, is_all, .. } = split;
    let rows = found.into_iter().map(|situations| row(proof, situations));
    Ok(Table { rows: rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect(), is_all })
}

fn row(proof: &Proof<'_, '_>, situations: Bdd) -> Result<Option<Row>, TooComplex> {
    let Some(values) = situations.last_valuation() else { return Ok(None) };
    let answers = proof.space.answers(&values.into_vector());
    let (cases, is_all) = cases(&proof.space, &proof.valid, &situations, MOST_CASES);
    proof.space.spend(situations.size())?;
    Ok(Some(Row { count: count(&situations), cases, is_all, answers, situations }))
}

impl Proof<'_, '_> {
    /// A situation of a row with the answers that tell it.
    ///
    /// # Errors
    /// As [`table`].
    pub fn witness_of(&self, row: &Row) -> Result<Option<Witness>, TooComplex> {
        self.witness(&row.situations)
    }
}

struct Split<'a, 's, 'g> {
    proof: &'a Proof<'s, 'g>,
    parts: &'a [Part],
    limit: usize,
    found: Vec<Bdd>,
    is_all: bool,
}

impl Split<'_, '_, '_> {
    /// Parts situations by one line after the other. No way is blind: every part of the situations that is followed has some.
    fn go(&mut self, situations: &Bdd, at: usize) -> Result<(), TooComplex> {
        if situations.is_false() {
            return Ok(());
        }
        if self.found.len() >= self.limit {
            self.is_all = false;
            return Ok(());
        }
        let Some(part) = self.parts.get(at) else {
            self.found.push(situations.clone());
            return Ok(());
        };
        let line = self.proof.line(*part);
        let (with, without) = (self.proof.space.and(situations, line)?, self.proof.space.and_not(situations, line)?);
        self.go(&with, at + 1)?;
        self.go(&without, at + 1)
    }
}
