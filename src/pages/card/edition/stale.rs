//! Which laid-out cards are out of date.
//!
//! A card lies where it was printed for; the last print of a guide for a place replaced those before it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Edition, changes_since};
use crate::edition::{hash_of, is_altered};
use crate::lang::Lang;
use crate::model::{CardEdition, Print};
use crate::pages::Context;
use crate::pages::card::{CardView, Format, cards, situation_cards};

/// A card that lies somewhere and is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    pub guide: String,
    pub title: String,
    /// The situation it is for, in words; empty for the card of the whole guide.
    pub situation: String,
    /// How addresses call that situation.
    pub situation_key: String,
    /// Identifier of the window it lies at; empty for none.
    pub window: String,
    pub place: String,
    pub format: String,
    pub copies: Option<u32>,
    pub printed: Date,
    /// The edition that lies there.
    pub edition: String,
    pub state: State,
}

/// Why a card is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The card says something else now.
    Changed { now: Edition, changes: Vec<String> },
    /// It says something else now, and nobody recorded what it said.
    Unrecorded { now: Edition },
    /// The portal shows the guide no more: the card is to be taken away.
    Gone,
    /// The guide is there, and tells this situation from others no more: the card is to be taken away.
    Merged,
}

impl Stale {
    /// The edition to print in its place; `None` for a card that is only to be taken away.
    pub fn now(&self) -> Option<&Edition> {
        match &self.state {
            State::Changed { now, .. } | State::Unrecorded { now } => Some(now),
            State::Gone | State::Merged => None,
        }
    }

    /// The format it lies there in; what was written down without one is the usual one.
    pub fn format(&self) -> Format {
        Format::named(&self.format).unwrap_or_default()
    }
}

/// Where a card lies: window, place, guide, situation, format.
type Spot<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// The cards that are out of date, by window, place and guide.
pub fn stale(cx: &Context<'_>) -> Vec<Stale> {
    let log = &cx.portal.content.print_log;
    if log.prints.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<CardView> = cards(cx).collect();
    if log.prints.iter().any(|print| !situation(print).is_empty()) {
        all.extend(situation_cards(cx));
    }
    let now = by_name(&all);
    let said = recorded_by_guide(&log.editions);
    let spots = laid_out(&log.prints).into_iter();
    spots.filter_map(|(spot, prints)| look(cx.lang, spot, &prints, (&now, &said))).collect()
}

/// The cards of today, by guide and situation.
type Now<'a> = BTreeMap<(&'a str, &'a str), &'a CardView>;

/// Who wrote a print by hand knows a situation by its words only.
fn by_name(all: &[CardView]) -> Now<'_> {
    let by_words = all.iter().map(|card| ((card.id.as_str(), card.situation.as_str()), card));
    by_words.chain(all.iter().map(|card| (card.name(), card))).collect()
}

/// By which a print's card is known: the key of its situation, or else its words.
fn situation(print: &Print) -> &str {
    if print.situation_key.is_empty() { &print.situation } else { &print.situation_key }
}

/// A print without a word of its format is of the usual one, and the next print of that one replaces it.
fn format(print: &Print) -> &str {
    if print.format.is_empty() { Format::A5.id() } else { &print.format }
}

/// What each edition said, by guide and hash.
type Said<'a> = BTreeMap<(&'a str, &'a str), &'a CardEdition>;

fn recorded_by_guide(editions: &[CardEdition]) -> Said<'_> {
    let is_sound = |edition: &&CardEdition| CardEdition::is_hash(&edition.hash) && !is_altered(edition);
    let sound = editions.iter().rev().filter(is_sound);
    sound
        .filter_map(|edition| Some(((edition.guide.as_ref()?.id.as_str(), edition.hash.value.as_str()), edition)))
        .collect()
}

/// The prints of the last day for each place.
fn laid_out(prints: &[Print]) -> BTreeMap<Spot<'_>, Vec<&Print>> {
    let mut spots: BTreeMap<Spot<'_>, Vec<&Print>> = BTreeMap::new();
    for print in prints {
        let (Some(guide), Some(date)) = (&print.guide, print.date) else { continue };
        let window = print.window.as_ref().map_or("", |window| window.id.as_str());
        let last = spots.entry((window, &print.place, &guide.id, situation(print), format(print))).or_default();
        match last.first().and_then(|known| known.date).map(|known| known.date.cmp(&date.date)) {
            Some(std::cmp::Ordering::Greater) => {}
            Some(std::cmp::Ordering::Equal) => last.push(print),
            _ => *last = vec![print],
        }
    }
    spots
}

/// What is wrong with the card at a spot; of several prints of one day, one of today's edition is enough.
fn look(lang: Lang, spot: Spot<'_>, prints: &[&Print], (now, said): (&Now<'_>, &Said<'_>)) -> Option<Stale> {
    let (window, place, guide, situation, format) = spot;
    let card = now.get(&(guide, situation)).copied();
    let said = |print: &Print| said.get(&(guide, print.edition.value.as_str())).copied();
    if card.is_some_and(|card| prints.iter().any(|print| is_current(print, said(print), card))) {
        return None;
    }
    let print = prints.last()?;
    let said = said(print);
    let state = match (card, said) {
        (None, _) if now.contains_key(&(guide, "")) => State::Merged,
        (None, _) => State::Gone,
        (Some(card), None) => State::Unrecorded { now: card.edition.clone() },
        (Some(card), Some(said)) => {
            State::Changed { now: card.edition.clone(), changes: changes_since(said, card, lang) }
        }
    };
    let words = card.map_or(situation, |card| &card.situation);
    Some(Stale {
        guide: guide.to_owned(),
        title: title(card, said, guide),
        situation: if print.situation.is_empty() { words } else { &print.situation.value }.to_owned(),
        situation_key: card.map_or(situation, |card| &card.key).to_owned(),
        window: window.to_owned(),
        place: place.to_owned(),
        format: format.to_owned(),
        copies: print.copies,
        printed: print.date?.date,
        edition: print.edition.value.clone(),
        state,
    })
}

/// Facts that are the same are the same card, even if this program once counted them otherwise.
fn is_current(print: &Print, said: Option<&CardEdition>, card: &CardView) -> bool {
    print.edition.value == card.edition.hash || said.is_some_and(|said| hash_of(said) == card.edition.hash)
}

fn title(card: Option<&CardView>, said: Option<&CardEdition>, id: &str) -> String {
    let titles = [card.map(|card| card.facts.title.clone()), said.map(|said| said.title.value.clone())];
    titles.into_iter().flatten().find(|title| !title.is_empty()).unwrap_or_else(|| id.to_owned())
}
