//! The home page, the A–Z page and the site map.

use serde::Serialize;

use super::{
    DatedLink, GuideItem, HallItem, IndexItem, Link, Pagination, guide_item, hall_item, notice_link, short_name,
};
use crate::model::TopicKind;
use crate::pages::{Audiences, Context, url};
use crate::resolve::{GuideHandle, Handle};

/// What the home page shows, from the search box down.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    pub frequent: Vec<GuideItem>,
    pub audiences: Vec<IndexItem>,
    pub bundles: Vec<IndexItem>,
    pub life_events: Vec<IndexItem>,
    pub topics: Vec<IndexItem>,
    pub departments: Vec<IndexItem>,
    pub halls: Vec<HallItem>,
    pub closures: Vec<super::ClosureRow>,
    pub notices: Vec<DatedLink>,
    pub guide_count: usize,
    pub window_count: usize,
}

/// Frequent guides and notices on the home page.
const FREQUENT: usize = 12;
const NOTICES: usize = 5;

/// Makes the home page.
pub fn home_page(cx: &Context<'_>) -> HomePage {
    let halls = 0..cx.portal.content.halls.len();
    HomePage {
        frequent: cx.frequent().into_iter().take(FREQUENT).map(|guide| guide_item(cx, guide)).collect(),
        audiences: audiences(cx),
        bundles: super::bundle_items(cx),
        life_events: topics(cx, TopicKind::LifeEvent),
        topics: topics(cx, TopicKind::Subject),
        departments: departments(cx),
        halls: halls.map(|index| hall_item(cx, Handle::new(index))).collect(),
        closures: super::closures(cx, |_| true),
        notices: cx.notices().take(NOTICES).map(notice_link).collect(),
        guide_count: cx.published().len(),
        window_count: cx.portal.content.windows.len(),
    }
}

/// The two audiences: persons and organisations.
pub fn audiences(cx: &Context<'_>) -> Vec<IndexItem> {
    let item = |audience: &Audiences| IndexItem {
        title: audience.title(cx.lang).to_owned(),
        href: url::entry("audience", audience.id()),
        note: audience.note(cx.lang).to_owned(),
        count: audience.guides(cx).len(),
    };
    Audiences::ALL.iter().map(item).filter(|item| item.count > 0).collect()
}

/// Topics that hold at least one guide, in their order.
pub fn topics(cx: &Context<'_>, kind: TopicKind) -> Vec<IndexItem> {
    let all = cx.portal.content.topics.iter().enumerate().filter(|(_, topic)| topic.value.kind == Some(kind));
    let mut items: Vec<_> = all
        .map(|(index, entry)| {
            let count = cx.guides(&cx.portal.links.topic_guides[index]).len();
            let (title, note) = (entry.value.name.value.clone(), entry.value.description.value.clone());
            let item = IndexItem { title, note, count, href: url::entry("topics", &entry.id) };
            (entry.value.order.unwrap_or(u32::MAX), item)
        })
        .filter(|(_, item)| item.count > 0)
        .collect();
    items.sort_by_key(|(order, _)| *order);
    items.into_iter().map(|(_, item)| item).collect()
}

/// Departments in their order, with the number of their guides.
pub fn departments(cx: &Context<'_>) -> Vec<IndexItem> {
    let all = cx.portal.content.departments.iter().enumerate();
    let mut items: Vec<_> = all
        .map(|(index, entry)| {
            let count = cx.guides(&cx.portal.links.department_guides[index]).len();
            let (title, note) = (short_name(&entry.value).to_owned(), entry.value.duty.value.clone());
            let item = IndexItem { title, note, count, href: url::entry("departments", &entry.id) };
            (entry.value.order.unwrap_or(u32::MAX), item)
        })
        .collect();
    items.sort_by_key(|(order, _)| *order);
    items.into_iter().map(|(_, item)| item).collect()
}

/// A page of the complete list by pinyin.
#[derive(Debug, Clone, Serialize)]
pub struct AzPage {
    /// Every letter that has guides, leading to its first page.
    pub letters: Vec<Link>,
    pub groups: Vec<LetterGroup>,
    pub guide_count: usize,
    pub pagination: Pagination,
}

