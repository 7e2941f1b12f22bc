//! Limits, windows and visits of each situation: those of the variants that hold, else the guide's own.

use std::collections::BTreeSet;

use biodivine_lib_bdd::Bdd;

use super::super::Part;
use super::examine::Exam;
use super::proof::Proof;
use super::space::TooComplex;
use super::table::table;
use super::{Flaw, FlawKind};
use crate::diag::Span;
use crate::model::{Guide, Limit, Variant};

type Done = Result<(), TooComplex>;

/// Outcomes of the steps that are told apart; more nobody draws.
const MOST_COURSES: usize = 256;

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

/// Steps that take longer than is promised, where either depends on the situation.
pub fn steps_over_promised(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let guide = exam.guide;
    let parts: Vec<Part> = proof.lines.keys().copied().filter(|part| matters_for_time(guide, *part)).collect();
    if parts.is_empty() {
        return Ok(());
    }
    let mut told = BTreeSet::new();
    for row in table(proof, &parts, MOST_COURSES)?.rows {
        let holds = |part| exam.situations.holds(exam.situations.when(part), &row.answers) != Some(false);
        let variants = guide.variants.iter().enumerate().filter(|(at, _)| holds(Part::Variant(*at)));
        let promised = variants.filter_map(|(_, variant)| variant.promised_limit).next().or(guide.promised_limit);
        let Some(promised) = promised.filter(|limit| !limit.is_on_the_spot()) else { continue };
        let steps = guide.steps.iter().enumerate().filter(|(at, _)| holds(Part::Step(*at)));
        let limits: Vec<Limit> = steps.filter_map(|(_, step)| step.limit).collect();
        let sum: u64 = limits.iter().map(|limit| limit.hours()).sum();
        if sum > promised.hours() && told.insert(promised.span) {
            let steps = limits.iter().map(|limit| limit.span).collect();
            let kind = FlawKind::StepsOverPromised { promised, steps };
            let witness = proof.witness_of(&row)?;
            exam.flaws.push(Flaw { span: promised.span, kind, witness, other: None });
        }
    }
    Ok(())
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
