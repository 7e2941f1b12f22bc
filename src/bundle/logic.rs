//! One set of questions for all members, and every member's conditions over it.
//!
//! In: a bundle and its members' guides. Out: the joint [`Situations`], when each member is part of it, and conditions of a
//! member's lines translated: an answer that the bundle settles is put in, and a question counts only where the member
//! itself would ask it. Deliberately absent: what hangs on the conditions.

use std::collections::BTreeMap;

use super::chain::Link;
use crate::diag::Span;
use crate::model::{Bundle, SituationQuestion, When};
use crate::situation::{Answer, Answers, Domain, Formula, Situations, Slip, SlipKind, Test};

/// The joint questions of a bundle.
#[derive(Debug)]
pub struct Logic<'a> {
    pub situations: Situations<'a>,
    members: Vec<OfMember>,
    /// Questions of one id that are not the same.
    pub differing: Vec<Differs>,
    /// What is wrong with the bundle's own conditions; those of the guides are told there.
    pub slips: Vec<Slip>,
    /// `answers` that settle nothing: they are no plain answers.
    pub unsettled: Vec<Span>,
}

/// Two questions of one id that are not the same question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    pub id: String,
    pub first: Span,
    pub other: Span,
    /// The place of the member whose question is the other one.
    pub member: usize,
}

#[derive(Debug)]
struct OfMember {
    /// When it is part of the bundle.
    active: Formula,
    /// Answers that the bundle settles.
    settled: BTreeMap<usize, Answer>,
    /// When the member itself asks its questions; those that it always asks are missing.
    asks: BTreeMap<usize, Formula>,
}

impl<'a> Logic<'a> {
    pub fn of(bundle: &'a Bundle, members: &[Link<'a>]) -> Self {
        let mut slips = Vec::new();
        let (questions, differing) = joined(bundle, members);
        // Slips of the guides' own questions are told at the guides.
        let situations = Situations::asking(questions.iter().copied(), &mut Vec::new());
        Situations::asking(bundle.questions.iter(), &mut slips);
        let mut logic = Logic { situations, members: Vec::new(), differing, slips, unsettled: Vec::new() };
        logic.members = members.iter().map(|member| logic.of_member(member)).collect();
        for at in 0..logic.situations.questions.len() {
            let asked = logic.asked(at, bundle, members);
            logic.situations.questions[at].show_when = asked;
        }
        logic
    }

    /// When a member is part of the bundle.
    pub fn active(&self, member: usize) -> &Formula {
        &self.members[member].active
    }

    /// When a line of a member's guide holds, the member itself being part of it or not.
    pub fn line(&self, member: usize, when: Option<&When>) -> Formula {
        let Some(when) = when else { return Formula::Const(true) };
        let formula = self.situations.formula(when, &mut Vec::new());
        simplified(self.within(&self.members[member], formula))
    }

    fn of_member(&mut self, member: &Link<'a>) -> OfMember {
        let mut own = OfMember { active: Formula::Const(true), settled: BTreeMap::new(), asks: BTreeMap::new() };
        if let Some(when) = &member.written.when {
            own.active = simplified(self.situations.formula(when, &mut self.slips));
        }
        if let Some(answers) = &member.written.answers {
            let formula = self.situations.formula(answers, &mut self.slips);
            if !settle(&formula, &self.situations, &mut own.settled) && formula != Formula::Const(true) {
                self.unsettled.push(answers.span());
            }
        }
        for (place, question) in member.guide.questions.iter().enumerate() {
            let (Some(at), Some(when)) = (self.situations.question(&question.id), &question.show_when) else {
                continue;
            };
            let earlier = &member.guide.questions[..place];
            if names_only(when, earlier) {
                let formula = self.situations.formula(when, &mut Vec::new());
                let asks = simplified(self.within(&own, formula));
                own.asks.insert(at, asks);
            }
        }
        own
    }

    /// A condition of a member over the joint questions.
    fn within(&self, member: &OfMember, formula: Formula) -> Formula {
        let several = |parts: Vec<Formula>| parts.into_iter().map(|part| self.within(member, part)).collect();
        match formula {
            Formula::Const(_) => formula,
            Formula::All(parts) => Formula::All(several(parts)),
            Formula::Any(parts) => Formula::Any(several(parts)),
            Formula::Not(part) => Formula::Not(Box::new(self.within(member, *part))),
            Formula::Is { question, test } => {
                let asks = member.asks.get(&question).cloned().unwrap_or(Formula::Const(true));
                let is = match member.settled.get(&question) {
                    Some(answer) => Formula::Const(test.passes(answer)),
                    None => Formula::Is { question, test },
                };
                Formula::All(vec![asks, is])
            }
        }
    }

    /// When a joint question is asked: when the bundle asks it, or some member that is part of it and has no settled answer.
    fn asked(&mut self, at: usize, bundle: &Bundle, members: &[Link<'_>]) -> Formula {
        let id = self.situations.questions[at].id().to_owned();
        let formula = match bundle.questions.iter().find(|question| question.id.value == id) {
            Some(own) => own.show_when.as_ref().map(|when| self.situations.formula(when, &mut self.slips)),
            None => {
                let asking = members.iter().zip(&self.members).filter(|(member, own)| {
                    member.guide.questions.iter().any(|question| question.id.value == id)
                        && !own.settled.contains_key(&at)
                });
                let each = asking.map(|(_, own)| {
                    let asks = own.asks.get(&at).cloned().unwrap_or(Formula::Const(true));
                    Formula::All(vec![own.active.clone(), asks])
                });
                Some(Formula::Any(each.collect()))
            }
        };
        let formula = simplified(formula.unwrap_or(Formula::Const(true)));
        // A question that waits for a later one is always asked: nothing is hidden by a mistake.
        let mut later = None;
        formula.each_test(&mut |question, _| later = later.or((question >= at).then_some(question)));
        let Some(later) = later else { return formula };
        if let Some(when) =
            bundle.questions.iter().find(|own| own.id.value == id).and_then(|own| own.show_when.as_ref())
        {
            let later = self.situations.questions[later].id().to_owned();
            self.slips.push(Slip { span: when.span(), kind: SlipKind::LaterQuestion { question: id, later } });
        }
        Formula::Const(true)
    }
}

