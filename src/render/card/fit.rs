//! What does not fit its page: what to shorten.
//!
//! A template tries its sizes and, when even the smallest is too tall, stops with `assert` and the message
//! `card-overflow: LINES`, LINES being how many lines of text are too many.

use typst::diag::SourceDiagnostic;

use crate::diag::Diagnostic;
use crate::pages::card::{Format, Order, Part};

const MARK: &str = "card-overflow: ";

/// The finding for an order that the template gave up on; `None` for any other fault.
pub fn overflow(fault: &SourceDiagnostic, order: &Order) -> Option<Diagnostic> {
    let lines = fault.message.split_once(MARK)?.1;
    let finding = Diagnostic::error("card-overflow", order.span).arg("title", &order.title).arg("lines", lines);
    let finding = finding.word("format", order.format.map_or("card-format.other", Format::word));
    Some(match worst(&order.parts) {
        Some(part) => finding.word("part", part.word).arg("size", part.size.to_string()).help("card-overflow.help"),
        None => finding,
    })
}

/// The part that exceeds its share by most characters, else (all are a little too long) the longest.
fn worst(parts: &[Part]) -> Option<&Part> {
    parts.iter().max_by_key(|part| (part.weight().saturating_sub(part.share), part.weight()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::card::{CardFacts, parts};

    fn named(facts: &CardFacts) -> (&'static str, usize) {
        let parts = parts(Format::A5, facts);
        let part = worst(&parts).unwrap();
        (part.word, part.size)
    }

    #[test]
    fn the_part_that_grew_most_beyond_its_share_is_named() {
        let long_title = CardFacts { title: "长".repeat(90), ..CardFacts::default() };
        assert_eq!(named(&long_title), ("card-part.title", 90));
        let results = vec!["果".repeat(50); 3];
        assert_eq!(named(&CardFacts { results, ..long_title }), ("card-part.results", 150));
        let modest = CardFacts { title: "题".repeat(15), summary: "句".repeat(40), ..CardFacts::default() };
        assert_eq!(named(&modest), ("card-part.summary", 40));
    }
}
