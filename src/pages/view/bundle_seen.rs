//! A bundle seen by somebody who has answered some of its questions, or none: what is left, and of how many cases.

use crate::bundle::{Chain, Count, Paper, Use, open_cases, reduced, simplest};
use crate::model::Material;
use crate::pages::Context;
use crate::pages::situation::Mark;
use crate::resolve::{BundleLinks, Handle};
use crate::situation::{Answers, Formula, told};

/// A bundle with what is known.
pub struct Seen<'c, 'a> {
    pub cx: &'c Context<'a>,
    pub chain: &'c Chain<'a>,
    pub links: &'c BundleLinks,
    pub answers: Answers,
    /// Every case that is left; `None` when there are too many to look at.
    pub cases: Option<Vec<Answers>>,
    /// Whether a script narrows the page further.
    pub is_live: bool,
}

/// How many of a paper are brought.
#[derive(Debug, Clone, Copy, Default)]
pub struct Brought {
    pub least: Count,
    pub most: Count,
}

impl<'c, 'a> Seen<'c, 'a> {
    pub fn new(cx: &'c Context<'a>, chain: &'c Chain<'a>, links: &'c BundleLinks, answers: Answers) -> Self {
        let cases = open_cases(chain, &answers);
        Seen { cx, chain, links, answers, cases, is_live: false }
    }

    /// The catalogue's entry of a line.
    pub fn entry(&self, line: &Use<'_>) -> Option<Handle<Material>> {
        let guide = self.links.members[self.chain.members[line.member].place]?;
        self.cx.portal.guide_links(guide).materials.get(line.line).copied().flatten()
    }

    /// What is left of a condition.
    pub fn under(&self, formula: &Formula) -> Formula {
        reduced(&self.chain.logic.situations, formula, &self.answers)
    }

    /// Whether something may still hold.
    pub fn may(&self, formula: &Formula) -> bool {
        self.under(formula) != Formula::Const(false)
    }

    /// What is left of a condition, in words and for the script.
    pub fn mark(&self, formula: &Formula) -> Mark {
        let known = &self.chain.logic.situations;
        let left = self.under(formula);
        let left = match &self.cases {
            Some(cases) => simplest(known, &left, cases),
            None => left,
        };
        if left == Formula::Const(true) {
            return Mark::default();
        }
        let when = if self.is_live { left.compact(known).to_string() } else { String::new() };
        Mark { when, words: told(self.cx.lang, known, &left) }
    }

    /// How many of a paper one brings, in those cases in which one does.
    pub fn brought(&self, paper: &Paper<'_>) -> Option<Brought> {
        let situations = &self.chain.logic.situations;
        let Some(cases) = &self.cases else {
            let most = self.chain.count(paper, &self.answers)?;
            let certain = |formula: &Formula| situations.holds(formula, &self.answers) == Some(true);
            return Some(Brought { least: paper.count(self.chain.one_set(), &certain).unwrap_or_default(), most });
        };
        let counts = cases.iter().filter_map(|answers| self.chain.count(paper, answers));
        counts
            .map(|count| Brought { least: count, most: count })
            .reduce(|one, other| Brought { least: least(one.least, other.least), most: most(one.most, other.most) })
    }

    /// How many of these members take part in one case at most.
    pub fn together(&self, members: &[usize]) -> usize {
        let here = |answers: &Answers| {
            let part = |at: &&usize| self.chain.holds(self.chain.logic.active(**at), answers);
            members.iter().filter(part).count()
        };
        match &self.cases {
            Some(cases) => cases.iter().map(here).max().unwrap_or(0),
            None => here(&self.answers),
        }
    }
}

fn least(one: Count, other: Count) -> Count {
    Count { originals: one.originals.min(other.originals), copies: one.copies.min(other.copies) }
}

fn most(one: Count, other: Count) -> Count {
    Count { originals: one.originals.max(other.originals), copies: one.copies.max(other.copies) }
}
