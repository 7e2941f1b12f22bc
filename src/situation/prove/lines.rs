//! Lines that never hold, always hold, or hold together although they must not.

use std::collections::BTreeMap;

use super::super::Part;
use super::examine::Exam;
use super::proof::Proof;
use super::space::TooComplex;
use super::{Flaw, FlawKind};
use crate::diag::Span;
use crate::model::MaterialUse;

type Done = Result<(), TooComplex>;

/// Conditions that hold in no situation or in all. Of a question that is never asked only that is said.
pub fn never_and_always(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>, never: &[usize]) -> Done {
    let mut found = Vec::new();
    for (part, span, formula) in exam.conditional() {
        let line = proof.line(part);
        let mut asks_never = false;
        formula.each_test(&mut |question, _| asks_never |= never.contains(&question));
        if line.is_false() && !asks_never {
            found.push((span, FlawKind::NeverHolds));
        }
        if proof.space.and_not(&proof.valid, line)?.is_false() {
            found.push((span, FlawKind::AlwaysHolds));
        }
    }
    for asked in exam.situations.questions.iter().filter(|asked| !asked.show_when.is_const()) {
        let when = proof.space.formula(&asked.show_when)?;
        if let Some(span) = asked.source.show_when.as_ref().map(|when| when.span())
            && proof.space.and_not(&proof.valid, &when)?.is_false()
        {
            found.push((span, FlawKind::AlwaysHolds));
        }
    }
    found.into_iter().for_each(|(span, kind)| exam.add(span, kind));
    Ok(())
}

/// A situation in which nothing is to be brought, where something is in others.
pub fn no_materials(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let mut without = proof.valid.clone();
    for at in 0..exam.guide.materials.len() {
        without = proof.space.and_not(&without, proof.line(Part::Material(at)))?;
    }
    if without == proof.valid {
        return Ok(());
    }
    if let Some(witness) = proof.witness(&without)? {
        let first = exam.guide.materials.iter().filter_map(|material| material.when.as_ref()).map(|when| when.span());
        let span = first.min().unwrap_or(exam.guide.span);
        exam.flaws.push(Flaw { span, kind: FlawKind::NoMaterials, witness: Some(witness), other: None });
    }
    Ok(())
}

/// The same material twice in a list; two with different words on whom they are for are different.
pub fn materials_twice(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let mut named: BTreeMap<(&str, &str), Vec<(usize, Span)>> = BTreeMap::new();
    for (at, material) in exam.guide.materials.iter().enumerate() {
        if let Some((name, span)) = name(material) {
            named.entry((name, &*material.applies_to)).or_default().push((at, span));
        }
    }
    let groups = named.values().map(|group| group.iter().map(|(at, span)| (Part::Material(*at), *span)).collect());
    together(exam, proof, groups.collect(), &|_, _| true, &FlawKind::MaterialTwice)
}

fn name(material: &MaterialUse) -> Option<(&str, Span)> {
    match &material.material {
        Some(reference) => Some((reference.id.as_str(), reference.span)),
        None if material.name.is_empty() => None,
        None => Some((&*material.name, material.name.span)),
    }
}

/// Two charges of the same name with different amounts.
pub fn fees_contradict(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Done {
    let Some(fees) = &exam.guide.fees else { return Ok(()) };
    let mut named: BTreeMap<&str, Vec<(Part, Span)>> = BTreeMap::new();
    for (at, line) in fees.lines.iter().enumerate().filter(|(_, line)| !line.name.is_empty()) {
        named.entry(&*line.name).or_default().push((Part::Fee(at), line.amount.span));
    }
    let amount = |part| match part {
        Part::Fee(at) => fees.lines.get(at).map(|line| (&*line.amount, &*line.unit)),
        _ => None,
    };
    let differ = |one, other| amount(one) != amount(other);
    together(exam, proof, named.into_values().collect(), &differ, &FlawKind::FeesContradict)
}

/// Pairs of a group, at least one with a condition, that hold in one situation. Each line is told of once.
fn together(
    exam: &mut Exam<'_, '_>,
    proof: &Proof<'_, '_>,
    groups: Vec<Vec<(Part, Span)>>,
    counts: &dyn Fn(Part, Part) -> bool,
    kind: &FlawKind,
) -> Done {
    for group in groups {
        for (at, (part, span)) in group.iter().enumerate() {
            for (other, first) in &group[..at] {
                let is_conditional = [part, other].iter().any(|part| proof.lines.contains_key(part));
                if !is_conditional || !counts(*part, *other) {
                    continue;
                }
                let both = proof.space.and(proof.line(*part), proof.line(*other))?;
                if let Some(witness) = proof.witness(&both)? {
                    let (witness, other) = (Some(witness), Some(*first));
                    exam.flaws.push(Flaw { span: *span, kind: kind.clone(), witness, other });
                    break;
                }
            }
        }
    }
    Ok(())
}
