//! The desk card as a page, for halls that print from the browser: the facts of the PDF, worded for an HTML template.
//!
//! In: a [`CardView`]. Out: what `pages/card.html` receives. Deliberately absent: fitting. A browser cannot try sizes
//! without a script, so the page picks its type by how much there is to say, and what is too much runs on to a second side.

use serde::Serialize;

use super::facts::card_window;
use super::{CardStep, CardView, CardWindow, Format, MOST_STEPS, Part as Piece, parts};
use crate::lang::Lang;
use crate::model::{Guide, Text};
use crate::pages::situation::{Ask, Cases, Lines, Mark, ask, cases};
use crate::pages::view::{HoursRow, tally};
use crate::pages::{Context, url};
use crate::resolve::GuideHandle;
use crate::situation::Part;

/// Everything the template of a card's page receives.
#[derive(Debug, Clone, Serialize)]
pub struct CardPage {
    pub card: CardView,
    /// The steps that a desk card lists.
    pub steps: Vec<CardStep>,
    /// Whether an original is collected or shown, which wants a legend.
    pub keeps: bool,
    /// Where to go; several where that depends on the situation.
    pub places: Vec<Places>,
    /// Ways besides the window.
    pub channels: Vec<String>,
    pub complaint: String,
    /// 0 for little to say, 4 for much: the template's sizes of type.
    pub density: usize,
    /// The PDF; empty when there is none.
    pub pdf: String,
    pub guide: String,
    /// What is asked, for the script that prints the card for given answers; `None` where nothing is.
    pub ask: Option<Ask>,
    pub cases: Cases,
    pub marks: CardMarks,
}

/// The conditions of a card's lines, parallel to its lists; a mark has words only where the line shows them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardMarks {
    pub conditions: Vec<Mark>,
    pub materials: Vec<Mark>,
    pub steps: Vec<Mark>,
    pub fees: Vec<Mark>,
    /// Originals and copies of each material.
    pub tallies: Vec<String>,
}

/// The windows of some situations.
#[derive(Debug, Clone, Serialize)]
pub struct Places {
    pub mark: Mark,
    pub place: Place,
    /// Other windows, each with only what differs from the first.
    pub others: Vec<Place>,
}

/// A window in words.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    pub number: String,
    pub name: String,
    pub spot: String,
    pub address: String,
    pub hours: String,
}

/// Makes the page of a guide's card.
pub fn card_page(cx: &Context<'_>, handle: GuideHandle) -> CardPage {
    let card = super::card(cx.portal, handle);
    let facts = &card.facts;
    let guide = &cx.portal.guide(handle).value.head;
    // What is printed is Chinese, whatever language the portal speaks.
    let lines = Lines::of(Lang::Zh, guide);
    let cases = cases(&lines, guide, cx.portal.guide_links(handle));
    let depends = (0..guide.steps.len()).any(|at| !lines.is_certain(Part::Step(at)));
    // Where steps depend on the situation, the script leaves those of one.
    let most = if depends { usize::MAX } else { MOST_STEPS };
    CardPage {
        steps: facts.steps.iter().take(most).cloned().collect(),
        keeps: facts.materials.iter().any(|material| !material.keep.is_empty()),
        places: places(cx, &cases, &card),
        ask: ask(&lines),
        marks: marks(&lines, guide),
        cases,
        channels: channels(&card),
        complaint: complaint(&facts.complaint_phone, &facts.hotline),
        density: density_of(&parts(Format::A5, facts)),
        pdf: if cx.has_card(&card.id) { url::card(&card.id) } else { String::new() },
        guide: url::entry("guides", &card.id),
        card,
    }
}

