//! The papers of all members, merged: what is brought once, how many of it, and what need not be brought.
//!
//! | a paper that several members want | brought to the lead window |
//! |---|---|
//! | originals that are only shown | the largest number that one of them wants |
//! | originals that are kept | all numbers together; with one set of papers the largest |
//! | copies | all numbers together; with one set of papers the largest |
//! | what a member in front hands out | nothing, while that member is part of the bundle |

use super::chain::{Link, Output};
use super::logic::{Logic, simplified};
use super::order::Order;
use crate::model::{Keep, MaterialUse};
use crate::situation::Formula;

/// One paper of the merged list.
#[derive(Debug)]
pub struct Paper<'a> {
    pub key: PaperKey<'a>,
    /// Where it is asked for, in the order of the members.
    pub uses: Vec<Use<'a>>,
}

/// By what papers are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKey<'a> {
    /// The same entry of the catalogue.
    Catalogue(&'a str),
    /// Named by one line of one member only; names are not compared.
    Line(usize, usize),
}

/// A line of a member that asks for the paper.
#[derive(Debug)]
pub struct Use<'a> {
    /// The member's place in the chain.
    pub member: usize,
    /// The line's place in the guide.
    pub line: usize,
    pub used: &'a MaterialUse,
    /// When the member by itself asks for it.
    pub alone: Formula,
    /// When it must be brought to the bundle.
    pub together: Formula,
    /// Members in front that hand it out.
    pub givers: Vec<usize>,
}

/// How many are brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub originals: u32,
    pub copies: u32,
}

/// What one member wants of a paper.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    shown: u32,
    kept: u32,
    copies: u32,
}

impl Paper<'_> {
    /// What is brought; `None` when no member wants it.
    pub fn count(&self, one_set: bool, holds: &dyn Fn(&Formula) -> bool) -> Option<Count> {
        let wanted = self.wanted(holds);
        if wanted.is_empty() {
            return None;
        }
        let most = |of: fn(&Wanted) -> u32| wanted.iter().map(of).max().unwrap_or(0);
        let sum = |of: fn(&Wanted) -> u32| wanted.iter().map(of).fold(0, u32::saturating_add);
        let (kept, copies) = match one_set {
            true => (most(|w| w.kept), most(|w| w.copies)),
            false => (sum(|w| w.kept), sum(|w| w.copies)),
        };
        // What is handed in can be looked at first.
        Some(Count { originals: kept.max(most(|w| w.shown)), copies })
    }

    /// One entry for each member that wants it; lines of one member want different ones (the father's, the mother's).
    fn wanted(&self, holds: &dyn Fn(&Formula) -> bool) -> Vec<Wanted> {
        let mut wanted: Vec<(usize, Wanted)> = Vec::new();
        for line in self.uses.iter().filter(|line| holds(&line.together)) {
            if wanted.last().is_none_or(|(member, _)| *member != line.member) {
                wanted.push((line.member, Wanted::default()));
            }
            if let Some((_, own)) = wanted.last_mut() {
                own.add(line.used);
            }
        }
        wanted.into_iter().map(|(_, wanted)| wanted).collect()
    }
}

impl Wanted {
    fn add(&mut self, used: &MaterialUse) {
        let originals = match used.keep {
            Some(Keep::Shown) => &mut self.shown,
            // Whoever does not say that he gives it back keeps it.
            Some(Keep::Collected) | None => &mut self.kept,
        };
        *originals = originals.saturating_add(used.originals.unwrap_or(0));
        self.copies = self.copies.saturating_add(used.copies.unwrap_or(0));
    }
}

/// The papers of all members in the order of the chain.
pub fn papers<'a>(members: &[Link<'a>], order: &Order, logic: &Logic<'a>, outputs: &[Output<'a>]) -> Vec<Paper<'a>> {
    let mut papers: Vec<Paper<'a>> = Vec::new();
    for &member in &order.sorted {
        for (line, used) in members[member].guide.materials.iter().enumerate() {
            let catalogue = used.material.as_ref().map(|reference| reference.id.as_str());
            let key = catalogue.map_or(PaperKey::Line(member, line), PaperKey::Catalogue);
            let gives =
                |output: &&Output<'_>| catalogue == Some(output.material) && order.is_before(output.member, member);
            let givers: Vec<usize> = outputs.iter().filter(gives).map(|output| output.member).collect();
            let alone =
                simplified(Formula::All(vec![logic.active(member).clone(), logic.line(member, used.when.as_ref())]));
            let given = Formula::Any(givers.iter().map(|giver| logic.active(*giver).clone()).collect());
            let together = simplified(Formula::All(vec![alone.clone(), Formula::Not(Box::new(given))]));
            let own = Use { member, line, used, alone, together, givers };
            match papers.iter_mut().find(|paper| paper.key == key) {
                Some(paper) => paper.uses.push(own),
                None => papers.push(Paper { key, uses: vec![own] }),
            }
        }
    }
    papers
}
