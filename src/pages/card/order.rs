//! What goes to the printer: which template, what it receives, and where findings about it belong.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CardView, Format, Part};
use crate::diag::Span;
use crate::pages::view::Drawing;

/// One file to print: a card, or many things in one job.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The template among the theme's `cards/`, such as `cards.typ`.
    pub template: &'static str,
    /// Where it is published, from the portal's root.
    pub path: String,
    /// How findings call it.
    pub title: String,
    /// Where findings point; `None` for what belongs to no single entry.
    pub span: Option<Span>,
    /// The latest date of what it says, as 2026-03-01, or empty: the date of the file.
    pub date: String,
    /// The kind of card, if it is one.
    pub format: Option<Format>,
    /// What the template reads as `/data.json`.
    pub data: String,
    /// Addresses that get a QR code; the template finds each as SVG in `/codes.json`, by the address.
    pub addresses: Vec<String>,
    /// Floor plans, by the name of their picture.
    pub drawings: BTreeMap<String, Drawing>,
    /// Pictures as SVG; the template finds each in `/pictures.json`, by its name.
    pub pictures: BTreeMap<String, String>,
    /// What an editor may shorten when it does not fit.
    pub parts: Vec<Part>,
}

/// What `cards.typ` receives: cards of one format, one after the other.
#[derive(Debug, Serialize)]
struct Job<'a> {
    format: Format,
    /// Cards on one side of a sheet.
    nup: usize,
    title: &'a str,
    site: &'a str,
    /// The latest of the cards' dates, or empty.
    date: &'a str,
    cards: &'a [&'a CardView],
}

impl Order {
    /// Cards of one format in one file, published as `path`.
    pub fn cards(format: Format, path: String, title: &str, cards: &[&CardView]) -> Self {
        Order::imposed(format, 1, path, title, cards)
    }

    /// Cards of one format, `nup` on one side of a sheet.
    pub fn imposed(format: Format, nup: usize, path: String, title: &str, cards: &[&CardView]) -> Self {
        let site = cards.first().map_or("", |card| card.site.as_str());
        let date = latest(cards);
        Order {
            title: title.to_owned(),
            date: date.to_owned(),
            format: Some(format),
            addresses: codes(cards, |card| &card.url),
            ..Order::new("cards.typ", path, &Job { format, nup, title, site, date, cards })
        }
    }

    /// An order whose template receives this view.
    pub fn new(template: &'static str, path: String, view: &impl Serialize) -> Self {
        // A view is texts and numbers: it always becomes JSON.
        let data = serde_json::to_string(view).unwrap_or_default();
        Order { template, path, data, ..Order::default() }
    }
}

/// The latest of the cards' dates, or empty.
pub fn latest<'a>(cards: &[&'a CardView]) -> &'a str {
    cards.iter().map(|card| card.edition.date.as_str()).max().unwrap_or_default()
}

/// The addresses of the cards that have one: `url` of a card, or [`CardView::address`] where what is printed is no card.
pub fn codes(cards: &[&CardView], address: impl Fn(&CardView) -> &str) -> Vec<String> {
    cards.iter().map(|card| address(card).to_owned()).filter(|address| !address.is_empty()).collect()
}
