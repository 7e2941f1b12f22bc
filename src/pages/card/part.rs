//! The parts of a card, by which a finding says what to shorten.

use super::CardFacts;

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

/// The parts of an A5 card. The shares are those of a card that just fits: nine materials of 25 characters, six conditions
/// of 25, six steps of 20, a title of one line.
pub fn parts(facts: &CardFacts) -> Vec<Part> {
    let part = |word, size, lost, share| Part { word, size, lost, share };
    let sum = |lengths: Vec<usize>| lengths.into_iter().sum::<usize>();
    let materials = facts.materials.iter().map(|m| length(&[&m.name, &m.note, &m.applies_to, &m.waived_by]));
    let conditions = facts.conditions.iter().map(|c| length(&[&c.text, &c.applies_to]));
    let steps = facts.steps.iter().map(|step| length(&[&step.name, &step.limit, &step.text]));
    let windows = facts.windows.iter().map(|w| length(&[&w.name, &w.zone, &w.address]));
    let fees = facts.fees.iter().flat_map(|fees| &fees.lines);
    let fees = fees.map(|fee| length(&[&fee.name, &fee.amount, &fee.unit]));
    let results = facts.results.iter().map(|result| length(&[result]));
    vec![
        part("card-part.materials", sum(materials.collect()), facts.materials.len() * 15, 360),
        part("card-part.conditions", sum(conditions.collect()), facts.conditions.len() * 15, 240),
        part("card-part.steps", sum(steps.collect()), facts.steps.len() * 15, 210),
        part("card-part.title", length(&[&facts.title]), 0, 20),
        part("card-part.summary", length(&[&facts.summary]), 0, 45),
        part("card-part.windows", sum(windows.collect()), facts.windows.len() * 15, 90),
        part("card-part.fees", sum(fees.collect()), 0, 60),
        part("card-part.results", sum(results.collect()), 0, 40),
    ]
}

fn length(texts: &[&str]) -> usize {
    texts.iter().map(|text| text.chars().count()).sum()
}
