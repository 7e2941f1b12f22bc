//! A guide's conditions as decision diagrams: what holds together, how often, and for example when.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;

use super::super::{Answers, Domain, Formula, Part, Situations};
use super::space::{BUDGET, PATIENT, Space, TooComplex};

/// Everything that can be answered, and where each line of the guide holds.
pub struct Proof<'s, 'g> {
    pub(super) space: Space<'s, 'g>,
    /// All answers that can be given.
    pub(super) valid: Bdd,
    /// Of each line with a condition, the answers with which it holds.
    pub(super) lines: BTreeMap<Part, Bdd>,
}

/// A situation that shows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Answers to all questions that are asked.
    pub answers: Answers,
    /// The questions whose answers matter: with these, any other answers show it too.
    pub telling: Vec<usize>,
}

/// Whether there is a situation in which a condition holds.
///
/// # Errors
/// When finding out would take more steps than a guide is worth.
pub fn can_hold(situations: &Situations<'_>, formula: &Formula) -> Result<bool, TooComplex> {
    let space = Space::new(situations, BUDGET)?;
    Ok(!space.and(&space.valid()?, &space.formula(formula)?)?.is_false())
}

impl<'s, 'g> Proof<'s, 'g> {
    /// # Errors
    /// When it would take more steps than a guide is worth.
    pub fn of(situations: &'s Situations<'g>) -> Result<Self, TooComplex> {
        Self::within(situations, BUDGET)
    }

    /// The same for somebody who asked for this and waits.
    ///
    /// # Errors
    /// When it would take too long for that, too.
    pub fn patient(situations: &'s Situations<'g>) -> Result<Self, TooComplex> {
        Self::within(situations, PATIENT)
    }

    fn within(situations: &'s Situations<'g>, budget: usize) -> Result<Self, TooComplex> {
        let space = Space::new(situations, budget)?;
        let valid = space.valid()?;
        let mut lines = BTreeMap::new();
        for (part, formula) in &situations.lines {
            lines.insert(*part, space.and(&valid, &space.formula(formula)?)?);
        }
        Ok(Proof { space, valid, lines })
    }

    /// The number of situations, in digits: it may be beyond any machine's number.
    pub fn count(&self) -> String {
        count(&self.valid)
    }

    /// The nodes of all diagrams, to see how large a guide has become.
    pub fn nodes(&self) -> usize {
        self.valid.size() + self.lines.values().map(Bdd::size).sum::<usize>()
    }

    /// Steps that were taken so far.
    pub fn steps(&self) -> usize {
        self.space.spent()
    }

    /// Whether a line holds in no situation.
    pub fn never(&self, part: Part) -> bool {
        self.line(part).is_false()
    }

    /// A situation in which none of these lines holds.
    ///
    /// # Errors
    /// As [`Proof::of`].
    pub fn none_of(&self, mut parts: impl Iterator<Item = Part>) -> Result<Option<Witness>, TooComplex> {
        let without = parts.try_fold(self.valid.clone(), |left, part| self.space.and_not(&left, self.line(part)))?;
        self.witness(&without)
    }

    /// Where a line holds; one without a condition does wherever one can be.
    pub(super) fn line(&self, part: Part) -> &Bdd {
        self.lines.get(&part).unwrap_or(&self.valid)
    }

    /// A situation out of `fault`, the plainest there is: the first option, nothing that need not be chosen.
    pub(super) fn witness(&self, fault: &Bdd) -> Result<Option<Witness>, TooComplex> {
        let Some(mut values) = fault.last_valuation() else { return Ok(None) };
        let questions = &self.space.situations.questions;
        let several = (0..questions.len()).filter(|at| matches!(questions[*at].domain, Domain::Several(_)));
        for variable in several.flat_map(|at| self.space.block(at)) {
            let was = std::mem::replace(&mut values.as_vector_mut()[variable], false);
            if was && !fault.eval_in(&values) {
                values.as_vector_mut()[variable] = true;
            }
        }
        let values = values.into_vector();
        let telling = self.telling(fault, &values)?;
        Ok(Some(Witness { answers: self.space.answers(&values), telling }))
    }

    /// The questions that are left when each whose answer does not matter is dropped.
    fn telling(&self, fault: &Bdd, values: &[bool]) -> Result<Vec<usize>, TooComplex> {
        let mut kept: Vec<usize> = (0..self.space.situations.questions.len()).collect();
        for at in (0..kept.len()).rev() {
            let without: Vec<usize> = kept.iter().copied().filter(|question| *question != at).collect();
            let told = without.iter().flat_map(|question| self.space.block(*question));
            let told = self.space.cube(told.map(|variable| (variable, values[variable])));
            let others = self.space.and_not(&self.space.and(&self.valid, &told)?, fault)?;
            if others.is_false() {
                kept = without;
            }
        }
        Ok(kept)
    }
}

/// How many situations a diagram holds.
pub(super) fn count(situations: &Bdd) -> String {
    situations.exact_cardinality().to_string()
}
