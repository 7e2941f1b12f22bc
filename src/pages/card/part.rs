//! The parts of a card, by which a finding says what to shorten.

use super::{CardFacts, Format};

/// A part of what is printed: how much it says and how much it may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Key of its name in the message catalogues.
    pub word: &'static str,
    /// Length in characters.
    pub size: usize,
    /// Characters that lines broken off early cost besides.
    pub lost: usize,
    /// What it may take of a card that just fits.
    pub share: usize,
}

impl Part {
    /// What it takes of the paper, in characters.
    pub fn weight(&self) -> usize {
        self.size + self.lost
    }
}

/// The parts of a card. The shares are those of a card that just fits; of an A5 card: nine materials of 25 characters, six
/// conditions of 25, six steps of 20, a title of one line. A format that takes as many pages as it needs is too small only
/// for a single piece that no page holds.
pub fn parts(format: Format, facts: &CardFacts) -> Vec<Part> {
    let room = room(format);
    let piled = |word, lengths: Vec<usize>, lost: usize, share: usize| match format {
        Format::Large | Format::Checklist => {
            Part { word, size: lengths.into_iter().max().unwrap_or_default(), lost: 0, share: PIECE }
        }
        _ => Part { word, size: lengths.iter().sum(), lost: lengths.len() * lost, share: share * room / 100 },
    };
    let materials = facts.materials.iter().map(|m| length(&[&m.name, &m.note, &m.applies_to, &m.waived_by]));
    let conditions = facts.conditions.iter().map(|c| length(&[&c.text, &c.applies_to]));
    let steps = facts.steps.iter().take(format.most_steps());
    let steps = steps.map(|step| length(&[&step.name, &step.limit, &step.text, &step.applies_to]));
    let windows = facts.windows.iter().map(|w| length(&[&w.name, &w.zone, &w.address]));
    let fees = facts.fees.iter().flat_map(|fees| &fees.lines);
    let fees = fees.map(|fee| length(&[&fee.name, &fee.amount, &fee.unit, &fee.applies_to]));
    let results = facts.results.iter().map(|result| length(&[result]));
    vec![
        piled("card-part.materials", materials.collect(), 15, 360),
        piled("card-part.conditions", conditions.collect(), 15, 240),
        piled("card-part.steps", steps.collect(), 15, 210),
        piled("card-part.title", vec![length(&[&facts.title])], 0, 20),
        piled("card-part.summary", vec![length(&[&facts.summary])], 0, 45),
        piled("card-part.windows", windows.collect(), 15, 90),
        piled("card-part.fees", fees.collect(), 0, 60),
        piled("card-part.results", results.collect(), 0, 40),
    ]
}

/// Characters of one piece that a page of its own still holds.
const PIECE: usize = 150;

/// Room of a format, in percent of an A5 card's.
fn room(format: Format) -> usize {
    match format {
        Format::A4 => 220,
        Format::A6 => 90,
        Format::Leaflet => 260,
        Format::A5 | Format::Large | Format::Checklist => 100,
    }
}

fn length(texts: &[&str]) -> usize {
    texts.iter().map(|text| text.chars().count()).sum()
}