/// The windows of each case, or those of the guide.
fn places(cx: &Context<'_>, cases: &Cases, card: &CardView) -> Vec<Places> {
    let site = &card.site;
    let made = |windows: &[CardWindow], mark: &Mark| {
        let first = windows.first()?;
        let others = windows[1..].iter().map(|window| other(window, first, site)).collect();
        Some(Places { mark: mark.clone(), place: place(first, site), others })
    };
    if cases.places.is_empty() {
        return made(&card.facts.windows, &Mark::default()).into_iter().collect();
    }
    let all: Vec<CardWindow> = cases.all_windows.iter().map(|window| card_window(cx.portal, *window)).collect();
    let windows = |at: &[usize]| at.iter().filter_map(|at| all.get(*at).cloned()).collect::<Vec<_>>();
    cases.places.iter().filter_map(|(at, mark)| made(&windows(at), mark)).collect()
}

fn marks(lines: &Lines<'_>, guide: &Guide) -> CardMarks {
    let marks = |count, part: fn(usize) -> Part| (0..count).map(|at| lines.mark(part(at))).collect::<Vec<_>>();
    let own = |mut marks: Vec<Mark>, own: Vec<&Text>| {
        let named = marks.iter_mut().zip(own).filter(|(_, own)| !own.is_empty());
        named.for_each(|(mark, _)| mark.words.clear());
        marks
    };
    let conditions = guide.conditions.iter().map(|condition| &condition.applies_to).collect();
    let materials = guide.materials.iter().map(|used| &used.applies_to).collect();
    CardMarks {
        conditions: own(marks(guide.conditions.len(), Part::Condition), conditions),
        materials: own(marks(guide.materials.len(), Part::Material), materials),
        steps: marks(guide.steps.len(), Part::Step),
        fees: marks(guide.fees.as_ref().map_or(0, |fees| fees.lines.len()), Part::Fee),
        tallies: guide.materials.iter().map(tally).collect(),
    }
}

pub(super) fn place(window: &CardWindow, site: &str) -> Place {
    let spot = [&window.floor, &window.zone].into_iter().filter(|part| !part.is_empty());
    // A hall that is the site's own is not named again.
    let hall = Some(window.hall.as_str()).filter(|hall| !hall.is_empty() && *hall != site);
    let address = if window.address.is_empty() { "暂缺" } else { &window.address };
    Place {
        number: window.number.clone(),
        name: window.name.clone(),
        spot: spot.map(String::as_str).collect::<Vec<_>>().join("　"),
        address: hall.into_iter().chain([address]).collect::<Vec<_>>().join("　"),
        hours: window.hours.iter().map(hours).collect::<Vec<_>>().join("；"),
    }
}

fn other(window: &CardWindow, first: &CardWindow, site: &str) -> Place {
    let same_hours = place(window, site).hours == place(first, site).hours;
    let mut place = place(window, site);
    if window.address == first.address {
        place.address.clear();
    }
    if same_hours {
        place.hours.clear();
    }
    place
}

fn hours(row: &HoursRow) -> String {
    let season = if row.season.is_empty() { String::new() } else { format!("{} ", row.season) };
    let note = if row.note.is_empty() { String::new() } else { format!("（{}）", row.note) };
    format!("{season}{} {}{note}", row.days, row.times)
}

fn channels(card: &CardView) -> Vec<String> {
    let depth = card.facts.online.as_ref().map_or("", |online| online.depth.as_str());
    let others = card.facts.channels.iter().filter(|channel| *channel != "窗口办理");
    let worded = others.map(|channel| match channel.as_str() {
        "网上办理" if !depth.is_empty() => format!("{channel}（{depth}）"),
        other => other.to_owned(),
    });
    worded.collect()
}

/// The own number beside the hotline, where there is one.
pub(super) fn complaint(own: &str, hotline: &str) -> String {
    if own.is_empty() || own == hotline { hotline.to_owned() } else { format!("{own} / {hotline}") }
}

/// How full the card is, by what its parts weigh against a card that just fits.
pub(super) fn density_of(parts: &[Piece]) -> usize {
    let weight: usize = parts.iter().map(|part| part.weight()).sum();
    let share: usize = parts.iter().map(|part| part.share).sum();
    let percent = weight * 100 / share.max(1);
    DENSITIES.iter().filter(|least| percent >= **least).count()
}

/// From which share of a full card on the type gets smaller, in percent.
const DENSITIES: [usize; 4] = [38, 45, 51, 62];
