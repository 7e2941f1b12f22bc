//! Ranges over one number or date that miss each other by a little: 不满16 and 超过18 leave out 16 to 18.
//!
//! Which lines divide a range among themselves is not written anywhere, so this is what counts: lines of one list whose
//! conditions are the same but for one range of one question. Between two neighbours, what lies between is left out by
//! mistake when the lines have one name (a fee for either side of a threshold), or when it is small beside the threshold:
//! 16 to 18, or a month of days. 不满16 and 60以上 leave out most of life on purpose. In the same way two that reach into each
//! other a little overlap by mistake (16以下, 16以上); lines of one name are told of by other rules then.

use super::super::{Domain, Formula, Interval, Part, Test};
use super::examine::Exam;
use super::proof::{Proof, Witness};
use super::space::TooComplex;
use super::{Flaw, FlawKind};
use crate::diag::Span;
use crate::model::Guide;

/// A line that holds for one range of a question.
struct Ranged<'f> {
    part: Part,
    span: Span,
    question: usize,
    range: Interval,
    /// What else its condition says.
    rest: Vec<&'f Formula>,
}

/// A slip of days that nobody means.
const MONTH: i64 = 31;

pub fn gaps_and_overlaps(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Result<(), TooComplex> {
    let conditional = exam.conditional();
    let mut lines: Vec<Ranged<'_>> = conditional.iter().filter_map(|(part, span, f)| ranged(*part, *span, f)).collect();
    lines.iter_mut().for_each(|line| line.range = within(exam, line.question, line.range));
    let mut found = Vec::new();
    while let Some(first) = lines.first() {
        let same = |line: &Ranged<'_>| is_sibling(first, line);
        let (mut group, others): (Vec<_>, Vec<_>) = {
            let flags: Vec<bool> = lines.iter().map(same).collect();
            let mut flags = flags.into_iter();
            lines.into_iter().partition(|_| flags.next().unwrap_or(false))
        };
        lines = others;
        group.sort_by_key(|line| (line.range, line.part));
        found.extend(slips(exam, proof, &group)?);
    }
    exam.flaws.extend(found);
    Ok(())
}

/// A condition that is one range of one question, perhaps with more that must hold.
fn ranged(part: Part, span: Span, formula: &Formula) -> Option<Ranged<'_>> {
    let parts = match formula {
        Formula::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let range = |part: &Formula| match part {
        Formula::Is { question, test: Test::Within(ranges) } => match ranges.as_slice() {
            [range] => Some((*question, *range)),
            _ => None,
        },
        _ => None,
    };
    let mut ranges = parts.iter().enumerate().filter_map(|(at, part)| Some((at, range(part)?)));
    let (at, (question, range)) = ranges.next().filter(|_| ranges.next().is_none())?;
    let rest = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part).collect();
    Some(Ranged { part, span, question, range, rest })
}

/// What of a range can be answered; a range outside of that never holds and says so itself.
fn within(exam: &Exam<'_, '_>, question: usize, range: Interval) -> Interval {
    exam.situations.questions[question].domain.range().and_then(|all| all.meet(range)).unwrap_or(range)
}

fn is_sibling(one: &Ranged<'_>, other: &Ranged<'_>) -> bool {
    let is_same_list = std::mem::discriminant(&one.part) == std::mem::discriminant(&other.part);
    is_same_list && one.question == other.question && one.rest == other.rest
}

fn slips(exam: &Exam<'_, '_>, proof: &Proof<'_, '_>, group: &[Ranged<'_>]) -> Result<Vec<Flaw>, TooComplex> {
    let mut found = Vec::new();
    let Some(mut before) = group.first() else { return Ok(found) };
    for line in &group[1..] {
        let (last, next) = (before.range, line.range);
        let is_same_name = is_same_name(exam.guide, before.part, line.part);
        let kind = if last.max.saturating_add(1) < next.min {
            let range = Interval { min: last.max + 1, max: next.min - 1 };
            let is_slip = is_same_name || is_small(exam, line.question, range);
            is_slip.then_some((FlawKind::RangeGap { question: line.question, range }, range))
        } else if last.min < next.min && next.min <= last.max && last.max < next.max {
            let range = Interval { min: next.min, max: last.max };
            let is_slip = !is_same_name && !is_variant(line.part) && is_small(exam, line.question, range);
            is_slip.then_some((FlawKind::RangeOverlap { question: line.question, range }, range))
        } else {
            None
        };
        if let Some((kind, range)) = kind
            && let Some(witness) = witness(proof, line, range)?
        {
            let (witness, other) = (Some(witness), Some(before.span));
            found.push(Flaw { span: line.span, kind, witness, other });
        }
        if line.range.max > before.range.max {
            before = line;
        }
    }
    Ok(found)
}

/// A situation in this range in which all else that the line asks for holds.
fn witness(proof: &Proof<'_, '_>, line: &Ranged<'_>, range: Interval) -> Result<Option<Witness>, TooComplex> {
    let test = Formula::Is { question: line.question, test: Test::Within(vec![range]) };
    let mut here = proof.space.and(&proof.valid, &proof.space.formula(&test)?)?;
    for part in &line.rest {
        here = proof.space.and(&here, &proof.space.formula(part)?)?;
    }
    proof.witness(&here)
}

/// Small beside the threshold: 16 to 18 is, 16 to 59 is not.
fn is_small(exam: &Exam<'_, '_>, question: usize, range: Interval) -> bool {
    let width = range.max.saturating_sub(range.min).saturating_add(1);
    match exam.situations.questions[question].domain {
        Domain::Date(_) => width <= MONTH,
        _ => width == 1 || width.saturating_mul(5) <= range.max.saturating_add(1).abs(),
    }
}

fn is_variant(part: Part) -> bool {
    matches!(part, Part::Variant(_))
}

/// Whether two lines are the same thing for different ranges, so that something must hold between them too.
fn is_same_name(guide: &Guide, one: Part, other: Part) -> bool {
    let name = |part| match part {
        Part::Fee(at) => guide.fees.as_ref()?.lines.get(at).map(|line| line.name.value.as_str()),
        Part::Step(at) => guide.steps.get(at).map(|step| step.name.value.as_str()),
        Part::Material(at) => guide.materials.get(at).map(|material| match &material.material {
            Some(reference) => reference.id.as_str(),
            None => material.name.value.as_str(),
        }),
        _ => None,
    };
    name(one).is_some_and(|name_of_one| !name_of_one.is_empty() && name(other) == Some(name_of_one))
}
