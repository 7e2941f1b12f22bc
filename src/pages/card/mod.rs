//! The card of a guide (明白卡): what one printed side tells an applicant, and the edition that tells an old print from
//! a new one.
//!
//! In: the linked portal and a guide. Out: a [`CardView`], the only thing the card's template receives, and the [`Order`]
//! that brings it to the printer. What the content does not say stays empty or `None`, and the template prints it as
//! missing. Deliberately absent: layout, the English language (a card hangs at a counter), `internal` and `checked` notes.

mod bundle;
mod edition;
mod facts;
mod format;
pub mod glyph;
mod order;
mod page;
mod part;

use serde::Serialize;

use super::situation::{Lines, Ready, ready_in, settled};
use super::view::day;
use super::{Context, url};
use crate::diag::Span;
use crate::lang::Lang;
use crate::resolve::{GuideHandle, Portal};
pub use bundle::*;
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
    /// The situation it is for, in words; empty for the card of the whole guide.
    pub situation: String,
    /// The key of that situation in addresses.
    #[serde(skip)]
    pub key: String,
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
        let apart = if self.situation.is_empty() { "" } else { "　" };
        let title = format!("{name}　办事明白卡{apart}{}", self.situation);
        let path = if self.key.is_empty() { format.path(&self.id) } else { format.situation_path(&self.id, &self.key) };
        let order = Order::cards(format, path, &title, &[self]);
        Order { title: self.facts.title.clone(), span: Some(self.span), parts: parts(format, &self.facts), ..order }
    }
}

/// The cards of all guides that the portal shows, one at a time.
pub fn cards<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = CardView> + 'a {
    cx.published().iter().map(|guide| card(cx.portal, *guide))
}

/// The cards of all situations that have a page.
pub fn situation_cards<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = CardView> + 'a {
    cx.published().iter().flat_map(|guide| situation_cards_of(cx, *guide))
}

/// The cards of a guide's situations.
pub fn situation_cards_of(cx: &Context<'_>, handle: GuideHandle) -> Vec<CardView> {
    // A card hangs at a counter, whatever language the portal speaks.
    let all = ready_in(cx, Lang::Zh, handle);
    if all.is_empty() {
        return Vec::new();
    }
    let whole = card(cx.portal, handle);
    let lines = Lines::of(Lang::Zh, &cx.portal.guide(handle).value.head);
    all.iter().map(|ready| narrowed(cx.portal, handle, (&whole, &lines), ready)).collect()
}

/// The card of a guide in one situation.
pub fn situation_card(portal: &Portal, handle: GuideHandle, ready: &Ready) -> CardView {
    let whole = card(portal, handle);
    narrowed(portal, handle, (&whole, &Lines::of(Lang::Zh, &portal.guide(handle).value.head)), ready)
}

fn narrowed(portal: &Portal, handle: GuideHandle, (whole, lines): (&CardView, &Lines<'_>), ready: &Ready) -> CardView {
    let entry = portal.guide(handle);
    let Some(known) = &lines.situations else { return whole.clone() };
    let (guide, links) = settled(&entry.value.head, portal.guide_links(handle), known, &ready.answers);
    let facts = facts_of(portal, &guide, &links);
    let hash = situation_hash(&facts, &ready.key);
    let page = url::noticed(&url::situation(&entry.id, &ready.key), &mark(&hash));
    CardView {
        path: url::situation_card(&entry.id, &ready.key),
        url: absolute(portal, &page),
        edition: Edition { hash, ..whole.edition.clone() },
        situation: ready.label.clone(),
        key: ready.key.clone(),
        facts,
        ..whole.clone()
    }
}

fn absolute(portal: &Portal, page: &str) -> String {
    let base = &portal.content.site.base_url;
    if base.is_empty() { String::new() } else { url::absolute(base, page) }
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
        url: absolute(portal, &page),
        edition: Edition { date: day(entry.value.head.updated), hash },
        situation: String::new(),
        key: String::new(),
        facts,
    }
}
