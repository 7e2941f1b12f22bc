//! The card of a guide (明白卡): what one printed side tells an applicant, and the edition that tells an old print from
//! a new one.
//!
//! In: the linked portal and a guide. Out: a [`CardView`], the only thing the card's template receives, and the [`Order`]
//! that brings it to the printer. What the content does not say stays empty or `None`, and the template prints it as
//! missing. Deliberately absent: layout, the English language (a card hangs at a counter), `internal` and `checked` notes.

mod edition;
mod facts;
mod format;
pub mod glyph;
mod order;
mod page;
mod part;

use serde::Serialize;

use super::view::day;
use super::{Context, url};
use crate::diag::Span;
use crate::resolve::{GuideHandle, Portal};
pub use edition::*;
pub use facts::*;
pub use format::{Format, MOST_STEPS};
pub use order::{Order, codes, latest};
pub use page::{CardPage, card_page};
pub use part::{Part, parts};

/// Everything the template of a card receives.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardView {
    pub id: String,
    /// The guide in its file, for findings.
    #[serde(skip)]
    pub span: Span,
    /// Where the card is published, from the portal's root.
    #[serde(skip)]
    pub path: String,
    pub site: String,
    /// The site's statement for every page; empty when it has none.
    pub banner: String,
    /// Absolute address of the guide's page, where it calls the notice about this edition; empty when the site has no `base_url`.
    pub url: String,
    pub edition: Edition,
    pub facts: CardFacts,
}

impl CardView {
    /// Absolute address of the guide's page without a word of the edition, for what is no card; may be empty.
    pub fn address(&self) -> &str {
        self.url.split('#').next().unwrap_or_default()
    }

    /// The order for its card alone, as the portal publishes it.
    pub fn order(&self) -> Order {
        self.order_as(Format::A5)
    }

    /// The order for its card alone in this format.
    pub fn order_as(&self, format: Format) -> Order {
        let name = if self.facts.title.is_empty() { &self.id } else { &self.facts.title };
        let order = Order::cards(format, format.path(&self.id), &format!("{name}　办事明白卡"), &[self]);
        Order { title: self.facts.title.clone(), span: Some(self.span), parts: parts(format, &self.facts), ..order }
    }
}

/// The cards of all guides that the portal shows, one at a time.
pub fn cards<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = CardView> + 'a {
    cx.published().iter().map(|guide| card(cx.portal, *guide))
}

/// The card of one guide.
pub fn card(portal: &Portal, handle: GuideHandle) -> CardView {
    let entry = portal.guide(handle);
    let site = &portal.content.site;
    let facts = facts(portal, handle);
    let hash = hash(&facts);
    let page = url::noticed(&url::entry("guides", &entry.id), &mark(&hash));
    CardView {
        id: entry.id.clone(),
        span: entry.id_span,
        path: url::card(&entry.id),
        site: site.name.value.clone(),
        banner: site.banner.value.clone(),
        url: if site.base_url.is_empty() { String::new() } else { url::absolute(&site.base_url, &page) },
        edition: Edition { date: day(entry.value.head.updated), hash },
        facts,
    }
}
