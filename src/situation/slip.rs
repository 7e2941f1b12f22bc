//! What is wrong with the questions and conditions of a guide, before anything is proved.

use crate::diag::Span;

/// A mistake at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub span: Span,
    pub kind: SlipKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipKind {
    /// A condition asks about a question that the guide does not have: its id, and those there are.
    UnknownQuestion { id: String, known: Vec<String> },
    /// A condition expects an answer that the question does not offer.
    UnknownOption { question: String, id: String, known: Vec<String> },
    /// The answer to a number or date is no range.
    BadRange { question: String, text: String },
    /// `show_when` names a question that stands behind.
    LaterQuestion { question: String, later: String },
    /// `show_when` comes back to the question itself, through these.
    Circular { chain: Vec<String> },
    /// Two questions, or two options of one, have the same id.
    Twice { id: String, first: Span },
    /// An id that is no word of small letters, digits and hyphens, or is a word of the language.
    BadId { id: String },
    /// A choice with fewer than two options.
    TooFewOptions { question: String },
    /// A number or date with options.
    NeedlessOptions { question: String },
    /// A choice with `min`, `max` or `unit`.
    NeedlessBounds { question: String },
    /// `min` or `max` is no number (or date).
    BadBound { question: String, text: String },
    /// `min` is greater than `max`.
    BoundsReversed { question: String, min: String, max: String },
    /// A number or date without a short name.
    Unnamed { question: String },
}