/// The bundle's own questions, then those of the members, each id once.
fn joined<'a>(bundle: &'a Bundle, members: &[Link<'a>]) -> (Vec<&'a SituationQuestion>, Vec<Differs>) {
    let mut known: Vec<&SituationQuestion> = bundle.questions.iter().collect();
    let mut differing = Vec::new();
    for member in members {
        for question in member.guide.questions.iter().filter(|question| !question.id.is_empty()) {
            match known.iter().find(|first| first.id.value == question.id.value) {
                None => known.push(question),
                Some(first) if is_same(first, question, is_own(bundle, first)) => {}
                Some(first) => differing.push(Differs {
                    id: question.id.value.clone(),
                    first: first.id.span,
                    other: question.id.span,
                    member: member.place,
                }),
            }
        }
    }
    (known, differing)
}

/// Whether the bundle itself words the question.
fn is_own(bundle: &Bundle, question: &SituationQuestion) -> bool {
    bundle.questions.iter().any(|own| own.id.span == question.id.span)
}

/// The same kind of answer from the same options or the same range; how it is asked may differ. A bundle's own question may
/// word its options anew: 营利性 for what a member calls 企业.
fn is_same(one: &SituationQuestion, other: &SituationQuestion, reworded: bool) -> bool {
    let kind = |question: &SituationQuestion| question.kind.unwrap_or(crate::model::AnswerKind::One);
    let options = |question: &SituationQuestion| {
        let options = question.options.iter();
        let label = |label: &str| if reworded { String::new() } else { label.to_owned() };
        options.map(|option| (option.id.value.clone(), label(&option.label))).collect::<Vec<_>>()
    };
    let bounds =
        |question: &SituationQuestion| [&question.unit, &question.min, &question.max].map(|text| text.value.clone());
    kind(one) == kind(other) && options(one) == options(other) && bounds(one) == bounds(other)
}

fn names_only(when: &When, earlier: &[SituationQuestion]) -> bool {
    let mut all = true;
    when.each_question(&mut |name| all &= earlier.iter().any(|question| question.id.value == name.value));
    all
}

/// Reads plain answers off a condition; whether it was nothing else.
fn settle(formula: &Formula, situations: &Situations<'_>, settled: &mut BTreeMap<usize, Answer>) -> bool {
    match formula {
        Formula::All(parts) => parts.iter().all(|part| settle(part, situations, settled)),
        Formula::Is { question, test } => {
            let domain = &situations.questions[*question].domain;
            let answer = match (test, domain) {
                (Test::Options(options), Domain::Several(_)) => Answer::Options(options.iter().copied().collect()),
                (Test::Options(options), _) if options.len() == 1 => Answers::option(options[0]),
                (Test::Within(ranges), _) => match ranges.as_slice() {
                    [range] if range.min == range.max => Answer::Value(range.min),
                    _ => return false,
                },
                _ => return false,
            };
            settled.insert(*question, answer).is_none()
        }
        Formula::Const(_) | Formula::Any(_) | Formula::Not(_) => false,
    }
}

/// The same condition without parts that are certain, parts in parts, and parts that were said before.
pub fn simplified(formula: Formula) -> Formula {
    match formula {
        Formula::All(parts) => joint(parts, true),
        Formula::Any(parts) => joint(parts, false),
        Formula::Not(part) => match simplified(*part) {
            Formula::Const(value) => Formula::Const(!value),
            Formula::Not(inner) => *inner,
            part => Formula::Not(Box::new(part)),
        },
        other => other,
    }
}

/// `neutral` is what says nothing: true among parts that must all hold, false among those of which one must.
fn joint(parts: Vec<Formula>, neutral: bool) -> Formula {
    let mut kept: Vec<Formula> = Vec::new();
    for part in parts.into_iter().map(simplified) {
        let inner = match part {
            Formula::Const(value) if value == neutral => continue,
            Formula::Const(value) => return Formula::Const(value),
            Formula::All(inner) if neutral => inner,
            Formula::Any(inner) if !neutral => inner,
            other => vec![other],
        };
        for part in inner {
            if !kept.contains(&part) {
                kept.push(part);
            }
        }
    }
    // Something and its contrary: one of both holds, and never both.
    let contrary = |part: &Formula| matches!(part, Formula::Not(inner) if kept.contains(inner));
    if kept.iter().any(contrary) {
        return Formula::Const(!neutral);
    }
    match kept.len() {
        0 => Formula::Const(neutral),
        1 => kept.remove(0),
        _ if neutral => Formula::All(kept),
        _ => Formula::Any(kept),
    }
}
