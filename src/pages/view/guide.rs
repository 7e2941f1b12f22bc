//! The guide page, in the order an applicant needs it.

use serde::Serialize;

use super::guide_rows::*;
use super::guide_situation::{Here, MaterialGroup, count, grouped, here, place_cases, situation_links};
use super::{
    Clock, ClosureRow, GuideItem, Link, WindowItem, clock, closes_window, closures, day, department_link, guide_item,
    has_calendar, limit_mark, window_item,
};
use crate::model::{Guide, GuideStatus, TopicKind};
use crate::pages::card::{Editions, editions, situation_editions};
use crate::pages::flow::{ChartView, case_charts, chart_view, guide_poster};
use crate::pages::situation::{Ask, Case, Cases, Lines, Ready, ask, cases, settled};
use crate::pages::{Context, url, words};
use crate::resolve::{GuideHandle, GuideLinks};

/// Everything the template of a guide page receives.
#[derive(Debug, Clone, Serialize)]
pub struct GuidePage {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub aliases: Vec<String>,
    pub status: String,
    pub is_active: bool,
    /// The card's address; empty when the portal is made without cards.
    pub card: String,
    /// The card as a page to print from the browser.
    pub card_page: String,
    /// `None` when there is no card and never was one.
    pub editions: Option<Editions>,

    /// What is asked before the list; `None` where nothing is.
    pub ask: Option<Ask>,
    /// Pages of single situations.
    pub situations: Vec<Link>,
    /// The situation that this page is for.
    pub here: Option<Here>,
    pub cases: Cases,
    /// Where to go first, where that depends on the answers.
    pub place_cases: Vec<Case>,
    /// When nothing is charged, where that depends on the answers.
    pub free_when: String,

    pub materials: Vec<MaterialRow>,
    /// The same by condition, where there are too many situations for pages.
    pub material_groups: Vec<MaterialGroup>,
    /// Materials that are needed whatever is answered, and those that depend on it.
    pub certain_total: usize,
    pub open_total: usize,
    pub original_total: u32,
    pub copy_total: u32,
    pub common_mistakes: Vec<String>,

    pub windows: Vec<WindowItem>,
    pub channels: Vec<String>,
    pub online: Option<OnlineView>,
    pub visits: Option<u32>,
    pub visit_reason: String,
    pub booking: String,
    pub post: String,
    pub agent: String,
    pub consult_phone: String,
    pub complaint_phone: String,

    pub case_type: String,
    pub promised_limit: String,
    pub statutory_limit: String,
    /// Share of the statutory time that the promise saves, in percent; computed, never typed.
    pub time_saved: Option<u64>,
    pub limit_note: String,
    pub steps: Vec<StepRow>,
    pub special_procedures: Vec<ProcedureRow>,
    pub chart: Option<ChartView>,

    pub fees: Option<FeesView>,
    /// The amount when there is just one fee: "20 元/证".
    pub fee_shown: String,
    pub conditions: Vec<ConditionRow>,
    pub refusals: Vec<String>,
    pub quota: String,
    pub results: Vec<ResultRow>,
    pub delivery: Vec<String>,
    pub validity: String,
    pub renewal: String,
    pub faq: Vec<QuestionRow>,
    /// Markdown.
    pub body: String,

    pub task_type: String,
    pub audience: Vec<String>,
    pub topics: Vec<Link>,
    pub life_events: Vec<Link>,
    pub department: Option<Link>,
    pub accepting_body: String,
    pub deciding_body: String,
    pub joint_bodies: Vec<Link>,
    pub level: String,
    pub service_area: String,
    pub catalog_code: String,
    pub task_code: String,
    pub legal_basis: Vec<BasisRow>,
    pub review: String,
    pub lawsuit: String,

