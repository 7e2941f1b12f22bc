//! Labels: a title and a QR code each, to be cut out and put up where the guide is wanted.

use serde::Serialize;

use crate::pages::Context;
use crate::pages::card::{CardView, Order, codes, latest};

/// What `labels.typ` receives.
#[derive(Debug, Serialize)]
struct LabelsView<'a> {
    title: String,
    site: &'a str,
    banner: &'a str,
    date: &'a str,
    labels: Vec<Label<'a>>,
}

#[derive(Debug, Serialize)]
struct Label<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    /// Numbers of its windows.
    windows: Vec<&'a str>,
    edition: String,
}

/// The labels of these cards' guides.
pub fn order(cx: &Context<'_>, path: String, title: &str, cards: &[&CardView]) -> Order {
    let site = &cx.portal.content.site;
    let title = format!("{title}　二维码标签");
    let date = latest(cards);
    let labels = cards.iter().map(|card| label(card)).collect();
    let view = LabelsView { title: title.clone(), site: &site.name, banner: &site.banner, date, labels };
    let order = Order::new("labels.typ", path, &view);
    Order { title, date: date.to_owned(), addresses: codes(cards, CardView::address), ..order }
}

fn label(card: &CardView) -> Label<'_> {
    Label {
        id: &card.id,
        title: &card.facts.title,
        url: card.address(),
        windows: card.facts.windows.iter().map(|window| window.number.as_str()).collect(),
        edition: card.edition.hash.clone(),
    }
}
