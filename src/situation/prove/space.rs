//! The answers that can be given, as variables of decision diagrams, and operations that cannot explode.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddVariable, BddVariableSet, op_function};

use super::super::{Answer, Answers, Domain, Formula, Interval, Situations, Test, representative};

/// The proof would take more than its budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooComplex;

/// Steps of all operations on one guide together: below a second, and below 200 MB.
pub const BUDGET: usize = 2_000_000;
/// The same where somebody asked for this one guide and waits: a few seconds.
pub const PATIENT: usize = 16 * BUDGET;
/// Options and regions of all questions together.
const MOST_VARIABLES: usize = 2_000;
/// Below this an operation is so small that it need not be looked over first.
const SMALL: usize = 4_096;

/// The variables of a guide's questions: one for each option or region, those of a question side by side.
pub struct Space<'s, 'g> {
    pub situations: &'s Situations<'g>,
    pub regions: Vec<Vec<Interval>>,
    /// The questions in the order of their variables.
    pub order: Vec<usize>,
    /// The variables of each question.
    blocks: Vec<Range<usize>>,
    set: BddVariableSet,
    budget: usize,
    left: Cell<usize>,
}

impl<'s, 'g> Space<'s, 'g> {
    pub fn new(situations: &'s Situations<'g>, budget: usize) -> Result<Self, TooComplex> {
        let regions = situations.regions();
        let sizes = situations.questions.iter().zip(&regions).map(|(asked, regions)| match asked.domain {
            Domain::One(options) | Domain::Several(options) => options,
            Domain::Number(_) | Domain::Date(_) => regions.len(),
        });
        let sizes: Vec<usize> = sizes.collect();
        let order = order(situations);
        let mut blocks = vec![0..0; sizes.len()];
        let mut end = 0_usize;
        for question in &order {
            let start = end;
            end = end.saturating_add(sizes[*question]);
            blocks[*question] = start..end;
        }
        let variables = u16::try_from(end).ok().filter(|_| end <= MOST_VARIABLES).ok_or(TooComplex)?;
        let set = BddVariableSet::new_anonymous(variables);
        Ok(Space { situations, regions, order, blocks, set, budget, left: Cell::new(budget) })
    }

    /// The variables of a question.
    pub fn block(&self, question: usize) -> Range<usize> {
        self.blocks[question].clone()
    }

    /// Steps that were taken so far.
    pub fn spent(&self) -> usize {
        self.budget - self.left.get()
    }

    pub fn spend(&self, steps: usize) -> Result<(), TooComplex> {
        let left = self.left.get().checked_sub(steps);
        self.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(TooComplex)
    }

    pub fn constant(&self, value: bool) -> Bdd {
        if value { self.set.mk_true() } else { self.set.mk_false() }
    }

    pub fn and(&self, left: &Bdd, right: &Bdd) -> Result<Bdd, TooComplex> {
        self.apply(left, right, op_function::and)
    }

    pub fn and_not(&self, left: &Bdd, right: &Bdd) -> Result<Bdd, TooComplex> {
        self.apply(left, right, op_function::and_not)
    }

    pub fn or(&self, left: &Bdd, right: &Bdd) -> Result<Bdd, TooComplex> {
        self.apply(left, right, op_function::or)
    }

    fn apply(&self, left: &Bdd, right: &Bdd, op: Op) -> Result<Bdd, TooComplex> {
        self.pay(left, right, None, op)?;
        Ok(Bdd::binary_op(left, right, op))
    }

    /// Where a condition changes with one variable.
    pub fn differs(&self, formula: &Bdd, variable: usize) -> Result<Bdd, TooComplex> {
        let flip = Some(BddVariable::from_index(variable));
        self.pay(formula, formula, flip, op_function::xor)?;
        Ok(Bdd::fused_binary_flip_op((formula, None), (formula, flip), None, op_function::xor))
    }

    /// Pays for an operation before it is made.
    fn pay(&self, left: &Bdd, right: &Bdd, flip: Option<BddVariable>, op: Op) -> Result<(), TooComplex> {
        let sizes = left.size() + right.size();
        let is_small = left.size().saturating_mul(right.size()) <= SMALL;
        let steps = match is_small {
            true => sizes,
            false => Bdd::check_fused_binary_flip_op(self.left.get(), (left, None), (right, flip), None, op)
                .map_or(usize::MAX, |(_, steps)| steps),
        };
        self.spend(steps.max(sizes))
    }

