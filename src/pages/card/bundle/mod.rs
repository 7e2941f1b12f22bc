//! The card of a bundle (一件事明白卡): one sheet for all of its members, with what it saves.
//!
//! In: the linked portal and a bundle. Out: a [`BundleCard`], the only thing the template receives, and its [`Order`].
//! It hangs at the lead window beside the cards of guides and is printed, recorded and looked up by its edition as they are.
//! Deliberately absent: cards for single situations; what depends on answers says on what.

mod facts;
mod page;
mod papers;
mod part;

use serde::Serialize;

use super::{Edition, Format, Order, bundle_hash, mark};
use crate::diag::Span;
use crate::lang::Lang;
use crate::pages::view::bundle_rows::{MATERIALS, VISITS};
use crate::pages::view::day;
use crate::pages::{Context, url};
use crate::resolve::{BundleHandle, Handle, Portal};
pub use facts::{BundleFacts, BundleFigure, BundleGiven, BundleMaterial, BundleMember, BundleRound, BundleStep};
pub use page::{BundleCardPage, bundle_card_page};
pub use part::bundle_parts;

/// Everything the template of a bundle's card receives.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BundleCard {
    pub id: String,
    /// The bundle in its file, for findings.
    #[serde(skip)]
    pub span: Span,
    pub site: String,
    /// The site's statement for every page; empty when it has none.
    pub banner: String,
    /// Absolute address of the bundle's page, where it calls the notice about this edition; empty when the site has no
    /// `base_url`.
    pub url: String,
    pub edition: Edition,
    /// Two of the figures that people ask for first, as they stand among them.
    pub visits: String,
    pub brought: String,
    pub facts: BundleFacts,
}

/// What `bundle.typ` receives: cards of one format, one after the other.
#[derive(Debug, Serialize)]
struct Job<'a> {
    format: Format,
    title: &'a str,
    site: &'a str,
    /// The latest of the cards' dates, or empty.
    date: &'a str,
    cards: &'a [&'a BundleCard],
}

impl Format {
    /// The formats of a bundle's card, the usual one first: it says more than a smaller sheet holds.
    pub const OF_BUNDLES: [Format; 2] = [Format::A4, Format::Large];

    /// Where the card of a bundle is published in this format.
    pub fn bundle_path(self, bundle: &str) -> String {
        match self {
            Format::A4 => url::bundle_card(bundle),
            other => url::bundle_card_as(other.id(), bundle),
        }
    }
}

impl BundleCard {
    /// The order for its card alone, as the portal publishes it.
    pub fn order(&self) -> Order {
        self.order_as(Format::A4)
    }

    /// The order for its card alone in this format, which is one of [`Format::OF_BUNDLES`].
    pub fn order_as(&self, format: Format) -> Order {
        let name = if self.facts.title.is_empty() { &self.id } else { &self.facts.title };
        let order = bundle_order(format, format.bundle_path(&self.id), &format!("{name}　办事明白卡"), &[self]);
        let parts = bundle_parts(format, &self.facts);
        Order { title: name.clone(), span: Some(self.span), parts, ..order }
    }
}

/// Cards of bundles in one file, published as `path`.
pub fn bundle_order(format: Format, path: String, title: &str, cards: &[&BundleCard]) -> Order {
    let site = cards.first().map_or("", |card| card.site.as_str());
    let date = cards.iter().map(|card| card.edition.date.as_str()).max().unwrap_or_default();
    let addresses = cards.iter().map(|card| card.url.clone()).filter(|url| !url.is_empty()).collect();
    Order {
        title: title.to_owned(),
        date: date.to_owned(),
        format: Some(format),
        addresses,
        ..Order::new("bundle.typ", path, &Job { format, title, site, date, cards })
    }
}

/// The cards of all bundles, by their place; what is printed is Chinese, whatever language the portal speaks.
pub fn bundle_cards(portal: &Portal) -> Vec<BundleCard> {
    if portal.content.bundles.is_empty() {
        return Vec::new();
    }
    let cx = Context::new(portal, Lang::Zh, None, true);
    (0..portal.content.bundles.len()).map(|place| bundle_card(&cx, Handle::new(place))).collect()
}

fn bundle_card(cx: &Context<'_>, handle: BundleHandle) -> BundleCard {
    let entry = cx.portal.bundle(handle);
    let site = &cx.portal.content.site;
    let facts = facts::facts(cx, handle);
    let hash = bundle_hash(&facts);
    let figure = |place: usize| facts.figures.get(place).map(|figure| figure.after.clone()).unwrap_or_default();
    BundleCard {
        id: entry.id.clone(),
        span: entry.id_span,
        site: site.name.value.clone(),
        banner: site.banner.value.clone(),
        url: super::absolute(cx.portal, &url::noticed(&url::entry("bundles", &entry.id), &mark(&hash))),
        edition: Edition { date: day(entry.value.head.updated), hash },
        visits: figure(VISITS),
        brought: figure(MATERIALS),
        facts,
    }
}