/// Guides under one letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterGroup {
    pub letter: String,
    pub guides: Vec<AzItem>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AzItem {
    pub title: String,
    pub href: String,
    pub aliases: Vec<String>,
    pub department: String,
}

/// Guides on one page of the A–Z list: short lines, so more than elsewhere.
pub const AZ_PAGE_SIZE: usize = 100;

/// Page `number` of the A–Z list.
pub fn az_page(cx: &Context<'_>, number: usize) -> AzPage {
    let sorted = cx.by_pinyin();
    let mut letters: Vec<Link> = Vec::new();
    for (position, (letter, _)) in sorted.iter().enumerate() {
        if letters.last().is_none_or(|last| last.title != *letter) {
            let page = url::a_to_z(position / AZ_PAGE_SIZE + 1);
            letters.push(Link::new(letter.clone(), format!("{page}#letter-{}", anchor(letter))));
        }
    }
    let mut groups: Vec<LetterGroup> = Vec::new();
    for (letter, guide) in super::page_of(sorted, number, AZ_PAGE_SIZE) {
        if groups.last().is_none_or(|group| group.letter != *letter) {
            groups.push(LetterGroup { letter: letter.clone(), guides: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.guides.push(az_item(cx, *guide));
        }
    }
    let last = super::page_count(sorted.len(), AZ_PAGE_SIZE);
    AzPage { letters, groups, guide_count: sorted.len(), pagination: Pagination::new(number, last, url::a_to_z) }
}

fn anchor(letter: &str) -> &str {
    if letter == "#" { "other" } else { letter }
}

fn az_item(cx: &Context<'_>, handle: GuideHandle) -> AzItem {
    let entry = cx.portal.guide(handle);
    let department = cx.portal.guide_links(handle).department.map(|d| cx.portal.department(d));
    AzItem {
        title: entry.value.head.title.value.clone(),
        href: url::entry("guides", &entry.id),
        aliases: entry.value.head.aliases.iter().map(|alias| alias.value.clone()).collect(),
        department: department.map(|d| short_name(&d.value).to_owned()).unwrap_or_default(),
    }
}

/// Every column of the portal.
#[derive(Debug, Clone, Serialize)]
pub struct SiteMapPage {
    pub sections: Vec<SiteMapSection>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SiteMapSection {
    /// Theme text naming the section.
    pub key: &'static str,
    pub href: String,
    pub items: Vec<IndexItem>,
}

/// Makes the site map.
pub fn site_map_page(cx: &Context<'_>) -> SiteMapPage {
    let section = |key, href: String, items| SiteMapSection { key, href, items };
    let halls = cx.portal.content.halls.iter().map(|entry| IndexItem {
        title: entry.value.name.value.clone(),
        href: url::entry("halls", &entry.id),
        note: String::new(),
        count: 0,
    });
    let pages = cx.portal.content.pages.iter().map(|entry| IndexItem {
        title: entry.value.head.title.value.clone(),
        href: url::entry("pages", &entry.id),
        note: String::new(),
        count: 0,
    });
    let print = (!cx.print_jobs.is_empty()).then(|| IndexItem {
        title: cx.lang.text("section.print").to_owned(),
        href: url::PRINT_CENTRE.to_owned(),
        note: String::new(),
        count: 0,
    });
    let holdings = IndexItem {
        title: cx.lang.text("section.holdings").to_owned(),
        href: url::HOLDINGS.to_owned(),
        note: String::new(),
        count: 0,
    };
    let mut page = SiteMapPage {
        sections: vec![
            section("nav_guides", url::list("guides", 1), audiences(cx)),
            section("nav_bundles", url::list("bundles", 1), super::bundle_items(cx)),
            section("nav_topics", url::list("topics", 1), topics(cx, TopicKind::Subject)),
            section("nav_life_events", url::list("topics", 1), topics(cx, TopicKind::LifeEvent)),
            section("nav_departments", url::list("departments", 1), departments(cx)),
            section("nav_halls", url::list("windows", 1), halls.collect()),
            section("nav_more", url::A_TO_Z.to_owned(), std::iter::once(holdings).chain(pages).chain(print).collect()),
        ],
    };
    // Without bundles there is no list of them to lead to.
    page.sections.retain(|section| section.key != "nav_bundles" || !section.items.is_empty());
    page
}
