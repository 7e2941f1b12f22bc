//! Limits, windows and visits of each situation: those of the variants that hold, else the guide's own.

use std::collections::BTreeSet;

use biodivine_lib_bdd::Bdd;

use super::super::Part;
use super::examine::Exam;
use super::proof::Proof;
use super::space::TooComplex;
use super::{Flaw, FlawKind};
use crate::diag::Span;
use crate::model::{Guide, Limit, Variant};

type Done = Result<(), TooComplex>;

/// What a variant says about a field, to compare, and where.
type Says = fn(&Variant) -> Option<(String, Span)>;

const FIELDS: &[(&str, Says)] = &[
    ("promised_limit", |variant| variant.promised_limit.map(said)),
    ("statutory_limit", |variant| variant.statutory_limit.map(said)),
    ("visits", |variant| Some((variant.visits?.to_string(), variant.when.as_ref()?.span()))),
    ("windows", |variant| {
        let windows: BTreeSet<&str> = variant.windows.iter().map(|window| window.id.as_str()).collect();
        Some((format!("{windows:?}"), variant.windows.first()?.span))
    }),
];

fn said(limit: Limit) -> (String, Span) {
    (format!("{} {:?}", limit.count, limit.unit), limit.span)
}

/// Two variants that hold together and do not say the same.
pub fn variants_contradict(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let variants = &exam.guide.variants;
    for (at, variant) in variants.iter().enumerate() {
        for (before, first) in variants[..at].iter().enumerate() {
            let differ = FIELDS.iter().find_map(|(field, says)| {
                let ((one, other), (text, span)) = (says(first)?, says(variant)?);
                (one != text).then_some((*field, span, other))
            });
            let Some((field, span, other)) = differ else { continue };
            let both = proof.space.and(proof.line(Part::Variant(before)), proof.line(Part::Variant(at)))?;
            if let Some(witness) = proof.witness(&both)? {
                let kind = FlawKind::VariantsContradict { field };
                exam.flaws.push(Flaw { span, kind, witness: Some(witness), other: Some(other) });
            }
        }
    }
    Ok(())
}

/// The limits that stand, each with its situations; the guide's own comes last.
fn limits(
    guide: &Guide,
    proof: &Proof<'_, '_>,
    own: Option<Limit>,
    of: fn(&Variant) -> Option<Limit>,
) -> Result<Vec<(Limit, Bdd)>, TooComplex> {
    let mut rest = proof.valid.clone();
    let mut found = Vec::new();
    for (at, variant) in guide.variants.iter().enumerate() {
        if let Some(limit) = of(variant) {
            let line = proof.line(Part::Variant(at));
            found.push((limit, line.clone()));
            rest = proof.space.and_not(&rest, line)?;
        }
    }
    found.extend(own.map(|own| (own, rest)));
    Ok(found)
}

fn promised(guide: &Guide, proof: &Proof<'_, '_>) -> Result<Vec<(Limit, Bdd)>, TooComplex> {
    limits(guide, proof, guide.promised_limit, |variant| variant.promised_limit)
}

/// Promised limits over the statutory one; that both are the guide's own another rule says.
pub fn over_statutory(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let guide = exam.guide;
    if guide.variants.is_empty() {
        return Ok(());
    }
    let statutory = limits(guide, proof, guide.statutory_limit, |variant| variant.statutory_limit)?;
    for (promised, when) in promised(guide, proof)? {
        for (statutory, then) in &statutory {
            let are_own = Some(promised) == guide.promised_limit && Some(*statutory) == guide.statutory_limit;
            if are_own || statutory.is_on_the_spot() || promised.hours() <= statutory.hours() {
                continue;
            }
            if let Some(witness) = proof.witness(&proof.space.and(&when, then)?)? {
                let kind = FlawKind::OverStatutory { promised, statutory: *statutory };
                let other = Some(statutory.span);
                exam.flaws.push(Flaw { span: promised.span, kind, witness: Some(witness), other });
                break;
            }
        }
    }
    Ok(())
}

/// A term for what is missing that is longer than the promised limit of the same situation.
pub fn defer_over_promised(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let guide = exam.guide;
    if !guide.has_promises() {
        return Ok(());
    }
    let promised = promised(guide, proof)?;
    for (at, material) in guide.materials.iter().enumerate() {
        let Some(defer) = material.defer_limit else { continue };
        for (promised, when) in promised.iter().filter(|(promised, _)| defer.hours() > promised.hours()) {
            let both = proof.space.and(when, proof.line(Part::Material(at)))?;
            if let Some(witness) = proof.witness(&both)? {
                let kind = FlawKind::DeferOverPromised { defer, promised: *promised };
                let other = Some(promised.span);
                exam.flaws.push(Flaw { span: defer.span, kind, witness: Some(witness), other });
                break;
            }
        }
    }
    Ok(())
}

