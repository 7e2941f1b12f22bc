//! Window stands (一窗一页): what one window does, with a QR code for each of its guides.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::lang::Lang;
use crate::model::Window;
use crate::pages::Context;
use crate::pages::card::{CardFacts, CardView, Order, codes, latest};
use crate::pages::view::{Drawing, WindowItem, stand_drawing, window_item};
use crate::resolve::{GuideHandle, Handle};

/// Codes in one file at most; a window is never torn apart.
const MOST_CODES: usize = 400;

/// What `stand.typ` receives.
#[derive(Debug, Serialize)]
struct StandsView<'a> {
    title: &'a str,
    site: &'a str,
    banner: &'a str,
    hotline: &'a str,
    date: &'a str,
    windows: Vec<WindowStand<'a>>,
}

#[derive(Debug, Serialize)]
struct WindowStand<'a> {
    window: WindowItem,
    /// The post that staffs it, never a person.
    post: &'a str,
    note: &'a str,
    /// The plan of its floor; none where it is not drawn.
    plan: Option<StandPlan>,
    guides: Vec<StandGuide<'a>>,
}

/// The plan of the window's floor, with the window marked.
#[derive(Debug, Serialize)]
struct StandPlan {
    /// Its name among the pictures.
    picture: String,
    /// What it shows, for those who cannot see it.
    alt: String,
    /// Its width and height in cells, by which the template knows how small it may become.
    columns: u16,
    rows: u16,
}

#[derive(Debug, Serialize)]
struct StandGuide<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    /// 在用 or 暂停.
    suspended: bool,
    promised_limit: &'a str,
    statutory_limit: &'a str,
    /// 不收费, 收费, or empty when the guide does not say.
    fee: &'static str,
    visits: Option<u32>,
}

/// The windows that go into one file each.
pub fn parts(cx: &Context<'_>, windows: &[Handle<Window>]) -> Vec<Vec<Handle<Window>>> {
    let mut parts: Vec<Vec<Handle<Window>>> = Vec::new();
    let mut codes = usize::MAX;
    for window in windows {
        let more = cx.guides(&cx.portal.links.window_guides[window.index()]).len().max(10);
        if codes.saturating_add(more) > MOST_CODES {
            parts.push(Vec::new());
            codes = 0;
        }
        codes += more;
        parts.last_mut().into_iter().for_each(|part| part.push(*window));
    }
    parts
}

/// The published guides of these windows, each once.
pub fn guides(cx: &Context<'_>, windows: &[Handle<Window>]) -> Vec<GuideHandle> {
    let mut guides: Vec<GuideHandle> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for window in windows {
        let here = cx.guides(&cx.portal.links.window_guides[window.index()]);
        guides.extend(here.into_iter().filter(|guide| seen.insert(*guide)));
    }
    guides
}

/// One stand for each window; `cards` are those of their guides.
pub fn order(cx: &Context<'_>, path: String, title: &str, windows: &[Handle<Window>], cards: &[&CardView]) -> Order {
    let site = &cx.portal.content.site;
    let title = format!("{title}　窗口立牌");
    let date = latest(cards);
    let hotline = cards.first().map_or("12345", |card| card.facts.hotline.as_str());
    let drawings: BTreeMap<String, Drawing> = windows
        .iter()
        .filter_map(|window| Some((plan_name(cx, *window), stand_drawing(cx.portal, Lang::Zh, *window)?)))
        .collect();
    let windows = windows.iter().map(|window| stand(cx, *window, cards, &drawings)).collect();
    let view = StandsView { title: &title, site: &site.name, banner: &site.banner, hotline, date, windows };
    let order = Order::new("stand.typ", path, &view);
    Order { title, date: date.to_owned(), addresses: codes(cards, CardView::address), drawings, ..order }
}

/// The name of a window's plan among the pictures.
fn plan_name(cx: &Context<'_>, window: Handle<Window>) -> String {
    format!("window-{}", cx.portal.window(window).id)
}

fn stand<'a>(
    cx: &'a Context<'_>,
    handle: Handle<Window>,
    cards: &[&'a CardView],
    drawings: &BTreeMap<String, Drawing>,
) -> WindowStand<'a> {
    let window = &cx.portal.window(handle).value;
    let here = cx.guides(&cx.portal.links.window_guides[handle.index()]);
    let ids = here.iter().map(|guide| cx.portal.guide(*guide).id.as_str());
    let guides = ids.filter_map(|id| cards.iter().find(|card| card.id == id)).map(|card| stand_guide(card)).collect();
    let picture = plan_name(cx, handle);
    let plan = drawings.get(&picture).map(|drawing| StandPlan {
        picture,
        alt: drawing.title.clone(),
        columns: drawing.columns,
        rows: drawing.rows,
    });
    WindowStand { window: window_item(cx, handle), post: &window.post, note: &window.note, plan, guides }
}

fn stand_guide(card: &CardView) -> StandGuide<'_> {
    let facts = &card.facts;
    StandGuide {
        id: &card.id,
        title: &facts.title,
        url: card.address(),
        suspended: facts.suspended,
        promised_limit: &facts.promised_limit,
        statutory_limit: &facts.statutory_limit,
        fee: fee(facts),
        visits: facts.visits,
    }
}

/// 不收费, 收费, or empty when the guide does not say.
pub fn fee(facts: &CardFacts) -> &'static str {
    match &facts.fees {
        None => "",
        Some(fees) if fees.charged => "收费",
        Some(_) => "不收费",
    }
}
