//! A bundle with its members looked up, in their order.

use std::sync::OnceLock;

use super::figures::{days_of, joint_days};
use super::logic::Logic;
use super::order::Order;
use super::paper::{Paper, papers};
use super::scene::scene;
use super::{Change, Count, Scene, Scenes};
use crate::diag::Span;
use crate::model::{Bundle, Content, Guide, Limit, Member, Ref};
use crate::situation::{Answers, Formula, Part, Situations};

/// A bundle ready to be asked.
#[derive(Debug)]
pub struct Chain<'a> {
    pub bundle: &'a Bundle,
    /// The members whose guide is there, as they were written; what is named twice counts once.
    pub members: Vec<Link<'a>>,
    pub order: Order,
    pub logic: Logic<'a>,
    /// When each variant of each member holds.
    pub variants: Vec<Vec<Formula>>,
    /// Everything that any member asks for, merged.
    pub papers: Vec<Paper<'a>>,
    /// Results of members that are papers others ask for.
    pub outputs: Vec<Output<'a>>,
    scenes: OnceLock<Scenes>,
}

/// One member with its guide.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// Its place in the bundle's list.
    pub place: usize,
    pub written: &'a Member,
    pub id: &'a str,
    pub guide: &'a Guide,
}

/// A result that is a material of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    pub member: usize,
    pub material: &'a str,
    pub span: Span,
}

/// More members than any bundle has; those behind are not looked at.
pub const MOST_MEMBERS: usize = 200;

impl<'a> Chain<'a> {
    pub fn of(content: &'a Content, bundle: &'a Bundle) -> Self {
        let members = members(content, bundle);
        let order = Order::of(waits(&members));
        let logic = Logic::of(bundle, &members);
        let outputs = outputs(&members);
        let papers = papers(&members, &order, &logic, &outputs);
        let variants = |(at, member): (usize, &Link<'a>)| {
            member.guide.variants.iter().map(|variant| logic.line(at, variant.when.as_ref())).collect()
        };
        let variants = members.iter().enumerate().map(variants).collect();
        Chain { bundle, members, order, logic, variants, papers, outputs, scenes: OnceLock::new() }
    }

    /// The joint questions with the members that depend on them as lines, to be proved: `Part::Step` of a member's place.
    pub fn courses(&self) -> Situations<'a> {
        let active = (0..self.members.len()).map(|at| (Part::Step(at), self.logic.active(at).clone()));
        let questions = self.logic.situations.questions.clone();
        Situations { questions, lines: active.filter(|(_, when)| *when != Formula::Const(true)).collect() }
    }

    /// Before and after for each situation, worked out when somebody asks.
    pub fn scenes(&self) -> &Scenes {
        self.scenes.get_or_init(|| Scenes::of(self))
    }

    /// Before and after of what these answers leave open, told by its heaviest case.
    pub fn scene(&self, answers: &Answers) -> Scene {
        scene(self, answers.clone(), Vec::new())
    }

    /// Whether a condition holds for these answers; what is still open counts as holding, so that nothing is forgotten.
    pub fn holds(&self, formula: &Formula, answers: &Answers) -> bool {
        self.logic.situations.holds(formula, answers) != Some(false)
    }

    /// Before and after for these answers; what they leave open is counted as needed.
    pub fn change(&self, answers: &Answers) -> Change {
        Change::of(self, &|formula| self.logic.situations.holds(formula, answers))
    }

    /// How many of a paper are brought to the lead window, if any.
    pub fn count(&self, paper: &Paper<'_>, answers: &Answers) -> Option<Count> {
        paper.count(self.one_set(), &|formula| self.holds(formula, answers))
    }

    pub fn one_set(&self) -> bool {
        self.bundle.one_set == Some(true)
    }

    /// Working days of a member as part of the bundle, for these answers.
    pub fn days(&self, member: usize, answers: &Answers) -> Option<u32> {
        let own = days_of(self, member, &|formula| self.logic.situations.holds(formula, answers));
        own.map(|own| joint_days(self, member, own))
    }

    /// The limits of a member's variants with their conditions.
    pub fn limits(&self, member: usize) -> impl Iterator<Item = (&Formula, Limit)> {
        let variants = self.members[member].guide.variants.iter().zip(&self.variants[member]);
        variants.filter_map(|(variant, when)| Some((when, variant.promised_limit?)))
    }
}

fn members<'a>(content: &'a Content, bundle: &'a Bundle) -> Vec<Link<'a>> {
    let mut links: Vec<Link<'a>> = Vec::new();
    for (place, written) in bundle.members.iter().enumerate().take(MOST_MEMBERS) {
        let Some((id, guide)) = written.guide.as_ref().and_then(|guide| find(content, guide)) else { continue };
        if links.iter().all(|known| known.id != id) {
            links.push(Link { place, written, id, guide });
        }
    }
    links
}

/// The guide of a reference.
fn find<'a>(content: &'a Content, reference: &Ref<Guide>) -> Option<(&'a str, &'a Guide)> {
    let guides = &content.guides;
    let at = guides.binary_search_by(|entry| entry.id.as_str().cmp(&reference.id)).ok()?;
    Some((&guides[at].id, &guides[at].value.head))
}

fn waits(members: &[Link<'_>]) -> Vec<Vec<usize>> {
    let place = |id: &str| members.iter().position(|member| member.id == id);
    let waits = |member: &Link<'_>| member.written.after.iter().filter_map(|after| place(&after.id)).collect();
    members.iter().map(waits).collect()
}

fn outputs<'a>(members: &[Link<'a>]) -> Vec<Output<'a>> {
    let of_member = |(at, member): (usize, &Link<'a>)| {
        let named = member.guide.results.iter().filter_map(|result| result.material.as_ref());
        named.map(move |to| Output { member: at, material: &to.id, span: to.span }).collect::<Vec<_>>()
    };
    members.iter().enumerate().flat_map(of_member).collect()
}
