//! The editions of one guide's card, for its page: the one of today, and what changed since each earlier one.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Edition, changes, mark, recorded};
use crate::lang::Lang;
use crate::model::CardEdition;
use crate::pages::card::{BundleCard, CardView, card, situation_card};
use crate::pages::situation::Ready;
use crate::pages::view::day;
use crate::resolve::{GuideHandle, Portal};

/// What a guide's page says about its cards.
#[derive(Debug, Clone, Serialize)]
pub struct Editions {
    /// Name of the notice for cards of today's edition, by which their QR code calls it.
    pub mark: String,
    pub now: Edition,
    /// Recorded earlier ones, the latest first.
    pub earlier: Vec<Earlier>,
}

/// An edition that was printed once.
#[derive(Debug, Clone, Serialize)]
pub struct Earlier {
    pub mark: String,
    pub edition: Edition,
    /// Sentences; empty when the card says today what it said then.
    pub changes: Vec<String>,
}

/// The editions of a guide's card.
pub fn editions(portal: &Portal, handle: GuideHandle, lang: Lang) -> Editions {
    let card = card(portal, handle);
    let all = &portal.content.print_log.editions;
    let mut recorded: Vec<&CardEdition> =
        portal.links.guide_editions[handle.index()].iter().map(|number| &all[*number]).collect();
    // What is no hash names no notice, and of what was changed by hand no change can be told.
    recorded.retain(|edition| CardEdition::is_hash(&edition.hash) && !recorded::is_altered(edition));
    recorded.retain(|edition| edition.hash.value != card.edition.hash);
    recorded.sort_by_key(|edition| Reverse((edition.updated.map(|day| day.date), edition.hash.value.as_str())));
    recorded.dedup_by_key(|edition| edition.hash.value.as_str());
    let earlier = recorded.into_iter().map(|edition| earlier(edition, &card, lang)).collect();
    Editions { mark: mark(&card.edition.hash), now: card.edition, earlier }
}

/// The edition of the card of one situation; the print log holds the cards of whole guides.
pub fn situation_edition(portal: &Portal, handle: GuideHandle, ready: &Ready) -> Editions {
    let card = situation_card(portal, handle, ready);
    Editions { mark: mark(&card.edition.hash), now: card.edition, earlier: Vec::new() }
}

/// The edition of a bundle's card; the print log holds the cards of guides.
pub fn bundle_edition(card: &BundleCard) -> Editions {
    Editions { mark: mark(&card.edition.hash), now: card.edition.clone(), earlier: Vec::new() }
}

fn earlier(edition: &CardEdition, card: &CardView, lang: Lang) -> Earlier {
    let hash = edition.hash.value.clone();
    Earlier {
        mark: mark(&hash),
        changes: changes(&recorded::facts(edition), &card.facts, lang),
        edition: Edition { date: day(edition.updated), hash },
    }
}
