//! The decision table: situations in which the same lines of the guide hold, together.

use biodivine_lib_bdd::Bdd;

use super::super::{Answers, Formula, Part};
use super::proof::{Proof, count};
use super::space::TooComplex;
use super::walk::cases;

/// Situations with the same outcome.
pub struct Row {
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
    let lines = parts.iter().map(|part| proof.space.formula(proof.space.situations.when(*part)));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let mut split = Split { proof, lines: &lines, limit, found: Vec::new(), is_all: limit > 0 };
    if !proof.valid.is_false() && limit > 0 {
        split.go(proof.valid.clone(), 0)?;
    }
    let Split { found, is_all, .. } = split;
    let rows = found.into_iter().map(|situations| row(proof, situations));
    Ok(Table { rows: rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect(), is_all })
}

fn row(proof: &Proof<'_, '_>, situations: Bdd) -> Result<Option<Row>, TooComplex> {
    let Some(values) = situations.last_valuation() else { return Ok(None) };
    let answers = proof.space.answers(&values.into_vector());
    let (cases, is_all) = cases(&proof.space, &proof.valid, &situations, MOST_CASES);
    proof.space.spend(situations.size())?;
    Ok(Some(Row { count: count(&situations), cases, is_all, answers }))
}

struct Split<'a, 's, 'g> {
    proof: &'a Proof<'s, 'g>,
    lines: &'a [Bdd],
    limit: usize,
    found: Vec<Bdd>,
    is_all: bool,
}

impl Split<'_, '_, '_> {
    /// Parts situations by one line after the other, where it tells some of them from the others: no way is blind.
    fn go(&mut self, mut here: Bdd, from: usize) -> Result<(), TooComplex> {
        for (at, line) in self.lines.iter().enumerate().skip(from) {
            let with = self.proof.space.and(&here, line)?;
            if with.is_false() || with == here {
                continue;
            }
            here = self.proof.space.and_not(&here, line)?;
            self.go(with, at + 1)?;
            if self.found.len() >= self.limit {
                self.is_all = false;
                return Ok(());
            }
        }
        self.found.push(here);
        Ok(())
    }
}
