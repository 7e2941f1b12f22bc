//! The lines of a guide that may depend on the situation.

use crate::model::{Guide, When};

/// One line of a guide, by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Condition(usize),
    Material(usize),
    Step(usize),
    Fee(usize),
    Variant(usize),
    Faq(usize),
}

/// Every line that can have a condition, in the order of the guide, with the condition.
pub fn parts(guide: &Guide) -> impl Iterator<Item = (Part, Option<&When>)> {
    let conditions = guide.conditions.iter().enumerate().map(|(at, c)| (Part::Condition(at), c.when.as_ref()));
    let materials = guide.materials.iter().enumerate().map(|(at, m)| (Part::Material(at), m.when.as_ref()));
    let steps = guide.steps.iter().enumerate().map(|(at, s)| (Part::Step(at), s.when.as_ref()));
    let lines = guide.fees.iter().flat_map(|fees| &fees.lines);
    let fees = lines.enumerate().map(|(at, line)| (Part::Fee(at), line.when.as_ref()));
    let variants = guide.variants.iter().enumerate().map(|(at, v)| (Part::Variant(at), v.when.as_ref()));
    let faq = guide.faq.iter().enumerate().map(|(at, q)| (Part::Faq(at), q.when.as_ref()));
    conditions.chain(materials).chain(steps).chain(fees).chain(variants).chain(faq)
}
