//! The parts of a bundle's card, by which a finding says what to shorten.

use super::BundleFacts;
use crate::pages::card::{Format, Part};

/// Characters of one piece that a page of its own still holds.
const PIECE: usize = 150;

/// The parts of the card. The shares are those of an A4 sheet that just fits; large print takes as many pages as it needs
/// and is too small only for a single piece.
pub fn bundle_parts(format: Format, facts: &BundleFacts) -> Vec<Part> {
    let piled = |word, lengths: Vec<usize>, lost: usize, share: usize| match format {
        Format::Large => Part { word, size: lengths.into_iter().max().unwrap_or_default(), lost: 0, share: PIECE },
        _ => Part { word, size: lengths.iter().sum(), lost: lengths.len() * lost, share },
    };
    let materials = facts.materials.iter().map(|m| length([&m.name, &m.applies_to]) + length(&m.waived_by));
    let members = facts.rounds.iter().flat_map(|round| &round.members);
    let members = members.map(|m| length([&m.title, &m.applies_to]) + length(&m.results) + length(&m.special));
    let given = facts.given.iter().map(|given| length([&given.name]));
    let path = facts.path.iter().map(|step| length([&step.title, &step.limit]));
    let other = [&facts.summary, &facts.how, &facts.limit_note, &facts.situation];
    vec![
        piled("card-part.materials", materials.collect(), 20, 1_100),
        piled("card-part.members", members.chain(path).collect(), 30, 600),
        piled("card-part.given", given.collect(), 12, 150),
        piled("card-part.title", vec![length([&facts.title])], 0, 40),
        piled("card-part.bundle-texts", vec![length(other)], 0, 300),
    ]
}

fn length<'t>(texts: impl IntoIterator<Item = &'t String>) -> usize {
    texts.into_iter().map(|text| text.chars().count()).sum()
}
