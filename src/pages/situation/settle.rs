//! A guide with its links and what was answered → both as they are in this situation.

use crate::model::Guide;
use crate::resolve::GuideLinks;
use crate::situation::{self, Answers, Part, Situations, keep};

/// The guide as it is in this situation; the links stay parallel to its lists.
pub fn settled(
    guide: &Guide,
    links: &GuideLinks,
    situations: &Situations<'_>,
    answers: &Answers,
) -> (Guide, GuideLinks) {
    let holds = |part| situations.holds(situations.when(part), answers);
    let is_variant = |at| holds(Part::Variant(at));
    let mut settled = links.clone();
    let places = links.variant_windows.iter().enumerate().filter(|(at, _)| is_variant(*at) == Some(true));
    if let Some((_, windows)) = places.into_iter().find(|(_, windows)| !windows.is_empty()) {
        settled.windows.clone_from(windows);
    }
    keep(&mut settled.materials, |at| holds(Part::Material(at)));
    keep(&mut settled.variant_windows, |at| is_variant(at).filter(|holds| !holds));
    (situation::settled(guide, situations, answers), settled)
}
