//! The page of a bundle: before and after, the members in rounds, the merged list, the one window.

use serde::Serialize;

use super::bundle_lists::{self as lists, GivenRow, PaperGroup, PaperRow, RoundRow};
use super::bundle_rows::{self as rows, FigureRow, ReasonRow, SceneRow};
use super::bundle_seen::Seen;
use super::guide_rows::{QuestionRow, text, texts};
use super::{Clock, Here, IndexItem, Link, WindowItem, clock, day, department_link, window_item};
use crate::bundle::{Chain, Scene};
use crate::pages::card::Editions;
use crate::pages::flow::{ChartView, bundle_page_chart};
use crate::pages::situation::{Joint, Mark, Ready, joint};
use crate::pages::{Context, url, words};
use crate::resolve::{BundleHandle, GuideHandle};
use crate::situation::{Answers, Asked, Formula};

/// Everything the template of a bundle's page receives.
#[derive(Debug, Clone, Serialize)]
pub struct BundlePage {
    pub id: String,
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
    /// Whether there are situations with less.
    pub is_most: bool,
    /// The situation that this page is for.
    pub here: Option<Here>,
    /// What the script asks and counts with; nothing where nothing is asked, or too much.
    pub joint: Option<Joint>,

    /// The situation that `figures` are of; empty when nothing depends on answers.
    pub situation: String,
    /// Whether the figures are those of real answers, and no bounds.
    pub is_exact: bool,
    pub figures: Vec<FigureRow>,
    /// How each figure comes about.
    pub reasons: Vec<ReasonRow>,
    /// Before and after of each situation, where there are several.
    pub scenes: Vec<SceneRow>,
    pub questions: Vec<AskedRow>,

    pub chart: Option<ChartView>,
    pub rounds: Vec<RoundRow>,
    pub totals: Totals,
    /// One group, or by condition where situations have no pages.
    pub groups: Vec<PaperGroup>,
    pub is_grouped: bool,
    /// What need not be brought because a member in front hands it out.
    pub given: Vec<GivenRow>,
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

/// What is brought in every situation, and how many kinds only in some.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Totals {
    pub certain: usize,
    pub open: usize,
    pub originals: u32,
    pub copies: u32,
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
    let (chain, links) = (cx.chain(handle), cx.portal.bundle_links(handle));
    let scenes = chain.scenes();
    let id = &cx.portal.bundle(handle).id;
    let joint = joint(cx.lang, chain);
    let seen = Seen { is_live: joint.is_some(), ..Seen::new(cx, chain, links, Answers::default()) };
    let pages: Vec<String> =
        cx.bundle_situations(handle).iter().map(|ready| url::bundle_situation(id, &ready.key)).collect();
    let mut page = page(&seen, handle, scenes.main(), pages.is_empty());
    page.situation = scenes.main().map(|scene| rows::situation(cx, chain, scene)).unwrap_or_default();
    page.scenes = rows::scenes(cx, chain, scenes, &pages);
    page.questions = questions(chain);
    page.joint = joint;
    page
}

/// Makes the page of a bundle in one of its situations; what these answers leave open states its condition.
pub fn bundle_situation_page(cx: &Context<'_>, handle: BundleHandle, ready: &Ready) -> BundlePage {
    let (chain, links) = (cx.chain(handle), cx.portal.bundle_links(handle));
    let seen = Seen::new(cx, chain, links, ready.answers.clone());
    let scene = chain.scenes().all.iter().find(|scene| scene.answers == ready.answers);
    let mut page = page(&seen, handle, scene, false);
    page.situation = scene.map(|scene| rows::answers(cx, chain, scene.fullest.iter())).unwrap_or_default();
    let guide = url::entry("bundles", &cx.portal.bundle(handle).id);
    page.here = Some(Here { label: ready.label.clone(), guide });
    page
}

/// The page for those who have answered so much; `scene` is what that comes to at most.
fn page(seen: &Seen<'_, '_>, handle: BundleHandle, scene: Option<&Scene>, grouped: bool) -> BundlePage {
    let (cx, chain, links) = (seen.cx, seen.chain, seen.links);
    let entry = cx.portal.bundle(handle);
    let bundle = &entry.value.head;
    let after = scene.map(|scene| scene.most.after).unwrap_or_default();
    let window = links.lead_window.map(|window| window_item(cx, window));
    let topics = links.topics.iter().map(|topic| cx.portal.topic(*topic));
    let groups = lists::papers(seen, grouped);
    BundlePage {
        id: entry.id.clone(),
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
        member_count: (0..chain.members.len()).filter(|at| seen.may(chain.logic.active(*at))).count(),
        material_count: after.materials,
        visits: after.visits,
        chart: bundle_page_chart(cx, handle, chain),
        is_most: seen.cases.as_ref().is_none_or(|cases| cases.len() > 1),
        here: None,
        joint: None,
        situation: String::new(),
        is_exact: scene.is_none_or(|scene| scene.is_exact),
        figures: scene.map(|scene| rows::figures(cx, &scene.most)).unwrap_or_default(),
        reasons: scene.map(|scene| rows::reasons(cx, chain, scene)).unwrap_or_default(),
        scenes: Vec::new(),
        questions: Vec::new(),
        rounds: lists::rounds(seen),
        totals: Totals::of(&groups),
        groups,
        is_grouped: grouped,
        given: lists::given(seen),
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

impl Totals {
    fn of(groups: &[PaperGroup]) -> Self {
        let papers = || groups.iter().flat_map(|group| group.papers.iter().map(move |paper| (group, paper)));
        let is_certain = |(group, paper): &(&PaperGroup, &PaperRow)| {
            group.mark.words.is_empty() && group.mark.when.is_empty() && paper.mark == Mark::default()
        };
        let mut totals = Totals { open: papers().filter(|one| !is_certain(one)).count(), ..Totals::default() };
        for (_, paper) in papers().filter(is_certain) {
            totals.certain += 1;
            totals.originals = totals.originals.saturating_add(paper.least.originals);
            totals.copies = totals.copies.saturating_add(paper.least.copies);
        }
        totals
    }
}

fn questions(chain: &Chain<'_>) -> Vec<AskedRow> {
    let asked = chain.logic.situations.questions.iter();
    let asked = asked.filter(|asked| asked.show_when != Formula::Const(false));
    let row = |asked: &Asked<'_>| AskedRow {
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
