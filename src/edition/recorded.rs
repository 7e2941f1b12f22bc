//! An edition of the print log → the facts that its card said.

use super::hash;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{CardEdition, Choice, EditionFees, EditionMaterial, EditionStep, EditionWindow, Text};
use crate::pages::card::facts::{en, zh};
use crate::pages::card::{CardCondition, CardFacts, CardFee, CardFees, CardMaterial, CardOnline, CardStep, CardWindow};
use crate::pages::view::HoursRow;

/// Whether a recorded edition was changed by hand: its facts no longer give the hash that names it, so that nobody knows any
/// more what its cards say.
pub fn is_altered(edition: &CardEdition) -> bool {
    CardEdition::is_hash(&edition.hash) && hash(&facts(edition)) != edition.hash.value
}

/// A warning at the hash of each edition that was changed by hand.
pub fn altered(editions: &[CardEdition]) -> Diagnostics {
    let altered = editions.iter().filter(|edition| is_altered(edition));
    let finding = |edition: &CardEdition| {
        let finding = Diagnostic::warning("edition-altered", edition.hash.span).arg("hash", &edition.hash.value);
        let id = edition.guide.as_ref().map_or("", |guide| guide.id.as_str());
        finding.arg("id", id).arg("now", hash(&facts(edition))).help("edition-altered.help")
    };
    altered.map(finding).collect::<Vec<_>>().into_iter().collect()
}

/// The facts of a recorded edition.
pub fn facts(edition: &CardEdition) -> CardFacts {
    CardFacts {
        title: text(&edition.title),
        summary: text(&edition.summary),
        department: text(&edition.department),
        suspended: edition.suspended == Some(true),
        task_type: zh(edition.task_type),
        case_type: zh(edition.case_type),
        audience: words(&edition.audience),
        conditions: edition.conditions.iter().map(|c| condition(&c.text, &c.applies_to)).collect(),
        materials: edition.materials.iter().map(material).collect(),
        steps: edition.steps.iter().map(step).collect(),
        promised_limit: text(&edition.promised_limit),
        statutory_limit: text(&edition.statutory_limit),
        variants: edition.variants.iter().map(text).collect(),
        fees: edition.fees.as_ref().map(fees),
        visits: edition.visits,
        results: edition.results.iter().map(text).collect(),
        delivery: words(&edition.delivery),
        windows: edition.windows.iter().map(window).collect(),
        channels: words(&edition.channels),
        online: edition.online.as_ref().map(|o| CardOnline { url: text(&o.url), depth: zh(o.depth) }),
        consult_phone: text(&edition.consult_phone),
        complaint_phone: text(&edition.complaint_phone),
        hotline: text(&edition.hotline),
    }
}

fn condition(words: &Text, applies_to: &Text) -> CardCondition {
    CardCondition { text: text(words), applies_to: text(applies_to) }
}

fn material(used: &EditionMaterial) -> CardMaterial {
    CardMaterial {
        name: text(&used.name),
        originals: used.originals,
        copies: used.copies,
        keep: en(used.keep),
        medium: en(used.medium),
        necessity: en(used.necessity),
        defer_limit: text(&used.defer_limit),
        applies_to: text(&used.applies_to),
        waived_by: text(&used.waived_by),
        note: text(&used.note),
    }
}

fn step(step: &EditionStep) -> CardStep {
    CardStep {
        name: text(&step.name),
        limit: text(&step.limit),
        text: text(&step.text),
        applies_to: text(&step.applies_to),
    }
}

fn fees(fees: &EditionFees) -> CardFees {
    let lines = fees.lines.iter();
    let lines = lines.map(|line| CardFee {
        name: text(&line.name),
        amount: text(&line.amount),
        unit: text(&line.unit),
        applies_to: text(&line.applies_to),
    });
    CardFees { charged: fees.charged == Some(true), lines: lines.collect() }
}

fn window(window: &EditionWindow) -> CardWindow {
    let hours = window.hours.iter();
    let hours = hours.map(|h| HoursRow {
        days: text(&h.days),
        times: text(&h.times),
        season: text(&h.season),
        note: text(&h.note),
    });
    CardWindow {
        number: text(&window.number),
        name: text(&window.name),
        floor: text(&window.floor),
        zone: text(&window.zone),
        hours: hours.collect(),
        hall: text(&window.hall),
        address: text(&window.address),
    }
}

fn words<T: Choice>(words: &[T]) -> Vec<String> {
    words.iter().map(|word| word.zh().to_owned()).collect()
}

fn text(text: &Text) -> String {
    text.value.clone()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::written::{edition, read};
    use super::*;
    use crate::pages::card::CardView;
    use crate::pages::card::edition::Edition;

    #[test]
    fn an_edition_that_was_changed_by_hand_is_told_at_its_hash() {
        let facts = sample::facts();
        let name = hash(&facts);
        let edited = Edition { date: "2026-09-10".into(), hash: name.clone() };
        let card = CardView { id: "id-card".into(), edition: edited, facts, ..CardView::default() };
        let text = format!("editions:\n{}", edition(&card));
        assert!(altered(&read(&text).0.editions).is_empty(), "as it was written");
        let changed = text.replace("居民户口簿", "户口本");
        let found = altered(&read(&changed).0.editions);
        let finding = found.iter().next().expect("it was changed");
        let span = finding.span.unwrap();
        assert_eq!(
            (finding.code, &changed[span.start as usize..span.end as usize]),
            ("edition-altered", name.as_str())
        );
        let noted = text.replace("editions:", "# 备注\neditions:");
        assert!(altered(&read(&noted).0.editions).is_empty(), "a comment changes nothing");
    }
}