/// Steps that take longer than is promised, where either depends on the situation. The first variant that fits decides.
pub fn steps_over_promised(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let guide = exam.guide;
    if !proof.lines.keys().any(|part| matters_for_time(guide, *part)) {
        return Ok(());
    }
    let course = Course::of(guide, proof);
    let mut before = proof.space.constant(false);
    for (promised, when) in promised(guide, proof)? {
        let here = proof.space.and_not(&when, &before)?;
        before = proof.space.or(&before, &when)?;
        if promised.is_on_the_spot() {
            continue;
        }
        let Some(over) = course.over(&here, promised.hours(), 0, course.always)? else { continue };
        let Some(witness) = proof.witness(&over)? else { continue };
        let holds = |at| exam.situations.holds(exam.situations.when(Part::Step(at)), &witness.answers) != Some(false);
        let steps = guide.steps.iter().enumerate().filter(|(at, _)| holds(*at));
        let steps = steps.filter_map(|(_, step)| Some(step.limit?.span)).collect();
        let kind = FlawKind::StepsOverPromised { promised, steps };
        exam.flaws.push(Flaw { span: promised.span, kind, witness: Some(witness), other: None });
    }
    Ok(())
}

/// The steps that take time, by their hours.
struct Course<'p, 's, 'g> {
    proof: &'p Proof<'s, 'g>,
    /// Of the steps that are always taken.
    always: u64,
    /// The others, the longest first: the place of the step, its hours, and those of it and all behind it.
    others: Vec<(usize, u64, u64)>,
}

impl<'p, 's, 'g> Course<'p, 's, 'g> {
    fn of(guide: &Guide, proof: &'p Proof<'s, 'g>) -> Self {
        let timed = guide.steps.iter().enumerate().filter_map(|(at, step)| Some((at, step.limit?.hours())));
        let is_other = |at: usize| proof.lines.contains_key(&Part::Step(at));
        let (others, always): (Vec<_>, Vec<_>) = timed.partition(|(at, _)| is_other(*at));
        let mut others: Vec<(usize, u64, u64)> = others.into_iter().map(|(at, hours)| (at, hours, hours)).collect();
        others.sort_by_key(|(at, hours, _)| (std::cmp::Reverse(*hours), *at));
        let mut left = 0;
        for (_, hours, behind) in others.iter_mut().rev() {
            left += *hours;
            *behind = left;
        }
        Course { proof, always: always.into_iter().map(|(_, hours)| hours).sum(), others }
    }

    /// Situations of `here` in which the steps from `at` on make it more than `most` hours, where those before take `hours`.
    /// A way that cannot come so far any more is not gone.
    fn over(&self, here: &Bdd, most: u64, at: usize, hours: u64) -> Result<Option<Bdd>, TooComplex> {
        if here.is_false() {
            return Ok(None);
        }
        if hours > most {
            return Ok(Some(here.clone()));
        }
        let Some((step, own, behind)) = self.others.get(at).copied() else { return Ok(None) };
        if hours.saturating_add(behind) <= most {
            return Ok(None);
        }
        let line = self.proof.line(Part::Step(step));
        let with = self.over(&self.proof.space.and(here, line)?, most, at + 1, hours + own)?;
        match with {
            Some(found) => Ok(Some(found)),
            None => self.over(&self.proof.space.and_not(here, line)?, most, at + 1, hours),
        }
    }
}

fn matters_for_time(guide: &Guide, part: Part) -> bool {
    match part {
        Part::Step(at) => {
            guide.steps.get(at).is_some_and(|step| step.limit.is_some_and(|limit| !limit.is_on_the_spot()))
        }
        Part::Variant(at) => guide.variants.get(at).is_some_and(|variant| variant.promised_limit.is_some()),
        _ => false,
    }
}

/// A situation without a window, where only variants name windows.
pub fn no_window(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let guide = exam.guide;
    let named = || guide.variants.iter().enumerate().filter(|(_, variant)| !variant.windows.is_empty());
    if !guide.windows.is_empty() || !guide.channels.contains(&crate::model::Channel::Window) {
        return Ok(());
    }
    let Some((_, first)) = named().next() else { return Ok(()) };
    let mut without = proof.valid.clone();
    for (at, _) in named() {
        without = proof.space.and_not(&without, proof.line(Part::Variant(at)))?;
    }
    if let Some(witness) = proof.witness(&without)? {
        let span = first.windows[0].span;
        exam.flaws.push(Flaw { span, kind: FlawKind::NoWindow, witness: Some(witness), other: None });
    }
    Ok(())
}
