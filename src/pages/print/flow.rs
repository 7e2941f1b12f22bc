//! Posters of flow charts: who does what, where it branches, how long it takes; one for each guide and each bundle.
//!
//! A sheet lies on its side where that makes the letters larger: a chart that is wider than tall. Letters need not be larger
//! than people read from the other side of a corridor; a plain chart is worth more than the last point.

use serde::Serialize;

use super::stand::fee;
use super::{Poster, PrintJob};
use crate::bundle::Chain;
use crate::flow::{self, Layout, Room};
use crate::lang::Lang;
use crate::model::Guide;
use crate::pages::card::{CardView, Order};
use crate::pages::flow::{net, sketch};
use crate::pages::situation::Lines;
use crate::pages::view::day;
use crate::pages::{Context, url, words};
use crate::resolve::{BundleHandle, GuideHandle};

/// Points that `flow.typ` leaves for the chart on an upright A3 sheet, and on one that lies on its side.
const UPRIGHT: Room = (751, 780);
const LYING: Room = (922, 765);
/// Scale, in thousandths, at which letters of 16 units are 16.5 points high on A3: 16 can be read from 1.5 m.
const ENOUGH: i32 = 1030;
/// Scale above which `flow.typ` draws nothing.
const LARGEST: i32 = 1250;

/// What `flow.typ` receives.
#[derive(Debug, Serialize)]
struct FlowsView<'a> {
    title: &'a str,
    size: Poster,
    site: &'a str,
    banner: &'a str,
    date: &'a str,
    charts: Vec<FlowPoster>,
}

#[derive(Debug, Default, Serialize)]
struct FlowPoster {
    id: String,
    title: String,
    url: String,
    /// Whether the sheet lies on its side.
    is_lying: bool,
    layout: Layout,
    promised_limit: String,
    /// Of a guide only.
    statutory_limit: String,
    fee: &'static str,
    /// "A01 总服务台".
    windows: Vec<String>,
    consult_phone: String,
    hotline: String,
    /// Laws with their articles: "《…条例》第二十九条、第三十条".
    basis: Vec<String>,
    date: String,
    joint: Option<Joint>,
}

/// What a bundle tells instead of limits and fees by law.
#[derive(Debug, Serialize)]
struct Joint {
    members: usize,
    /// In the fullest situation.
    materials: usize,
    visits: u32,
}

/// Whether there is anything to draw.
pub fn has_chart(cx: &Context<'_>, guide: GuideHandle) -> bool {
    !cx.portal.guide(guide).value.head.steps.is_empty()
}

/// Whether it branches somewhere, so that a poster says more than a list.
pub fn has_branches(cx: &Context<'_>, guide: GuideHandle) -> bool {
    cx.portal.guide(guide).value.head.steps.iter().any(|step| step.next.len() > 1)
}

/// The posters of a job's guides and bundles; `cards` are those of the guides.
pub fn order(cx: &Context<'_>, job: &PrintJob, path: String, title: &str, cards: &[&CardView]) -> Order {
    let site = &cx.portal.content.site;
    let title = format!("{title}　办理流程图");
    let guides = job.guides.iter().zip(cards).map(|(guide, card)| poster(cx, *guide, card));
    let charts: Vec<FlowPoster> = guides.chain(job.bundles.iter().map(|bundle| joint_poster(cx, *bundle))).collect();
    let date = charts.iter().map(|chart| chart.date.clone()).max().unwrap_or_default();
    let addresses = charts.iter().map(|chart| chart.url.clone()).filter(|url| !url.is_empty()).collect();
    let size = job.design.poster;
    let view = FlowsView { title: &title, size, site: &site.name, banner: &site.banner, date: &date, charts };
    let order = Order::new("flow.typ", path, &view);
    Order { title, date, addresses, ..order }
}

fn poster(cx: &Context<'_>, handle: GuideHandle, card: &CardView) -> FlowPoster {
    let (facts, guide) = (&card.facts, &cx.portal.guide(handle).value.head);
    let windows = facts.windows.iter().map(|window| format!("{} {}", window.number, window.name));
    let (is_lying, layout) = guide_sheet(guide);
    FlowPoster {
        id: card.id.clone(),
        title: facts.title.clone(),
        url: card.address().to_owned(),
        is_lying,
        layout,
        promised_limit: facts.promised_limit.clone(),
        statutory_limit: facts.statutory_limit.clone(),
        fee: fee(facts),
        windows: windows.map(|window| window.trim().to_owned()).collect(),
        consult_phone: facts.consult_phone.clone(),
        hotline: facts.hotline.clone(),
        basis: basis(cx, handle),
        date: card.edition.date.clone(),
        joint: None,
    }
}

fn joint_poster(cx: &Context<'_>, handle: BundleHandle) -> FlowPoster {
    let entry = cx.portal.bundle(handle);
    let bundle = &entry.value.head;
    let chain = cx.chain(handle);
    let window = lead_window(cx, handle);
    let (is_lying, layout) = bundle_sheet(chain, &window);
    let after = chain.scenes().main().map(|scene| scene.most.after).unwrap_or_default();
    let site = &cx.portal.content.site;
    let page = url::entry("bundles", &entry.id);
    FlowPoster {
        id: entry.id.clone(),
        title: bundle.title.value.clone(),
        url: if site.base_url.is_empty() { String::new() } else { url::absolute(&site.base_url, &page) },
        is_lying,
        layout,
        promised_limit: bundle.promised_limit.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default(),
        windows: Some(window).filter(|window| !window.is_empty()).into_iter().collect(),
        consult_phone: bundle.consult_phone.value.clone(),
        hotline: if site.hotline.is_empty() { "12345".to_owned() } else { site.hotline.value.clone() },
        date: day(bundle.updated),
        joint: Some(Joint { members: chain.members.len(), materials: after.materials, visits: after.visits }),
        ..FlowPoster::default()
    }
}

/// The chart of a guide as a poster shows it, and whether its sheet lies on its side. What is printed is Chinese, whatever
/// language the portal speaks.
pub fn guide_sheet(guide: &Guide) -> (bool, Layout) {
    let sketch = sketch(&Lines::of(Lang::Zh, guide), guide, true);
    placed(|room| flow::poster(&sketch, room, ENOUGH))
}

/// The same of a bundle.
pub fn bundle_sheet(chain: &Chain<'_>, window: &str) -> (bool, Layout) {
    let net = net(Lang::Zh, chain, window, true);
    placed(|room| flow::net_poster(&net, room, ENOUGH))
}

/// How large letters of running text come out on A3, in tenths of a point.
pub fn letters(is_lying: bool, layout: &Layout) -> i32 {
    flow::scale(layout, if is_lying { LYING } else { UPRIGHT }).min(LARGEST) * 16 / 100
}

/// "B03 食品与餐饮"; empty where there is none.
pub fn lead_window(cx: &Context<'_>, handle: BundleHandle) -> String {
    let window = cx.portal.bundle_links(handle).lead_window.map(|window| &cx.portal.window(window).value);
    window.map(|window| format!("{} {}", window.number.value, window.name.value).trim().to_owned()).unwrap_or_default()
}

/// The chart on the sheet on which its letters are larger; upright where they are large enough.
fn placed(laid_out: impl Fn(Room) -> Layout) -> (bool, Layout) {
    let upright = laid_out(UPRIGHT);
    let scale = flow::scale(&upright, UPRIGHT);
    if scale >= ENOUGH {
        return (false, upright);
    }
    let lying = laid_out(LYING);
    if flow::scale(&lying, LYING) > scale { (true, lying) } else { (false, upright) }
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
