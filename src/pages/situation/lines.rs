//! The condition of each line, in words for people and in the form that the browser's script reads.

use serde::Serialize;

use crate::lang::Lang;
use crate::model::Guide;
use crate::situation::prove;
use crate::situation::{Formula, Part, Situations, told};

/// A condition; both texts are empty where something always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// JSON for the script: `["is","who",["agent"]]`.
    pub when: String,
    pub words: String,
}

/// The conditions of a guide's lines.
pub struct Lines<'g> {
    pub lang: Lang,
    pub situations: Option<Situations<'g>>,
}

impl<'g> Lines<'g> {
    pub fn of(lang: Lang, guide: &'g Guide) -> Self {
        Lines { lang, situations: Situations::of(guide).map(|(situations, _)| situations) }
    }

    /// When a line holds.
    pub fn formula(&self, part: Part) -> Formula {
        self.situations.as_ref().map_or(Formula::Const(true), |known| known.when(part).clone())
    }

    /// Whether a line holds whatever is answered.
    pub fn is_certain(&self, part: Part) -> bool {
        self.formula(part) == Formula::Const(true)
    }

    /// The condition of a line.
    pub fn mark(&self, part: Part) -> Mark {
        match &self.situations {
            Some(known) => self.of_formula(known.when(part)),
            None => Mark::default(),
        }
    }

    /// The words of a line: its own where it has some, else those of its condition.
    pub fn words(&self, part: Part, own: &str) -> String {
        if own.is_empty() { self.mark(part).words } else { own.to_owned() }
    }

    /// Whether there is a situation in which a condition holds; what is too complex to prove may.
    pub fn can_hold(&self, formula: &Formula) -> bool {
        let known = self.situations.as_ref();
        known.is_none_or(|known| prove::can_hold(known, formula).unwrap_or(true))
    }

    /// Any condition on this guide's questions.
    pub fn of_formula(&self, formula: &Formula) -> Mark {
        match &self.situations {
            Some(known) if *formula != Formula::Const(true) => {
                Mark { when: formula.compact(known).to_string(), words: told(self.lang, known, formula) }
            }
            _ => Mark::default(),
        }
    }
}
