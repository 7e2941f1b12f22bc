//! What is wrong with the situations of a guide.

use super::super::{Interval, SlipKind};
use super::proof::Witness;
use crate::diag::Span;
use crate::model::Limit;

/// Something wrong at its place, with a situation that shows it where one can.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    pub span: Span,
    pub kind: FlawKind,
    pub witness: Option<Witness>,
    /// The other place that is concerned.
    pub other: Option<Span>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FlawKind {
    /// A question or condition cannot be read.
    Slip(SlipKind),
    /// The proof would take too long.
    TooComplex,
    /// Choosing this option changes nothing; `like` is the other option of the question that does the same.
    OptionWithoutEffect { question: usize, option: usize, like: Option<usize> },
    /// Nothing depends on the answer.
    QuestionWithoutEffect { question: usize },
    /// No answers lead to this question.
    NeverAsked { question: usize },
    /// The condition holds in no situation.
    NeverHolds,
    /// The condition holds in every situation.
    AlwaysHolds,
    /// A situation with an empty list of materials.
    NoMaterials,
    /// Two variants hold together and say different things; the field.
    VariantsContradict { field: &'static str },
    /// Two fee lines of the same name hold together with different amounts.
    FeesContradict,
    /// The same material twice in one list.
    MaterialTwice,
    /// Lines over one number or date leave out these values.
    RangeGap { question: usize, range: Interval },
    /// Lines over one number or date both hold for these values.
    RangeOverlap { question: usize, range: Interval },
    /// A promised limit is longer than the statutory one of the same situation.
    OverStatutory { promised: Limit, statutory: Limit },
    /// A material may follow later than the case is promised to be done.
    DeferOverPromised { defer: Limit, promised: Limit },
    /// The steps of a situation take longer than is promised for it; their limits.
    StepsOverPromised { promised: Limit, steps: Vec<Span> },
    /// A situation without any window, where others have one.
    NoWindow,
}
