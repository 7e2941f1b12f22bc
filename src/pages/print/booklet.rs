//! Booklets: cover, contents with page numbers, one card a page.

use serde::Serialize;

use super::{PrintJob, Scope};
use crate::lang::Lang;
use crate::model::Window;
use crate::pages::Context;
use crate::pages::card::{CardView, Order, codes, latest};
use crate::resolve::{GuideHandle, Handle};

/// What `booklet.typ` receives.
#[derive(Debug, Serialize)]
struct BookletView<'a> {
    title: &'a str,
    /// For whom: "一楼", "A04 户籍与身份证".
    scope: &'a str,
    /// Which of how many volumes.
    part: (usize, usize),
    site: &'a str,
    banner: &'a str,
    hotline: &'a str,
    date: &'a str,
    /// Pages lie in the order for folding and stapling.
    stitch: bool,
    /// The contents: cards in the order of the groups.
    groups: Vec<Group>,
    cards: &'a [&'a CardView],
}

/// Cards of one window, or of those without one; no title when there is but one group.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Group {
    title: String,
    /// Numbers of cards, from 0.
    cards: Vec<usize>,
}

/// The booklet of a job.
pub fn order(cx: &Context<'_>, job: &PrintJob, path: String, title: &str, cards: &[&CardView]) -> Order {
    let site = &cx.portal.content.site;
    let scope = job.scope.title(cx, Lang::Zh);
    let title = format!("{title}　办事指南手册");
    let date = latest(cards);
    let view = BookletView {
        title: &title,
        scope: &scope,
        part: job.part,
        site: &site.name,
        banner: &site.banner,
        hotline: cards.first().map_or("12345", |card| card.facts.hotline.as_str()),
        date,
        stitch: job.design.stitch,
        groups: groups(cx, job),
        cards,
    };
    let order = Order::new("booklet.typ", path, &view);
    Order { title, date: date.to_owned(), addresses: codes(cards, |card| &card.url), ..order }
}

/// Neighbours of the same first window belong together.
fn groups(cx: &Context<'_>, job: &PrintJob) -> Vec<Group> {
    if matches!(job.scope, Scope::Window(_)) {
        return vec![Group { title: String::new(), cards: (0..job.guides.len()).collect() }];
    }
    let windows = job.scope.windows(cx);
    let first = |guide: GuideHandle| {
        let mut own = cx.portal.guide_links(guide).windows.iter().copied().filter(|window| windows.contains(window));
        own.next().map(|first| own.fold(first, Ord::min))
    };
    let mut groups: Vec<(Option<Handle<Window>>, Group)> = Vec::new();
    for (number, guide) in job.guides.iter().enumerate() {
        let window = first(*guide);
        match groups.last_mut() {
            Some((last, group)) if *last == window => group.cards.push(number),
            _ => groups.push((window, Group { title: name(cx, window), cards: vec![number] })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn name(cx: &Context<'_>, window: Option<Handle<Window>>) -> String {
    window.map_or_else(|| "其他".to_owned(), |window| Scope::Window(window).title(cx, Lang::Zh))
}
