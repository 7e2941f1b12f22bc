//! The bundle's card as a page, for halls that print from the browser: the facts of the PDF, worded for an HTML template.

use serde::Serialize;

use super::{BundleCard, bundle_parts};
use crate::pages::card::Format;
use crate::pages::card::page::{Place, complaint, density_of, place};
use crate::pages::{Context, url};
use crate::resolve::BundleHandle;

/// Everything the template of the page receives.
#[derive(Debug, Clone, Serialize)]
pub struct BundleCardPage {
    pub card: BundleCard,
    /// How many guides it consists of.
    pub members: usize,
    pub place: Option<Place>,
    pub complaint: String,
    /// 0 for little to say, 4 for much: the template's sizes of type.
    pub density: usize,
    /// The PDF; empty when there is none.
    pub pdf: String,
    pub bundle: String,
}

/// Makes the page of a bundle's card.
pub fn bundle_card_page(cx: &Context<'_>, handle: BundleHandle) -> BundleCardPage {
    let card = cx.bundle_cards()[handle.index()].clone();
    let facts = &card.facts;
    BundleCardPage {
        members: facts.rounds.iter().map(|round| round.members.len()).sum(),
        place: facts.windows.first().map(|window| place(window, &card.site)),
        complaint: complaint(&facts.complaint_phone, &facts.hotline),
        // A browser sets the tables of a bundle wider apart than the printer does.
        density: (density_of(&bundle_parts(Format::A4, facts)) + 1).min(4),
        pdf: if cx.has_bundle_card(&card.id) { url::bundle_card(&card.id) } else { String::new() },
        bundle: url::entry("bundles", &card.id),
        card,
    }
}
