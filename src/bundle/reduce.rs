//! A condition when some answers are known: what is left of it.

use super::simplified;
use crate::situation::{Answers, Formula, Situations};

/// The condition on the answers that are still open; certain where nothing is.
pub fn reduced(situations: &Situations<'_>, formula: &Formula, answers: &Answers) -> Formula {
    if let Some(value) = situations.holds(formula, answers) {
        return Formula::Const(value);
    }
    simplified(inner(situations, formula, answers))
}

fn inner(situations: &Situations<'_>, formula: &Formula, answers: &Answers) -> Formula {
    let several = |parts: &[Formula]| parts.iter().map(|part| reduced(situations, part, answers)).collect();
    match formula {
        Formula::All(parts) => Formula::All(several(parts)),
        Formula::Any(parts) => Formula::Any(several(parts)),
        Formula::Not(part) => Formula::Not(Box::new(reduced(situations, part, answers))),
        Formula::Const(_) | Formula::Is { .. } => formula.clone(),
    }
}
