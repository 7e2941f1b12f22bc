//! What several rules about bundles ask.

use crate::bundle::{Chain, Link, PaperKey, Scene, Scenes, simplified};
use crate::check::Scope;
use crate::diag::Span;
use crate::lang::Lang;
use crate::model::Bundle;
use crate::situation::{Formula, told};

pub fn bundles<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Bundle> + use<'a> {
    scope.content.bundles.iter().map(|entry| &entry.value.head)
}

/// Every bundle, computed.
pub fn chains<'a>(scope: &Scope<'a>) -> impl Iterator<Item = Chain<'a>> + use<'a> {
    let content = scope.content;
    bundles(scope).map(move |bundle| Chain::of(content, bundle))
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
    pub material: &'a str,
    /// Where it is asked for.
    pub asked: Span,
}

pub fn passes<'a>(chain: &Chain<'a>) -> Vec<Pass<'a>> {
    let mut passes = Vec::new();
    let scenes = if chain.outputs.is_empty() { Vec::new() } else { Scenes::of(chain).all };
    let takes_part = |member, scene: &Scene| chain.holds(chain.logic.active(member), &scene.answers);
    let meet = |one, other| scenes.iter().any(|scene| takes_part(one, scene) && takes_part(other, scene));
    for paper in &chain.papers {
        let PaperKey::Catalogue(material) = paper.key else { continue };
        for line in &paper.uses {
            for output in chain.outputs.iter().filter(|output| output.material == material) {
                if output.member != line.member && meet(output.member, line.member) {
                    let asked = line.used.material.as_ref().map_or(line.used.span, |reference| reference.span);
                    passes.push(Pass { giver: output.member, taker: line.member, material, asked });
                }
            }
        }
    }
    passes
}

/// The name of a material of the catalogue.
pub fn material(scope: &Scope<'_>, id: &str) -> String {
    let materials = &scope.content.materials;
    let found = materials.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().map(|at| &materials[at].value.name);
    found.filter(|name| !name.is_empty()).map_or_else(|| id.to_owned(), |name| name.value.clone())
}