    pub published: String,
    pub updated: String,
    pub changes: Vec<ChangeRow>,
    pub source_url: String,
    /// Chinese names of the elements that the source of an imported guide does not give.
    pub gaps: Vec<&'static str>,
    /// Bundles that it is part of.
    pub bundles: Vec<Link>,
    pub related: Vec<GuideItem>,
    /// Closures of its windows.
    pub closures: Vec<ClosureRow>,
    /// The promised limit for the hours script: "5W".
    pub limit: String,
    /// What the hours script needs; nothing where it has nothing to say.
    pub clock: Option<Clock>,
}

/// Guides shown under "others also need".
const RELATED: usize = 4;

/// Makes the page of a guide.
pub fn guide_page(cx: &Context<'_>, handle: GuideHandle) -> GuidePage {
    let guide = &cx.portal.guide(handle).value.head;
    let lines = Lines::of(cx.lang, guide);
    let mut page = page(cx, handle, guide, cx.portal.guide_links(handle), &lines);
    page.ask = ask(&lines);
    page.chart.iter_mut().for_each(|chart| chart.poster = guide_poster(cx, handle));
    if page.ask.is_some() {
        page.situations = situation_links(cx, handle);
        page.chart.iter_mut().for_each(|chart| chart.cases = case_charts(&lines, guide, cx.situations(handle)));
        if page.situations.is_empty() {
            page.material_groups = grouped(&page.materials);
        }
    }
    page
}

/// Makes the page of a guide in one of its situations.
pub fn situation_page(cx: &Context<'_>, handle: GuideHandle, ready: &Ready) -> GuidePage {
    let entry = cx.portal.guide(handle);
    let Some(known) = Lines::of(cx.lang, &entry.value.head).situations else { return guide_page(cx, handle) };
    let (guide, links) = settled(&entry.value.head, cx.portal.guide_links(handle), &known, &ready.answers);
    let mut page = page(cx, handle, &guide, &links, &Lines::of(cx.lang, &guide));
    let card = url::situation_card(&entry.id, &ready.key);
    page.card = if cx.has_card(&format!("{}/{}", entry.id, ready.key)) { card } else { String::new() };
    page.editions = Some(situation_editions(cx, handle, ready)).filter(|_| !page.card.is_empty());
    page.here = Some(here(cx, handle, ready));
    page
}

