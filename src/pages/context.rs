//! What every view is made from: the portal, the language, the day, and the orders computed once.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::card::{BundleCard, bundle_cards};
use super::pinyin;
use super::print::Printed;
use super::situation::{Ready, bundle_ready, ready_in};
use super::url;
use super::view::{GuideItem, Pagination, guide_item, page_count, page_of};
use super::way::{self, Way};
use crate::bundle::Chain;
use crate::lang::Lang;
use crate::model::{Audience, Content, Entry, Guide, GuideStatus, Notice, Window, Written};
use crate::resolve::{BundleHandle, GuideHandle, Handle, Portal};

/// Guides on a page of a list, unless the site says otherwise.
const PAGE_SIZE: usize = 20;

/// Situations of a guide that get pages, unless the site says otherwise.
const SITUATION_PAGES: usize = 24;

/// The portal seen from the pages stage.
pub struct Context<'a> {
    pub portal: &'a Portal,
    pub lang: Lang,
    /// The day by which notices and closures have expired.
    pub as_of: Option<Date>,
    pub has_cards: bool,
    /// Guides whose card could not be printed: their pages offer none.
    pub without_card: BTreeSet<String>,
    /// What the print centre offers.
    pub print_jobs: Vec<Printed>,
    pub page_size: usize,
    published: Vec<GuideHandle>,
    hidden: BTreeSet<GuideHandle>,
    by_pinyin: Vec<(String, GuideHandle)>,
    /// Found when the first page asks: most commands show no page.
    ways: OnceLock<Vec<Option<Way>>>,
    /// The situations of each guide, found when somebody asks; parallel to the guides.
    situations: Vec<OnceLock<Vec<Ready>>>,
    /// The cards of all bundles, made when somebody asks.
    bundle_cards: OnceLock<Vec<BundleCard>>,
    /// The bundles worked out, and those of their situations that have a page, found when somebody asks.
    chains: Vec<OnceLock<Chain<'a>>>,
    bundle_situations: Vec<OnceLock<Vec<Ready>>>,
}

impl<'a> Context<'a> {
    pub fn new(portal: &'a Portal, lang: Lang, as_of: Option<Date>, has_cards: bool) -> Self {
        let page_size = portal.content.site.page_size.map_or(PAGE_SIZE, |size| size.clamp(1, 1_000) as usize);
        let mut cx = Context {
            portal,
            lang,
            as_of,
            has_cards,
            without_card: BTreeSet::new(),
            print_jobs: Vec::new(),
            page_size,
            published: Vec::new(),
            hidden: BTreeSet::new(),
            by_pinyin: Vec::new(),
            ways: OnceLock::new(),
            situations: portal.content.guides.iter().map(|_| OnceLock::new()).collect(),
            bundle_cards: OnceLock::new(),
            chains: portal.content.bundles.iter().map(|_| OnceLock::new()).collect(),
            bundle_situations: portal.content.bundles.iter().map(|_| OnceLock::new()).collect(),
        };
        cx.show(Guide::is_shown);
        cx
    }

    /// Whether the portal offers a printed card of this guide.
    pub fn has_card(&self, guide: &str) -> bool {
        self.has_cards && !self.without_card.contains(guide)
    }

    /// The cards of all bundles, by their place.
    pub fn bundle_cards(&self) -> &[BundleCard] {
        self.bundle_cards.get_or_init(|| bundle_cards(self.portal))
    }

    /// Whether the portal offers a printed card of this bundle.
    pub fn has_bundle_card(&self, bundle: &str) -> bool {
        self.has_card(&url::entry_key("bundles", bundle))
    }

    /// For how many situations of a guide there are pages.
    pub fn situation_pages(&self) -> usize {
        self.portal.content.site.situation_pages.map_or(SITUATION_PAGES, |most| most.min(1_000) as usize)
    }

    /// The situations of a guide that have a page of their own.
    pub fn situations(&self, guide: GuideHandle) -> &[Ready] {
        self.situations[guide.index()].get_or_init(|| ready_in(self, self.lang, guide))
    }

