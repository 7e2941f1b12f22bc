//! The facts of a card: what the guide, its windows, its department and the catalogue say, in the card's order.

use serde::Serialize;

use crate::lang::Lang;
use crate::model::{Choice, Fees, Guide, GuideStatus, MaterialUse, Step, Text, Window};
use crate::pages::situation::{Lines, Mark};
use crate::pages::view::{HoursRow, hours_rows};
use crate::pages::words;
use crate::resolve::{GuideHandle, GuideLinks, Handle, Portal};
use crate::situation::Part;

/// What the card says about the item. Identifiers in English are for the template to choose by.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFacts {
    pub title: String,
    pub summary: String,
    pub department: String,
    pub suspended: bool,
    pub task_type: String,
    pub case_type: String,
    pub audience: Vec<String>,
    pub conditions: Vec<CardCondition>,
    pub materials: Vec<CardMaterial>,
    /// All steps; a format may list fewer.
    pub steps: Vec<CardStep>,
    pub promised_limit: String,
    pub statutory_limit: String,
    /// What differs in some situations, a sentence for each.
    pub variants: Vec<String>,
    /// `None` when the guide does not say whether there is a charge.
    pub fees: Option<CardFees>,
    pub visits: Option<u32>,
    pub results: Vec<String>,
    pub delivery: Vec<String>,
    pub windows: Vec<CardWindow>,
    pub channels: Vec<String>,
    pub online: Option<CardOnline>,
    pub consult_phone: String,
    pub complaint_phone: String,
    pub hotline: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardCondition {
    pub text: String,
    pub applies_to: String,
}

