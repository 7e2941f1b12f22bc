//! The editions of one guide's card, for its page: the one of today, and what changed since each earlier one.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Edition, changes_since, mark};
use crate::edition::is_altered;
use crate::lang::Lang;
use crate::model::CardEdition;
use crate::pages::Context;
use crate::pages::card::{BundleCard, CardView, card, situation_card};
use crate::pages::situation::{Ready, ready_in};
use crate::pages::view::day;
use crate::resolve::{GuideHandle, Portal};

/// What a guide's page says about its cards.
#[derive(Debug, Clone, Serialize)]
pub struct Editions {
    /// The situation that the page is for, in the portal's language; empty for the whole guide.
    pub situation: String,
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
    all(portal, handle, &card(portal, handle), lang)
}

/// The editions of the card of one situation.
pub fn situation_editions(cx: &Context<'_>, handle: GuideHandle, ready: &Ready) -> Editions {
    // A card is Chinese, and so is how it calls its situation, whatever language the portal speaks.
    let printed = match cx.lang {
        Lang::Zh => None,
        Lang::En => ready_in(cx, Lang::Zh, handle).into_iter().find(|known| known.key == ready.key),
    };
    let card = situation_card(cx.portal, handle, printed.as_ref().unwrap_or(ready));
    Editions { situation: ready.label.clone(), ..all(cx.portal, handle, &card, cx.lang) }
}

fn all(portal: &Portal, handle: GuideHandle, card: &CardView, lang: Lang) -> Editions {
    let all = &portal.content.print_log.editions;
    let mut recorded: Vec<&CardEdition> =
        portal.links.guide_editions[handle.index()].iter().map(|number| &all[*number]).collect();
    recorded.retain(|edition| edition.situation_key.value == card.key);
    // What is no hash names no notice, and of what was changed by hand no change can be told.
    recorded.retain(|edition| CardEdition::is_hash(&edition.hash) && !is_altered(edition));
    recorded.retain(|edition| edition.hash.value != card.edition.hash);
    recorded.sort_by_key(|edition| Reverse((edition.updated.map(|day| day.date), edition.hash.value.as_str())));
    recorded.dedup_by_key(|edition| edition.hash.value.as_str());
    let earlier = recorded.into_iter().map(|edition| earlier(edition, card, lang)).collect();
    Editions { situation: String::new(), mark: mark(&card.edition.hash), now: card.edition.clone(), earlier }
}

/// The edition of a bundle's card; the print log holds the cards of guides.
pub fn bundle_edition(card: &BundleCard) -> Editions {
    let situation = String::new();
    Editions { situation, mark: mark(&card.edition.hash), now: card.edition.clone(), earlier: Vec::new() }
}

fn earlier(edition: &CardEdition, card: &CardView, lang: Lang) -> Earlier {
    let hash = edition.hash.value.clone();
    Earlier {
        mark: mark(&hash),
        changes: changes_since(edition, card, lang),
        edition: Edition { date: day(edition.updated), hash },
    }
}
