//! A question with the answers it can have.

use super::{Formula, Interval};
use crate::model::{SituationOption, SituationQuestion};

/// What may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Domain {
    /// Exactly one of so many options.
    One(usize),
    /// Any of so many options, or none.
    Several(usize),
    /// A whole number of this range.
    Number(Interval),
    /// A day of this range.
    Date(Interval),
}

impl Domain {
    /// The range of numbers or days; `None` for options.
    pub fn range(&self) -> Option<Interval> {
        match self {
            Domain::Number(range) | Domain::Date(range) => Some(*range),
            Domain::One(_) | Domain::Several(_) => None,
        }
    }
}

/// A question as the logic sees it.
#[derive(Debug, Clone)]
pub struct Asked<'g> {
    pub source: &'g SituationQuestion,
    pub domain: Domain,
    /// When it is asked; names only questions that stand before it.
    pub show_when: Formula,
}

impl<'g> Asked<'g> {
    pub fn id(&self) -> &'g str {
        &self.source.id.value
    }

    pub fn options(&self) -> &'g [SituationOption] {
        &self.source.options
    }

    /// Its name in a sentence: the short one, else the question without its mark.
    pub fn name(&self) -> &'g str {
        match self.source.name.is_empty() {
            false => &self.source.name.value,
            true => self.source.ask.trim_end_matches(['？', '?']),
        }
    }
}
