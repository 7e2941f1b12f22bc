//! How much a guide needs a paper.

use serde::Serialize;

use super::Paper;
use crate::model::{Guide, Material, MaterialUse, Necessity};
use crate::pages::{Context, words};
use crate::resolve::GuideHandle;
use crate::situation::{Part, Situations, told};

/// One paper that a guide asks for, by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    pub paper: usize,
    pub kind: NeedKind,
    /// Number of the words that belong to it, from 1; 0 for none.
    pub words: usize,
}

/// From what everybody must bring down to what only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum NeedKind {
    /// Everybody brings it.
    Must,
    /// Only in a situation; the words say in which.
    OnlyWhen,
    /// May follow; the words say within what time.
    Later,
    /// Not needed where the hall can look it up; the words say when.
    Waived,
    /// A written commitment may stand for it.
    Commitment,
    /// A form, which nobody holds before it is filled in.
    FillIn,
    /// Helps, but the case is done without it.
    Optional,
}

impl NeedKind {
    /// Whether words can belong to it.
    pub fn has_words(self) -> bool {
        matches!(self, NeedKind::OnlyWhen | NeedKind::Later | NeedKind::Waived | NeedKind::Optional)
    }
}

/// A need with its paper and its words in full.
pub struct Told {
    pub paper: Paper,
    pub kind: NeedKind,
    pub words: String,
}

/// What a guide asks for, in its order.
pub fn needs(cx: &Context<'_>, handle: GuideHandle) -> Vec<Told> {
    let guide = &cx.portal.guide(handle).value.head;
    let situations = Situations::of(guide).map(|(situations, _)| situations);
    let links = &cx.portal.guide_links(handle).materials;
    let uses = guide.materials.iter().zip(links).enumerate();
    let needs = uses.filter_map(|(at, (used, link))| {
        let entry = link.map(|material| cx.portal.material(material));
        let paper = match entry {
            Some(entry) => Paper::listed(entry),
            None if used.name.is_empty() => return None,
            None => Paper::named(used),
        };
        let only_when = situation(cx, guide, situations.as_ref(), at);
        let (kind, words) = kind(cx, used, entry.map(|entry| &*entry.value), only_when);
        Some(Told { paper, kind, words })
    });
    needs.collect()
}

/// In which situation the material at a place is needed; empty for all.
fn situation(cx: &Context<'_>, guide: &Guide, situations: Option<&Situations<'_>>, at: usize) -> String {
    let written = &guide.materials[at].applies_to.value;
    match situations {
        _ if !written.is_empty() => written.clone(),
        Some(situations) => told(cx.lang, situations, situations.when(Part::Material(at))),
        None => String::new(),
    }
}

fn kind(cx: &Context<'_>, used: &MaterialUse, material: Option<&Material>, only_when: String) -> (NeedKind, String) {
    let later = || used.defer_limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default();
    let is_form = !used.blank_form.is_empty() || material.is_some_and(|material| !material.blank_form.is_empty());
    match used.necessity {
        Some(Necessity::Optional) => (NeedKind::Optional, only_when),
        _ if !only_when.is_empty() => (NeedKind::OnlyWhen, only_when),
        Some(Necessity::Deferrable) => (NeedKind::Later, later()),
        _ if is_form => (NeedKind::FillIn, String::new()),
        _ if !used.waived_by.is_empty() => (NeedKind::Waived, used.waived_by.value.clone()),
        _ if used.commitment == Some(true) => (NeedKind::Commitment, String::new()),
        _ => (NeedKind::Must, String::new()),
    }
}

/// Asked for twice, a paper is told once where the weightier of both says it all.
pub fn simplify(needs: &mut Vec<Need>) {
    let musts: Vec<usize> = needs.iter().filter(|need| need.kind == NeedKind::Must).map(|need| need.paper).collect();
    let mut kept: Vec<Need> = Vec::new();
    for need in needs.drain(..) {
        let is_covered = need.kind != NeedKind::Must && musts.contains(&need.paper);
        if !is_covered && !kept.contains(&need) {
            kept.push(need);
        }
    }
    *needs = kept;
}
