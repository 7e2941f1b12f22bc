//! Posters of flow charts: who does what, where it branches, how long it takes; one for each guide.

use serde::Serialize;

use super::stand::fee;
use super::{Poster, PrintJob};
use crate::flow::{Layout, poster as laid_out};
use crate::lang::Lang;
use crate::pages::Context;
use crate::pages::card::{CardView, Order, codes, latest};
use crate::pages::flow::sketch;
use crate::resolve::GuideHandle;

/// What `flow.typ` receives.
#[derive(Debug, Serialize)]
struct FlowsView<'a> {
    title: &'a str,
    size: Poster,
    site: &'a str,
    banner: &'a str,
    date: &'a str,
    charts: Vec<FlowPoster<'a>>,
}

#[derive(Debug, Serialize)]
struct FlowPoster<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    layout: Layout,
    promised_limit: &'a str,
    statutory_limit: &'a str,
    fee: &'static str,
    /// "A01 总服务台".
    windows: Vec<String>,
    consult_phone: &'a str,
    hotline: &'a str,
    /// Laws with their articles: "《…条例》第二十九条、第三十条".
    basis: Vec<String>,
    date: &'a str,
}

/// Whether there is anything to draw.
pub fn has_chart(cx: &Context<'_>, guide: GuideHandle) -> bool {
    !cx.portal.guide(guide).value.head.steps.is_empty()
}

/// Whether it branches somewhere, so that a poster says more than a list.
pub fn has_branches(cx: &Context<'_>, guide: GuideHandle) -> bool {
    cx.portal.guide(guide).value.head.steps.iter().any(|step| step.next.len() > 1)
}

/// The posters of a job's guides; `cards` are theirs.
pub fn order(cx: &Context<'_>, job: &PrintJob, path: String, title: &str, cards: &[&CardView]) -> Order {
    let site = &cx.portal.content.site;
    let title = format!("{title}　办理流程图");
    let date = latest(cards);
    let charts = job.guides.iter().zip(cards).map(|(guide, card)| poster(cx, *guide, card)).collect();
    let size = job.design.poster;
    let view = FlowsView { title: &title, size, site: &site.name, banner: &site.banner, date, charts };
    let order = Order::new("flow.typ", path, &view);
    Order { title, date: date.to_owned(), addresses: codes(cards, CardView::address), ..order }
}

fn poster<'a>(cx: &Context<'_>, handle: GuideHandle, card: &'a CardView) -> FlowPoster<'a> {
    let facts = &card.facts;
    let windows = facts.windows.iter().map(|window| format!("{} {}", window.number, window.name));
    FlowPoster {
        id: &card.id,
        title: &facts.title,
        url: card.address(),
        // What is printed is Chinese, whatever language the portal speaks.
        layout: laid_out(&sketch(Lang::Zh, &cx.portal.guide(handle).value.head, true)),
        promised_limit: &facts.promised_limit,
        statutory_limit: &facts.statutory_limit,
        fee: fee(facts),
        windows: windows.map(|window| window.trim().to_owned()).collect(),
        consult_phone: &facts.consult_phone,
        hotline: &facts.hotline,
        basis: basis(cx, handle),
        date: &card.edition.date,
    }
}

/// Each law once, with all its articles.
fn basis(cx: &Context<'_>, handle: GuideHandle) -> Vec<String> {
    let guide = &cx.portal.guide(handle).value.head;
    let mut laws: Vec<(&str, Vec<&str>)> = Vec::new();
    for (basis, policy) in guide.legal_basis.iter().zip(&cx.portal.guide_links(handle).policies) {
        let Some(policy) = policy else { continue };
        let title = cx.portal.policy(*policy).value.title.value.as_str();
        let article = basis.article.value.as_str();
        match laws.iter_mut().find(|(known, _)| *known == title) {
            Some((_, articles)) => articles.push(article),
            None => laws.push((title, vec![article])),
        }
    }
    let written = |(title, articles): (&str, Vec<&str>)| {
        let articles: Vec<&str> = articles.into_iter().filter(|article| !article.is_empty()).collect();
        format!("《{title}》{}", articles.join("、"))
    };
    laws.into_iter().map(written).collect()
}
