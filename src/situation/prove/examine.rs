//! Examines a guide: everything that is wrong with its questions and conditions, once for all rules.

use super::super::{Formula, Part, Situations, parts};
use super::proof::Proof;
use super::space::TooComplex;
use super::{Flaw, FlawKind, effect, limits, lines, ranges};
use crate::diag::Span;
use crate::model::Guide;

/// The situations of a guide and what is wrong with them.
pub struct Examined<'g> {
    pub situations: Situations<'g>,
    pub flaws: Vec<Flaw>,
}

/// Examines a guide; `None`, at no cost, when it has neither questions nor conditions.
pub fn examine(guide: &Guide) -> Option<Examined<'_>> {
    let (situations, slips) = Situations::of(guide)?;
    let mut exam = Exam { guide, is_sound: slips.is_empty(), situations: &situations, flaws: Vec::new() };
    for slip in slips {
        exam.add(slip.span, FlawKind::Slip(slip.kind));
    }
    if exam.prove().is_err() {
        exam.flaws.retain(|flaw| matches!(flaw.kind, FlawKind::Slip(_)));
        let first = guide.questions.first().map(|question| question.id.span);
        exam.add(first.unwrap_or(guide.span), FlawKind::TooComplex);
    }
    let flaws = exam.flaws;
    Some(Examined { situations, flaws })
}

/// An examination under way.
pub struct Exam<'a, 'g> {
    pub guide: &'g Guide,
    pub situations: &'a Situations<'g>,
    /// Whether everything could be read.
    pub is_sound: bool,
    pub flaws: Vec<Flaw>,
}

impl Exam<'_, '_> {
    fn prove(&mut self) -> Result<(), TooComplex> {
        let proof = Proof::of(self.situations)?;
        let never = effect::never_asked(self, &proof)?;
        lines::never_and_always(self, &proof, &never)?;
        lines::no_materials(self, &proof)?;
        lines::materials_twice(self, &proof)?;
        lines::fees_contradict(self, &proof)?;
        limits::variants_contradict(self, &proof)?;
        limits::over_statutory(self, &proof)?;
        limits::defer_over_promised(self, &proof)?;
        limits::steps_over_promised(self, &proof)?;
        limits::no_window(self, &proof)?;
        ranges::gaps_and_overlaps(self, &proof)?;
        // What could not be read may be what an option is for.
        if self.is_sound {
            effect::without_effect(self, &proof, &never)?;
        }
        Ok(())
    }

    pub fn add(&mut self, span: Span, kind: FlawKind) {
        self.flaws.push(Flaw { span, kind, witness: None, other: None });
    }

    /// Lines whose condition could be read and says something.
    pub fn conditional(&self) -> Vec<(Part, Span, &Formula)> {
        let lines = parts(self.guide).filter_map(|(part, when)| Some((part, when?.span())));
        let lines = lines.map(|(part, span)| (part, span, self.situations.when(part)));
        lines.filter(|(_, _, formula)| !formula.is_const()).collect()
    }
}