    /// A condition; only under answers that can be given does it mean what [`Situations::holds`] says.
    pub fn formula(&self, formula: &Formula) -> Result<Bdd, TooComplex> {
        match formula {
            Formula::Const(value) => Ok(self.constant(*value)),
            Formula::All(parts) => {
                parts.iter().try_fold(self.constant(true), |all, part| self.and(&all, &self.formula(part)?))
            }
            Formula::Any(parts) => {
                parts.iter().try_fold(self.constant(false), |any, part| self.or(&any, &self.formula(part)?))
            }
            Formula::Not(part) => Ok(self.formula(part)?.into_not()),
            Formula::Is { question, test } => Ok(self.any_of(self.passing(*question, test))),
        }
    }

    /// The variables with which a test is passed.
    pub fn passing<'a>(&'a self, question: usize, test: &'a Test) -> Box<dyn Iterator<Item = usize> + 'a> {
        let first = self.blocks[question].start;
        match test {
            Test::Options(options) => Box::new(options.iter().map(move |at| first + at)),
            Test::Within(ranges) => {
                let within = |region: &Interval| ranges.iter().any(|range| range.contains(region.min));
                let regions = self.regions[question].iter().enumerate();
                Box::new(regions.filter(move |(_, region)| within(region)).map(move |(at, _)| first + at))
            }
        }
    }

    fn any_of(&self, variables: impl Iterator<Item = usize>) -> Bdd {
        let values = clause(variables.map(|at| (at, true)));
        if values.is_empty() { self.constant(false) } else { self.set.mk_disjunctive_clause(&values) }
    }

    /// All of these values at once.
    pub fn cube(&self, values: impl Iterator<Item = (usize, bool)>) -> Bdd {
        self.set.mk_conjunctive_clause(&clause(values))
    }

    /// All answers that can be given: a question that is asked has its answer, any other none.
    pub fn valid(&self) -> Result<Bdd, TooComplex> {
        let mut valid = self.constant(true);
        for at in self.order.iter().copied() {
            let asked = &self.situations.questions[at];
            let silent = self.cube(self.block(at).map(|variable| (variable, false)));
            let answered = match asked.domain {
                Domain::Several(_) => self.constant(true),
                _ if self.block(at).is_empty() => self.constant(true),
                _ => self.exactly_one(at)?,
            };
            let when = self.formula(&asked.show_when)?;
            let turn = self.or(&self.and(&when, &answered)?, &self.and_not(&silent, &when)?)?;
            valid = self.and(&valid, &turn)?;
        }
        Ok(valid)
    }

    fn exactly_one(&self, question: usize) -> Result<Bdd, TooComplex> {
        let variables: Vec<_> = self.block(question).map(BddVariable::from_index).collect();
        self.spend(variables.len() * variables.len())?;
        Ok(self.set.mk_sat_exactly_k(1, &variables))
    }

    /// The answers that a value of all variables means.
    pub fn answers(&self, values: &[bool]) -> Answers {
        let mut answers = Answers::default();
        for (at, asked) in self.situations.questions.iter().enumerate() {
            let chosen: Vec<usize> = (0..self.block(at).len()).filter(|o| values[self.block(at).start + o]).collect();
            let answer = match asked.domain {
                _ if self.situations.is_asked(at, &answers) != Some(true) => None,
                Domain::One(_) | Domain::Several(_) => Some(Answer::Options(chosen.into_iter().collect())),
                _ => chosen.first().map(|at_region| Answer::Value(representative(asked, self.regions[at][*at_region]))),
            };
            answers.set(at, answer);
        }
        answers
    }
}

/// Each question behind all that decide whether it is asked, and right behind the last of them and what was put there
/// before: a diagram then need not remember answers for long, which is what makes diagrams large.
fn order(situations: &Situations<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(situations.questions.len());
    // How many others stand between a question and one that nothing decides about.
    let mut depths: Vec<usize> = Vec::with_capacity(situations.questions.len());
    for (at, asked) in situations.questions.iter().enumerate() {
        let mut deciding = BTreeSet::new();
        asked.show_when.each_test(&mut |question, _| {
            deciding.insert(question);
        });
        let last = order.iter().rposition(|question| deciding.contains(question));
        let depth = last.map_or(0, |last| depths[last] + 1);
        // What stands deeper than the last one right behind it was put there because of it.
        let place = last.map_or(order.len(), |last| {
            let behind = depths[last + 1..].iter().take_while(|other| **other > depths[last]).count();
            last + 1 + behind
        });
        order.insert(place, at);
        depths.insert(place, depth);
    }
    order
}

type Op = fn(Option<bool>, Option<bool>) -> Option<bool>;

fn clause(values: impl Iterator<Item = (usize, bool)>) -> BddPartialValuation {
    BddPartialValuation::from_values_iter(values.map(|(at, value)| (BddVariable::from_index(at), value)))
}
