//! Questions that are never asked, and answers that change nothing.

use std::collections::BTreeSet;

use super::super::{Asked, Domain, Formula, Test};
use super::FlawKind;
use super::examine::Exam;
use super::proof::Proof;
use super::space::TooComplex;
use super::walk::{entries, follow};

/// The questions that no answers lead to; of those that wait for another such question only the first is told.
pub fn never_asked(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>) -> Result<Vec<usize>, TooComplex> {
    let mut never = Vec::new();
    for (at, asked) in exam.situations.questions.iter().enumerate() {
        let when = proof.space.formula(&asked.show_when)?;
        if !proof.space.and(&proof.valid, &when)?.is_false() {
            continue;
        }
        let mut waits_for_never = false;
        asked.show_when.each_test(&mut |question, _| waits_for_never |= never.contains(&question));
        if let Some(when) = asked.source.show_when.as_ref().filter(|_| !waits_for_never) {
            exam.add(when.span(), FlawKind::NeverAsked { question: at });
        }
        never.push(at);
    }
    Ok(never)
}

/// Options and questions on which nothing depends: whatever is answered, the same lines hold and the same is asked.
pub fn without_effect(exam: &mut Exam<'_, '_>, proof: &Proof<'_, '_>, never: &[usize]) -> Result<(), TooComplex> {
    for (at, asked) in exam.situations.questions.iter().enumerate().filter(|(at, _)| !never.contains(at)) {
        let options = idle(proof, at)?;
        let of_all = asked.options().len() + proof.space.regions[at].len();
        let changes_nothing = match asked.domain {
            Domain::Several(_) => options.len() == of_all,
            Domain::One(options) => options < 2 || alike(proof, at, 2)?.len() == 1,
            Domain::Number(_) | Domain::Date(_) => alike(proof, at, 2)?.len() == 1,
        };
        if changes_nothing {
            exam.add(asked.source.id.span, FlawKind::QuestionWithoutEffect { question: at });
            continue;
        }
        for (option, like) in options {
            let span = asked.options()[option].id.span;
            exam.add(span, FlawKind::OptionWithoutEffect { question: at, option, like });
        }
    }
    Ok(())
}

/// The options of a question that nothing depends on. Of several to choose one from, the first that no condition names
/// stands for "none of the others"; the next ones do the same.
fn idle(proof: &Proof<'_, '_>, question: usize) -> Result<Vec<(usize, Option<usize>)>, TooComplex> {
    let asked: &Asked<'_> = &proof.space.situations.questions[question];
    match asked.domain {
        Domain::Number(_) | Domain::Date(_) => Ok(Vec::new()),
        Domain::One(options) => {
            let named = named(proof, question);
            let mut others = (0..options).filter(|option| !named.contains(option));
            let first = others.next();
            Ok(others.map(|option| (option, first)).collect())
        }
        Domain::Several(options) => {
            let mut idle = Vec::new();
            for option in 0..options {
                if !changes(proof, question, proof.space.block(question).start + option)? {
                    idle.push((option, None));
                }
            }
            Ok(idle)
        }
    }
}

/// The options that some condition names.
fn named(proof: &Proof<'_, '_>, question: usize) -> BTreeSet<usize> {
    let mut named = BTreeSet::new();
    for formula in proof.space.situations.formulas() {
        formula.each_test(&mut |asked, test| {
            if let Test::Options(options) = test
                && asked == question
            {
                named.extend(options);
            }
        });
    }
    named
}

fn names(formula: &Formula, question: usize) -> bool {
    let mut found = false;
    formula.each_test(&mut |asked, _| found |= asked == question);
    found
}

/// Whether choosing one option more changes anything in some situation.
pub fn changes(proof: &Proof<'_, '_>, question: usize, variable: usize) -> Result<bool, TooComplex> {
    let space = &proof.space;
    let is_asked = space.formula(&space.situations.questions[question].show_when)?;
    let here = space.and(&proof.valid, &is_asked)?;
    for formula in space.situations.formulas().filter(|formula| names(formula, question)) {
        let change = space.differs(&space.formula(formula)?, variable)?;
        if !space.and(&here, &change)?.is_false() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The options or regions of a question with one answer, put together where the answer makes no difference; whoever only
/// asks whether there are `enough` groups does not wait for more.
pub fn alike(proof: &Proof<'_, '_>, question: usize, enough: usize) -> Result<Vec<Vec<usize>>, TooComplex> {
    let block = proof.space.block(question);
    let named = proof.lines.iter().filter(|(part, _)| names(proof.space.situations.when(**part), question));
    let diagrams = named.map(|(_, line)| line).chain([&proof.valid]);
    let mut groups: Vec<Vec<usize>> = vec![(0..block.len()).collect()];
    for diagram in diagrams {
        if groups.len() >= enough {
            break;
        }
        proof.space.spend(diagram.size() * block.len().max(1))?;
        let entries: Vec<usize> = entries(diagram, block.start).into_iter().collect();
        let mut split: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (at, places) in groups.into_iter().enumerate() {
            for place in places {
                let target = |node: &usize| {
                    let node = biodivine_lib_bdd::BddPointer::from_index(*node);
                    follow(diagram, node, block.end, Some(block.start + place)).to_index()
                };
                let key: Vec<usize> = std::iter::once(at).chain(entries.iter().map(target)).collect();
                match split.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, places)) => places.push(place),
                    None => split.push((key, vec![place])),
                }
            }
        }
        groups = split.into_iter().map(|(_, places)| places).collect();
    }
    Ok(groups)
}
