//! An edition of the print log → the facts that its card said.

use super::{
    CardCondition, CardFacts, CardFee, CardFees, CardMaterial, CardOnline, CardStep, CardWindow, HoursRow, hash,
    situation_hash,
};
use crate::model::{CardEdition, Choice, EditionFees, EditionMaterial, EditionStep, EditionWindow, Text};

/// Whether a recorded edition was changed by hand: its facts no longer give the hash that names it, so that nobody knows any
/// more what its cards say.
pub fn is_altered(edition: &CardEdition) -> bool {
    CardEdition::is_hash(&edition.hash) && hash_of(edition) != edition.hash.value
}

/// The hash that what is recorded gives today.
pub fn hash_of(edition: &CardEdition) -> String {
    match edition.situation_key.is_empty() {
        true => hash(&facts(edition)),
        false => situation_hash(&facts(edition), &edition.situation_key, &edition.situation),
    }
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

fn zh(word: Option<impl Choice>) -> String {
    word.map_or("", Choice::zh).to_owned()
}

fn en(word: Option<impl Choice>) -> String {
    word.map_or("", Choice::en).to_owned()
}
