//! The chart of a bundle: its members in their order, those that run side by side next to one another.

use super::{ChartView, bundle_poster, joined, only, title};
use crate::bundle::Chain;
use crate::flow::{self, Layout, Net, Stop};
use crate::lang::Lang;
use crate::pages::print::flow::lead_window;
use crate::pages::{Context, words};
use crate::resolve::BundleHandle;
use crate::situation::told;

/// Widest chart that a page shows without making its letters smaller.
const PAGE: i32 = 740;
/// Widths of boxes, the best first.
const BOXES: [i32; 5] = [300, 250, 210, 180, 155];

/// The chart for a bundle's page; none of a bundle without members.
pub fn bundle_chart(lang: Lang, chain: &Chain<'_>, window: &str) -> Option<ChartView> {
    let net = net(lang, chain, window, false);
    let (first, count) = (net.stops.first()?, net.stops.len().to_string());
    let wide = || BOXES.iter().map(|width| flow::layers(&net, *width)).find(|layout| layout.width <= PAGE);
    let wide: Option<Layout> = if flow::breadth(&net) > 1 { wide() } else { None };
    let note = if flow::breadth(&net) > 1 { "flow.note-parallel" } else { "flow.note-chain" };
    Some(ChartView {
        title: title(lang, &chain.bundle.title),
        note: lang.say(note, &[("n", &count), ("first", &first.heading)]),
        narrow: flow::column(&net, 288),
        wide,
        cases: Vec::new(),
        poster: String::new(),
    })
}

/// The chart on a bundle's page, with the address of its poster.
pub fn bundle_page_chart(cx: &Context<'_>, bundle: BundleHandle, chain: &Chain<'_>) -> Option<ChartView> {
    let poster = bundle_poster(cx, bundle);
    Some(ChartView { poster, ..bundle_chart(cx.lang, chain, &lead_window(cx, bundle))? })
}

/// The members in words, each behind those it waits for; with what each ends in where there is room for it.
pub fn net(lang: Lang, chain: &Chain<'_>, window: &str, is_full: bool) -> Net {
    let sorted = &chain.order.sorted;
    let place = |member: usize| sorted.iter().position(|at| *at == member);
    let stop = |(place_of, at): (usize, &usize)| {
        let waits = chain.order.before[*at].iter().filter_map(|first| place(*first));
        Stop { after: waits.collect(), ..stop(lang, chain, (place_of + 1, *at), is_full) }
    };
    let start = match window.is_empty() {
        true => lang.text("flow.start-once").to_owned(),
        false => lang.say("flow.start-at", &[("window", window)]),
    };
    let end = chain.bundle.promised_limit.map(|limit| words::limit(lang, limit));
    let end = end.map(|limit| lang.say("flow.end-within", &[("limit", &limit)]));
    Net {
        start,
        end: end.unwrap_or_else(|| lang.text("flow.end").to_owned()),
        stops: sorted.iter().enumerate().map(stop).collect(),
    }
}

fn stop(lang: Lang, chain: &Chain<'_>, (number, at): (usize, usize), is_full: bool) -> Stop {
    let member = &chain.members[at];
    let limit = member.written.limit.or(member.guide.promised_limit).map(|limit| words::limit(lang, limit));
    let only = only(lang, &told(lang, &chain.logic.situations, chain.logic.active(at)));
    let results: Vec<&str> = member.guide.results.iter().map(|result| result.name.value.as_str()).collect();
    let result = match joined(lang, &results) {
        results if results.is_empty() || !is_full => String::new(),
        results => lang.say("flow.result", &[("text", &results)]),
    };
    let text = [only.unwrap_or_default(), limit.unwrap_or_default(), result];
    Stop {
        heading: format!("{number} {}", member.guide.title.value).trim().to_owned(),
        text: text.into_iter().filter(|text| !text.is_empty()).collect(),
        after: Vec::new(),
    }
}
