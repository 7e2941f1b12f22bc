//! What several rules about bundles ask.

use crate::bundle::{Chain, Link, Scene, simplified};
use crate::check::{Rule, Scope};
use crate::diag::{Diagnostic, Span};
use crate::lang::Lang;
use crate::model::{Bundle, Material, Ref};
use crate::situation::{Formula, told};

pub fn bundles<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Bundle> + use<'a> {
    scope.content.bundles.iter().map(|entry| &entry.value.head)
}

/// How a member is called: “title”, or its identifier while it has none.
pub fn called(member: &Link<'_>) -> String {
    match member.guide.title.is_empty() {
        true => member.id.to_owned(),
        false => format!("“{}”", member.guide.title.value),
    }
}

/// A situation in words; empty where there is only one.
pub fn situation(chain: &Chain<'_>, scene: &Scene) -> String {
    let all = simplified(Formula::All(scene.answered.clone()));
    told(Lang::Zh, &chain.logic.situations, &all)
}

/// A paper that one member hands out and another one asks for, whatever their order, where some situation has both.
pub struct Pass<'a> {
    pub giver: usize,
    pub taker: usize,
    /// The paper, where it is asked for.
    pub asked: &'a Ref<Material>,
}

pub fn passes<'a>(chain: &Chain<'a>) -> Vec<Pass<'a>> {
    let mut passes = Vec::new();
    let scenes = if chain.outputs.is_empty() { &[] } else { chain.scenes().all.as_slice() };
    let takes_part = |member, scene: &Scene| chain.holds(chain.logic.active(member), &scene.answers);
    let meet = |one, other| scenes.iter().any(|scene| takes_part(one, scene) && takes_part(other, scene));
    for line in chain.papers.iter().flat_map(|paper| &paper.uses) {
        let Some(asked) = &line.used.material else { continue };
        for output in chain.outputs.iter().filter(|output| output.material == asked.id) {
            if output.member != line.member && meet(output.member, line.member) {
                passes.push(Pass { giver: output.member, taker: line.member, asked });
            }
        }
    }
    passes
}

/// A finding about a paper that is handed on, at `span`.
pub fn handed(rule: &Rule, span: Option<Span>, scope: &Scope<'_>, chain: &Chain<'_>, pass: &Pass<'_>) -> Diagnostic {
    let (taker, giver) = (&chain.members[pass.taker], &chain.members[pass.giver]);
    let name = scope.material(Some(pass.asked)).map(|entry| entry.value.name.value.as_str());
    let name = name.filter(|name| !name.is_empty()).unwrap_or(&pass.asked.id);
    let finding = rule.at(span).arg("taker", called(taker)).arg("giver", called(giver));
    let finding = finding.arg("material", name).arg("id", giver.id);
    finding.related(pass.asked.span, "bundle-needs-later.asked")
}