fn page(cx: &Context<'_>, handle: GuideHandle, guide: &Guide, links: &GuideLinks, lines: &Lines<'_>) -> GuidePage {
    let entry = cx.portal.guide(handle);
    let cases = cases(lines, guide, links);
    let limit = |limit: Option<_>| limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default();
    let topics = |kind| topics(cx, links, kind);
    let windows: Vec<WindowItem> = cases.all_windows.iter().map(|w| window_item(cx, *w)).collect();
    let (certain_total, open_total, original_total, copy_total) = count(guide, lines);
    let due = limit_mark(guide.promised_limit.filter(|_| has_calendar(cx)));
    let has_clock = !due.is_empty() || windows.iter().any(|window| !window.schedule.hours.is_empty());
    let has_card = cx.has_card(&entry.id);
    GuidePage {
        id: entry.id.clone(),
        title: text(&guide.title),
        summary: text(&guide.summary),
        aliases: texts(&guide.aliases),
        status: guide.status.map(|status| words::choice(cx.lang, status)).unwrap_or_default(),
        is_active: guide.status.is_none_or(|status| status == GuideStatus::Active),
        card: if has_card { url::card(&entry.id) } else { String::new() },
        card_page: url::entry("cards", &entry.id),
        editions: Some(editions(cx.portal, handle, cx.lang)).filter(|known| has_card || !known.earlier.is_empty()),
        ask: None,
        situations: Vec::new(),
        here: None,
        materials: material_rows(cx, guide, links, lines),
        material_groups: Vec::new(),
        certain_total,
        open_total,
        original_total,
        copy_total,
        common_mistakes: texts(&guide.common_mistakes),
        channels: guide.channels.iter().map(|channel| words::choice(cx.lang, *channel)).collect(),
        online: online(cx, guide),
        visits: guide.visits,
        visit_reason: text(&guide.visit_reason),
        booking: text(&guide.booking),
        post: text(&guide.post),
        agent: text(&guide.agent),
        consult_phone: text(&guide.consult_phone),
        complaint_phone: text(&guide.complaint_phone),
        case_type: guide.case_type.map(|case| words::choice(cx.lang, case)).unwrap_or_default(),
        promised_limit: limit(guide.promised_limit),
        statutory_limit: limit(guide.statutory_limit),
        time_saved: time_saved(guide),
        limit_note: text(&guide.limit_note),
        steps: steps(cx, guide, lines),
        special_procedures: procedures(cx, guide),
        chart: chart_view(lines, guide),
        fees: guide.fees.as_ref().map(|fees| fees_view(fees, lines)),
        fee_shown: guide.fees.as_ref().map(only_fee).unwrap_or_default(),
        conditions: conditions(guide, lines),
        refusals: texts(&guide.refusals),
        quota: text(&guide.quota),
        results: results(cx, guide),
        delivery: guide.delivery.iter().map(|way| words::choice(cx.lang, *way)).collect(),
        validity: text(&guide.validity),
        renewal: text(&guide.renewal),
        faq: questions(guide, lines),
        body: entry.value.body.text.clone(),
        task_type: guide.task_type.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        audience: guide.audience.iter().map(|who| words::choice(cx.lang, *who)).collect(),
        topics: topics(TopicKind::Subject),
        life_events: topics(TopicKind::LifeEvent),
        department: links.department.map(|d| department_link(cx, d)),
        accepting_body: text(&guide.accepting_body),
        deciding_body: text(&guide.deciding_body),
        joint_bodies: links.joint_bodies.iter().map(|d| department_link(cx, *d)).collect(),
        level: text(&guide.level),
        service_area: text(&guide.service_area),
        catalog_code: text(&guide.catalog_code),
        task_code: text(&guide.task_code),
        legal_basis: guide.legal_basis.iter().zip(&links.policies).map(|(basis, p)| basis_row(cx, basis, *p)).collect(),
        review: guide.remedy.as_ref().map(|remedy| text(&remedy.review)).unwrap_or_default(),
        lawsuit: guide.remedy.as_ref().map(|remedy| text(&remedy.lawsuit)).unwrap_or_default(),
        published: day(guide.published),
        updated: day(guide.updated),
        changes: guide.changes.iter().map(|c| ChangeRow { date: day(c.date), note: text(&c.note) }).collect(),
        source_url: text(&guide.source_url),
        gaps: gaps(guide),
        bundles: super::bundles_of(cx, handle),
        related: related(cx, handle),
        place_cases: place_cases(&cases, &windows),
        free_when: cases
            .fees
            .last()
            .filter(|_| !cases.charged.when.is_empty())
            .map(|c| c.when.clone())
            .unwrap_or_default(),
        closures: closures(cx, |at| cases.all_windows.iter().any(|w| closes_window(cx, at, *w))),
        cases,
        limit: due,
        windows,
        clock: has_clock.then(|| clock(cx)),
    }
}

/// Other guides of the same topics, the ones that share most first.
fn related(cx: &Context<'_>, handle: GuideHandle) -> Vec<GuideItem> {
    let links = cx.portal.guide_links(handle);
    let mut shared: Vec<(usize, GuideHandle)> = Vec::new();
    for topic in &links.topics {
        for other in cx.neighbours(&cx.portal.links.topic_guides[topic.index()], handle) {
            match shared.iter_mut().find(|(_, known)| *known == other) {
                Some((count, _)) => *count += 1,
                None => shared.push((1, other)),
            }
        }
    }
    shared.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), *other));
    shared.into_iter().take(RELATED).map(|(_, other)| guide_item(cx, other)).collect()
}