/// One line of the checklist.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardMaterial {
    pub name: String,
    pub originals: Option<u32>,
    pub copies: Option<u32>,
    /// `collected`, `shown` or empty.
    pub keep: String,
    /// `paper`, `electronic`, `either` or empty.
    pub medium: String,
    /// `required`, `optional`, `deferrable` or empty.
    pub necessity: String,
    pub defer_limit: String,
    pub applies_to: String,
    pub waived_by: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardStep {
    pub name: String,
    pub limit: String,
    /// What is done, or who does it where that is all that is known.
    pub text: String,
    pub applies_to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFees {
    pub charged: bool,
    pub lines: Vec<CardFee>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFee {
    pub name: String,
    pub amount: String,
    pub unit: String,
    pub applies_to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardWindow {
    pub number: String,
    pub name: String,
    pub floor: String,
    pub zone: String,
    pub hours: Vec<HoursRow>,
    pub hall: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardOnline {
    pub url: String,
    pub depth: String,
}

/// Gathers the facts of one guide.
pub fn facts(portal: &Portal, handle: GuideHandle) -> CardFacts {
    facts_of(portal, &portal.guide(handle).value.head, portal.guide_links(handle))
}

/// Gathers the facts of a guide as it is in some situation.
pub fn facts_of(portal: &Portal, guide: &Guide, links: &GuideLinks) -> CardFacts {
    // A card hangs at a counter.
    let lines = &Lines::of(Lang::Zh, guide);
    let windows: Vec<_> = links.windows.iter().map(|window| card_window(portal, *window)).collect();
    let limit = |limit: Option<_>| limit.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default();
    CardFacts {
        title: text(&guide.title),
        summary: text(&guide.summary),
        department: links.department.map(|d| text(&portal.department(d).value.name)).unwrap_or_default(),
        suspended: guide.status == Some(GuideStatus::Suspended),
        task_type: zh(guide.task_type),
        case_type: zh(guide.case_type),
        audience: guide.audience.iter().map(|who| who.zh().to_owned()).collect(),
        conditions: conditions(guide, lines),
        materials: materials(portal, guide, links, lines),
        steps: guide.steps.iter().enumerate().map(|(at, step)| card_step(lines, at, step)).collect(),
        promised_limit: limit(guide.promised_limit),
        statutory_limit: limit(guide.statutory_limit),
        variants: variants(portal, guide, links, lines),
        fees: guide.fees.as_ref().and_then(|fees| card_fees(lines, fees)),
        visits: guide.visits,
        results: guide.results.iter().map(|result| text(&result.name)).collect(),
        delivery: guide.delivery.iter().map(|way| way.zh().to_owned()).collect(),
        channels: guide.channels.iter().map(|channel| channel.zh().to_owned()).collect(),
        online: guide.online.as_ref().map(|online| CardOnline { url: text(&online.url), depth: zh(online.depth) }),
        consult_phone: phones(portal, guide, links).0,
        complaint_phone: phones(portal, guide, links).1,
        hotline: hotline(&portal.content.site.hotline),
        windows,
    }
}

/// Consultation and complaint: the guide's own numbers, else those of its first window and its department.
fn phones(portal: &Portal, guide: &Guide, links: &GuideLinks) -> (String, String) {
    let department = links.department.map(|handle| &portal.department(handle).value);
    let window = links.windows.first().map(|handle| &portal.window(*handle).value);
    let consult = [Some(&guide.consult_phone), window.map(|w| &w.phone), department.map(|d| &d.phone)];
    let complaint = [Some(&guide.complaint_phone), department.map(|d| &d.complaint_phone)];
    (first(&consult), first(&complaint))
}

pub(super) fn first(texts: &[Option<&Text>]) -> String {
    texts.iter().flatten().find(|text| !text.is_empty()).map(|found| text(found)).unwrap_or_default()
}

/// 12345 is the hotline of every local government (国办发〔2020〕53号).
pub(super) fn hotline(written: &Text) -> String {
    if written.is_empty() { "12345".to_owned() } else { text(written) }
}

fn conditions(guide: &Guide, lines: &Lines<'_>) -> Vec<CardCondition> {
    let rows = guide.conditions.iter().enumerate().map(|(at, condition)| CardCondition {
        text: text(&condition.text),
        applies_to: lines.words(Part::Condition(at), &condition.applies_to),
    });
    rows.collect()
}

fn materials(portal: &Portal, guide: &Guide, links: &GuideLinks, lines: &Lines<'_>) -> Vec<CardMaterial> {
    let used = guide.materials.iter().zip(&links.materials).enumerate();
    let rows = used.map(|(at, (used, entry))| CardMaterial {
        applies_to: lines.words(Part::Material(at), &used.applies_to),
        ..card_material(used, entry.map(|entry| &portal.material(entry).value.name))
    });
    rows.collect()
}

/// “别人代办：到 B03 窗口；承诺时限8个工作日”.
fn variants(portal: &Portal, guide: &Guide, links: &GuideLinks, lines: &Lines<'_>) -> Vec<String> {
    let told = guide.variants.iter().zip(&links.variant_windows).enumerate().map(|(at, (variant, windows))| {
        let windows: Vec<String> = windows.iter().map(|w| portal.window(*w).value.number.value.clone()).collect();
        let limit = |name, limit: Option<_>| limit.map(|limit| format!("{name}{}", words::limit(Lang::Zh, limit)));
        let parts = [
            (!windows.is_empty()).then(|| format!("到{}窗口", windows.join("、"))),
            limit("承诺时限", variant.promised_limit),
            limit("法定时限", variant.statutory_limit),
            variant.visits.map(|visits| format!("到场{visits}次")),
            Some(text(&variant.note)).filter(|note| !note.is_empty()),
        ];
        let Mark { words, .. } = lines.mark(Part::Variant(at));
        format!("{words}：{}", parts.into_iter().flatten().collect::<Vec<_>>().join("；"))
    });
    told.collect()
}

fn card_material(used: &MaterialUse, catalogue: Option<&Text>) -> CardMaterial {
    CardMaterial {
        name: first(&[Some(&used.name), catalogue]),
        originals: used.originals,
        copies: used.copies,
        keep: en(used.keep.filter(|_| used.originals.unwrap_or(0) > 0)),
        medium: en(used.medium),
        necessity: en(used.necessity),
        defer_limit: used.defer_limit.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default(),
        applies_to: text(&used.applies_to),
        waived_by: text(&used.waived_by),
        note: text(&used.note),
    }
}

fn card_step(lines: &Lines<'_>, at: usize, step: &Step) -> CardStep {
    CardStep {
        name: text(&step.name),
        limit: step.limit.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default(),
        text: first(&[Some(&step.text), Some(&step.actor)]),
        applies_to: lines.words(Part::Step(at), ""),
    }
}

fn card_fees(lines: &Lines<'_>, fees: &Fees) -> Option<CardFees> {
    let rows = fees.lines.iter().enumerate().map(|(at, line)| CardFee {
        name: text(&line.name),
        amount: text(&line.amount),
        unit: text(&line.unit),
        applies_to: lines.words(Part::Fee(at), ""),
    });
    Some(CardFees { charged: fees.charged?, lines: rows.collect() })
}

pub(super) fn card_window(portal: &Portal, handle: Handle<Window>) -> CardWindow {
    let window = &portal.window(handle).value;
    let links = &portal.links.windows[handle.index()];
    let hall = links.hall.map(|hall| &portal.hall(hall).value);
    let floor = hall.zip(links.floor).map(|(hall, index)| &hall.floors[index].name);
    let zone = hall.zip(links.zone).map(|(hall, index)| &hall.zones[index].name);
    let hours = match hall {
        Some(hall) if window.hours.is_empty() => &hall.hours,
        _ => &window.hours,
    };
    CardWindow {
        number: text(&window.number),
        name: text(&window.name),
        floor: first(&[floor, Some(&window.floor)]),
        zone: first(&[zone]),
        hours: hours_rows(hours),
        hall: hall.map(|hall| text(&hall.name)).unwrap_or_default(),
        address: hall.map(|hall| text(&hall.address)).unwrap_or_default(),
    }
}

fn text(text: &Text) -> String {
    text.value.clone()
}

pub(super) fn zh(word: Option<impl Choice>) -> String {
    word.map_or("", Choice::zh).to_owned()
}

pub(super) fn en(word: Option<impl Choice>) -> String {
    word.map_or("", Choice::en).to_owned()
}
