//! A card that does not fit its page: what to shorten.
//!
//! The template tries its sizes and, when even the smallest is too tall, stops with `assert` and the message
//! `card-overflow: LINES`, LINES being how many lines of text are too many.

use typst::diag::SourceDiagnostic;

use crate::diag::Diagnostic;
use crate::pages::card::{CardFacts, CardView};

const MARK: &str = "card-overflow: ";

/// The finding for a card that the template gave up on; `None` for any other fault.
pub fn overflow(fault: &SourceDiagnostic, card: &CardView) -> Option<Diagnostic> {
    let lines = fault.message.split_once(MARK)?.1;
    let (part, size) = worst(&card.facts);
    let finding = Diagnostic::error("card-overflow", card.span).arg("title", &card.facts.title).arg("lines", lines);
    Some(finding.word("part", part).arg("size", size.to_string()).help("card-overflow.help"))
}

/// A part of a card: its name, its length in characters, and the characters that lines broken off early cost besides.
struct Part {
    word: &'static str,
    size: usize,
    lost: usize,
    /// What it may take of a card that just fits.
    share: usize,
}

/// The part that exceeds its share by most characters, else (all are a little too long) the longest; and its length.
fn worst(facts: &CardFacts) -> (&'static str, usize) {
    let parts = parts(facts);
    let weight = |part: &Part| part.size + part.lost;
    let excess = |part: &&Part| weight(part).saturating_sub(part.share);
    let worst = parts.iter().max_by_key(|part| (excess(part), weight(part))).unwrap_or(&parts[0]);
    (worst.word, worst.size)
}

/// The shares are those of a card that just fits: nine materials of 25 characters, six conditions of 25, six steps of
/// 20, a title of one line.
fn parts(facts: &CardFacts) -> [Part; 8] {
    let part = |word, size, lost, share| Part { word, size, lost, share };
    let sum = |lengths: Vec<usize>| lengths.into_iter().sum::<usize>();
    let materials = facts.materials.iter().map(|m| length(&[&m.name, &m.note, &m.applies_to, &m.waived_by]));
    let conditions = facts.conditions.iter().map(|c| length(&[&c.text, &c.applies_to]));
    let steps = facts.steps.iter().map(|step| length(&[&step.name, &step.limit, &step.text]));
    let windows = facts.windows.iter().map(|w| length(&[&w.name, &w.zone, &w.address]));
    let fees = facts.fees.iter().flat_map(|fees| &fees.lines);
    let fees = fees.map(|fee| length(&[&fee.name, &fee.amount, &fee.unit]));
    let results = facts.results.iter().map(|result| length(&[result]));
    [
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_grew_most_beyond_its_share_is_named() {
        let long_title = CardFacts { title: "长".repeat(90), ..CardFacts::default() };
        assert_eq!(worst(&long_title), ("card-part.title", 90));
        let results = vec!["果".repeat(50); 3];
        assert_eq!(worst(&CardFacts { results, ..long_title }), ("card-part.results", 150));
        let modest = CardFacts { title: "题".repeat(15), summary: "句".repeat(40), ..CardFacts::default() };
        assert_eq!(worst(&modest), ("card-part.summary", 40));
    }
}
