//! The page of a bundle: before and after, the members in rounds, the merged list, the one window.

use serde::Serialize;

use super::bundle_rows::{self as rows, FigureRow, PaperRow, RoundRow, SceneRow};
use super::guide_rows::{QuestionRow, text, texts};
use super::{Clock, IndexItem, Link, WindowItem, clock, day, department_link, window_item};
use crate::bundle::Chain;
use crate::pages::card::Editions;
use crate::pages::situation::Mark;
use crate::pages::{Context, url, words};
use crate::resolve::{BundleHandle, GuideHandle};

/// Everything the template of a bundle's page receives.
#[derive(Debug, Clone, Serialize)]
pub struct BundlePage {
    pub title: String,
    pub summary: String,
    pub aliases: Vec<String>,
    pub audience: Vec<String>,
    pub topics: Vec<Link>,
    pub department: Option<Link>,
    pub window: Option<WindowItem>,
    pub how: String,
    pub delivery: Vec<String>,
    pub promised_limit: String,
    pub limit_note: String,
    pub consult_phone: String,
    pub complaint_phone: String,
    pub one_set: bool,
    pub member_count: usize,
    /// Papers brought and visits made in the fullest situation.
    pub material_count: usize,
    pub visits: u32,

    /// The situation that `figures` are of; empty when nothing depends on answers.
    pub situation: String,
    /// Whether the figures are those of real answers, and no bounds.
    pub is_exact: bool,
    pub figures: Vec<FigureRow>,
    /// How each figure comes about.
    pub reasons: Vec<String>,
    /// Before and after of each situation, where there are several.
    pub scenes: Vec<SceneRow>,
    pub questions: Vec<AskedRow>,

    pub rounds: Vec<RoundRow>,
    pub papers: Vec<PaperRow>,
    /// What need not be brought because a member in front hands it out.
    pub given: Vec<String>,
    pub faq: Vec<QuestionRow>,
    /// The card's address; empty when the portal is made without cards.
    pub card: String,
    /// The card as a page to print from the browser.
    pub card_page: String,
    /// `None` when there is no card.
    pub editions: Option<Editions>,
    /// Markdown.
    pub body: String,
    pub published: String,
    pub updated: String,
    /// What the hours script needs; nothing where the window has no hours.
    pub clock: Option<Clock>,
}

/// A question that is asked once for all members.
#[derive(Debug, Clone, Serialize)]
pub struct AskedRow {
    pub ask: String,
    pub options: Vec<String>,
    pub help: String,
}

/// Makes the page of a bundle.
pub fn bundle_page(cx: &Context<'_>, handle: BundleHandle) -> BundlePage {
    let entry = cx.portal.bundle(handle);
    let links = cx.portal.bundle_links(handle);
    let bundle = &entry.value.head;
    let chain = Chain::of(&cx.portal.content, bundle);
    let scenes = chain.scenes();
    let main = scenes.main();
    let after = main.map(|scene| scene.most.after).unwrap_or_default();
    let window = links.lead_window.map(|window| window_item(cx, window));
    let topics = links.topics.iter().map(|topic| cx.portal.topic(*topic));
    BundlePage {
        title: text(&bundle.title),
        summary: text(&bundle.summary),
        aliases: texts(&bundle.aliases),
        audience: bundle.audience.iter().map(|who| words::choice(cx.lang, *who)).collect(),
        topics: topics.map(|entry| Link::new(text(&entry.value.name), url::entry("topics", &entry.id))).collect(),
        department: links.department.map(|department| department_link(cx, department)),
        clock: window.as_ref().filter(|window| !window.schedule.hours.is_empty()).map(|_| clock(cx)),
        window,
        how: text(&bundle.how),
        delivery: bundle.delivery.iter().map(|way| words::choice(cx.lang, *way)).collect(),
        promised_limit: bundle.promised_limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default(),
        limit_note: text(&bundle.limit_note),
        consult_phone: text(&bundle.consult_phone),
        complaint_phone: text(&bundle.complaint_phone),
        one_set: chain.one_set(),
        member_count: chain.members.len(),
        material_count: after.materials,
        visits: after.visits,
        situation: main.map(|scene| rows::situation(cx, &chain, scene)).unwrap_or_default(),
        is_exact: main.is_none_or(|scene| scene.is_exact),
        figures: main.map(|scene| rows::figures(cx, &scene.most)).unwrap_or_default(),
        reasons: main.map(|scene| rows::reasons(cx, &chain, scene)).unwrap_or_default(),
        scenes: rows::scenes(cx, &chain, scenes),
        questions: questions(&chain),
        rounds: rows::rounds(cx, &chain, scenes, links),
        papers: rows::papers(cx, &chain, links),
        given: rows::given(cx, &chain, links),
        faq: bundle.faq.iter().map(question).collect(),
        editions: cx
            .bundle_cards()
            .get(handle.index())
            .filter(|card| cx.has_bundle_card(&card.id))
            .map(crate::pages::card::bundle_edition),
        card: if cx.has_bundle_card(&entry.id) { url::bundle_card(&entry.id) } else { String::new() },
        card_page: url::bundle_card_page(&entry.id),
        body: entry.value.body.text.clone(),
        published: day(bundle.published),
        updated: day(bundle.updated),
    }
}

fn questions(chain: &Chain<'_>) -> Vec<AskedRow> {
    let asked = chain.logic.situations.questions.iter();
    let asked = asked.filter(|asked| asked.show_when != crate::situation::Formula::Const(false));
    let row = |asked: &crate::situation::Asked<'_>| AskedRow {
        ask: text(&asked.source.ask),
        options: asked.options().iter().map(|option| text(&option.label)).collect(),
        help: text(&asked.source.help),
    };
    asked.map(row).collect()
}

/// The bundles that a guide is part of.
pub fn bundles_of(cx: &Context<'_>, guide: GuideHandle) -> Vec<Link> {
    let bundles = cx.portal.links.guide_bundles[guide.index()].iter();
    let entries = bundles.map(|bundle| cx.portal.bundle(*bundle));
    entries.map(|entry| Link::new(text(&entry.value.head.title), url::entry("bundles", &entry.id))).collect()
}

/// All bundles as entries of a list, each with the number of its members.
pub fn bundle_items(cx: &Context<'_>) -> Vec<IndexItem> {
    let item = |entry: &crate::model::Entry<crate::model::Written<crate::model::Bundle>>| IndexItem {
        title: text(&entry.value.head.title),
        href: url::entry("bundles", &entry.id),
        note: text(&entry.value.head.summary),
        count: entry.value.head.members.len(),
    };
    cx.portal.content.bundles.iter().map(item).collect()
}

/// A question of the bundle itself depends on no answers.
fn question(row: &crate::model::Question) -> QuestionRow {
    QuestionRow { question: text(&row.question), answer: text(&row.answer), mark: Mark::default() }
}