    /// A bundle with its members looked up.
    pub fn chain(&self, bundle: BundleHandle) -> &Chain<'a> {
        let content: &'a Content = &self.portal.content;
        let of = || Chain::of(content, &content.bundles[bundle.index()].value.head);
        self.chains[bundle.index()].get_or_init(of)
    }

    /// The situations of a bundle that have a page of their own, in the order of its scenes.
    pub fn bundle_situations(&self, bundle: BundleHandle) -> &[Ready] {
        self.bundle_situations[bundle.index()].get_or_init(|| bundle_ready(self, self.chain(bundle)))
    }

    /// Shows drafts too, for a preview.
    pub fn show_drafts(&mut self) {
        self.show(|guide| guide.is_shown() || guide.status == Some(GuideStatus::Draft));
    }

    fn show(&mut self, is_published: impl Fn(&Guide) -> bool) {
        let portal = self.portal;
        let (published, hidden): (Vec<_>, Vec<_>) =
            portal.guides().partition(|guide| is_published(&portal.guide(*guide).value.head));
        let titles = published.iter().map(|guide| (*guide, portal.guide(*guide).value.head.title.value.as_str()));
        self.by_pinyin = pinyin::sort(titles);
        self.published = published;
        self.hidden = hidden.into_iter().collect();
    }

    /// How one gets to a window, where a plan tells.
    pub fn way(&self, window: Handle<Window>) -> Option<&Way> {
        self.ways.get_or_init(|| way::ways(self.portal, self.lang)).get(window.index())?.as_ref()
    }

    /// Guides that the portal shows: all but drafts and cancelled ones.
    pub fn published(&self) -> &[GuideHandle] {
        &self.published
    }

    /// Those of `guides` that the portal shows.
    pub fn guides(&self, guides: &[GuideHandle]) -> Vec<GuideHandle> {
        guides.iter().copied().filter(|guide| !self.hidden.contains(guide)).collect()
    }

    /// Published guides near `handle` in a list, without itself; a bounded number, so that a page costs the same
    /// in a portal of any size.
    pub fn neighbours(&self, guides: &[GuideHandle], handle: GuideHandle) -> Vec<GuideHandle> {
        const REACH: usize = 12;
        let at = guides.binary_search(&handle).unwrap_or_default();
        let near = &guides[at.saturating_sub(REACH)..(at + REACH + 1).min(guides.len())];
        near.iter().copied().filter(|guide| *guide != handle && !self.hidden.contains(guide)).collect()
    }

    /// Guides with a rank, most frequent first.
    pub fn frequent(&self) -> Vec<GuideHandle> {
        let rank = |guide: &GuideHandle| self.portal.guide(*guide).value.head.frequent;
        let mut ranked: Vec<_> = self.published.iter().filter_map(|guide| Some((rank(guide)?, *guide))).collect();
        ranked.sort();
        ranked.into_iter().map(|(_, guide)| guide).collect()
    }

    /// First letters and guides, in the order of their pinyin.
    pub fn by_pinyin(&self) -> &[(String, GuideHandle)] {
        &self.by_pinyin
    }

    /// Notices that have not expired, newest first.
    pub fn notices(&self) -> impl Iterator<Item = &'a Entry<Written<Notice>>> {
        let is_current = |entry: &&Entry<Written<Notice>>| match (entry.value.head.expires, self.as_of) {
            (Some(expires), Some(today)) => expires.date >= today,
            _ => true,
        };
        let mut current: Vec<_> = self.portal.content.notices.iter().filter(is_current).collect();
        current.sort_by_key(|entry| std::cmp::Reverse(entry.value.head.published.map(|day| day.date)));
        current.into_iter()
    }

    /// The list entries of page `number`.
    pub fn items(&self, guides: &[GuideHandle], number: usize) -> Vec<GuideItem> {
        page_of(guides, number, self.page_size).iter().map(|guide| guide_item(self, *guide)).collect()
    }

    pub fn pagination(&self, count: usize, number: usize, address: impl Fn(usize) -> String) -> Pagination {
        Pagination::new(number, page_count(count, self.page_size), address)
    }
}

/// Whom a guide is for, as the portal's two doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audiences {
    Person,
    Organisation,
}

impl Audiences {
    pub const ALL: &'static [Audiences] = &[Audiences::Person, Audiences::Organisation];

    pub fn id(self) -> &'static str {
        match self {
            Audiences::Person => "person",
            Audiences::Organisation => "organisation",
        }
    }

    pub fn title(self, lang: Lang) -> &'static str {
        lang.text(match self {
            Audiences::Person => "audience.person",
            Audiences::Organisation => "audience.organisation",
        })
    }

    pub fn note(self, lang: Lang) -> &'static str {
        lang.text(match self {
            Audiences::Person => "audience.person.note",
            Audiences::Organisation => "audience.organisation.note",
        })
    }

    /// Published guides for this audience.
    pub fn guides(self, cx: &Context<'_>) -> Vec<GuideHandle> {
        let serves = |guide: &GuideHandle| {
            let audience = &cx.portal.guide(*guide).value.head.audience;
            audience.iter().any(|who| (*who == Audience::NaturalPerson) == (self == Audiences::Person))
        };
        cx.published().iter().copied().filter(serves).collect()
    }
}
