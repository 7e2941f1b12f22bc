//! The list of all pages.

use super::view::{AZ_PAGE_SIZE, day, page_count};
use super::{Audiences, Context, url};
use crate::model::{Department, Form, Hall, Material, Policy, Topic, Window};
use crate::resolve::{BundleHandle, GuideHandle, Handle};

/// One page of the portal; the number counts the pages of its list from 1.
#[derive(Debug, Clone, Copy)]
pub enum Page<'a> {
    Home,
    Guides(usize),
    Guide(GuideHandle),
    Card(GuideHandle),
    Bundles,
    Bundle(BundleHandle),
    BundleCard(BundleHandle),
    /// A bundle in one of its situations, by place.
    BundleSituation(BundleHandle, usize),
    /// A guide in one of its situations, by place.
    Situation(GuideHandle, usize),
    Materials(usize),
    Material(Handle<Material>, usize),
    Departments,
    Department(Handle<Department>, usize),
    Hall(Handle<Hall>),
    Windows(usize),
    Window(Handle<Window>, usize),
    Topics,
    Topic(Handle<Topic>, usize),
    Audience(Audiences, usize),
    Policies(usize),
    Policy(Handle<Policy>, usize),
    Notices(usize),
    Notice(usize),
    Text(usize),
    Form(&'a Form),
    AToZ(usize),
    SiteMap,
    PrintCentre,
    Holdings,
    Search,
    NotFound,
}

impl Page<'_> {
    /// Whether search engines should know the page.
    pub fn is_listed(self) -> bool {
        let is_situation = matches!(self, Page::Situation(..) | Page::BundleSituation(..));
        let is_apart =
            matches!(self, Page::NotFound | Page::Search | Page::Form(_) | Page::Card(_) | Page::BundleCard(_));
        !is_situation && !is_apart
    }

    /// The day the page's own content was last changed, as 2026-03-01, or empty.
    pub fn changed(self, cx: &Context<'_>) -> String {
        let content = &cx.portal.content;
        day(match self {
            Page::Guide(guide) => cx.portal.guide(guide).value.head.updated,
            Page::Bundle(bundle) => cx.portal.bundle(bundle).value.head.updated,
            Page::Text(index) => content.pages[index].value.head.updated,
            Page::Notice(index) => cx.notices().nth(index).and_then(|entry| entry.value.head.published),
            _ => None,
        })
    }
}

/// Every page, with its address.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    pub pages: Vec<(String, Page<'a>)>,
}

/// Lists the pages of the portal.
pub fn plan<'a>(cx: &Context<'a>) -> Plan<'a> {
    let mut plan = Plan::default();
    plan.add(url::HOME, Page::Home);
    plan.guides(cx);
    plan.bundles(cx);
    plan.catalogues(cx);
    plan.places(cx);
    plan.columns(cx);
    plan.texts(cx);
    if !cx.print_jobs.is_empty() {
        plan.add(url::PRINT_CENTRE, Page::PrintCentre);
    }
    plan.add(url::HOLDINGS, Page::Holdings);
    plan.add(url::SITE_MAP, Page::SiteMap);
    plan.add(url::SEARCH, Page::Search);
    plan.add(url::NOT_FOUND, Page::NotFound);
    plan
}

impl<'a> Plan<'a> {
    fn add(&mut self, address: impl Into<String>, page: Page<'a>) {
        self.pages.push((address.into(), page));
    }

    fn paged(&mut self, pages: usize, address: impl Fn(usize) -> String, page: impl Fn(usize) -> Page<'a>) {
        for number in 1..=pages {
            self.add(address(number), page(number));
        }
    }

    fn guides(&mut self, cx: &Context<'a>) {
        let count = cx.published().len();
        self.paged(page_count(count, cx.page_size), |n| url::list("guides", n), Page::Guides);
        for guide in cx.published() {
            self.add(url::entry("guides", &cx.portal.guide(*guide).id), Page::Guide(*guide));
            self.add(url::entry("cards", &cx.portal.guide(*guide).id), Page::Card(*guide));
            for (at, ready) in cx.situations(*guide).iter().enumerate() {
                self.add(url::situation(&cx.portal.guide(*guide).id, &ready.key), Page::Situation(*guide, at));
            }
        }
        self.paged(page_count(count, AZ_PAGE_SIZE), url::a_to_z, Page::AToZ);
    }

    /// A portal without bundles has no list of them.
    fn bundles(&mut self, cx: &Context<'a>) {
        let bundles = &cx.portal.content.bundles;
        if !bundles.is_empty() {
            self.add(url::list("bundles", 1), Page::Bundles);
        }
        for (i, entry) in bundles.iter().enumerate() {
            self.add(url::entry("bundles", &entry.id), Page::Bundle(Handle::new(i)));
            self.add(url::bundle_card_page(&entry.id), Page::BundleCard(Handle::new(i)));
            for (at, ready) in cx.bundle_situations(Handle::new(i)).iter().enumerate() {
                self.add(url::bundle_situation(&entry.id, &ready.key), Page::BundleSituation(Handle::new(i), at));
            }
        }
    }

    fn catalogues(&mut self, cx: &Context<'a>) {
        let content = &cx.portal.content;
        let links = &cx.portal.links;
        let size = index_size(cx);
        self.paged(page_count(content.materials.len(), size), |n| url::list("materials", n), Page::Materials);
        for (i, entry) in content.materials.iter().enumerate() {
            let pages = pages_of(cx, &links.material_guides[i]);
            self.paged(pages, |n| url::entry_list("materials", &entry.id, n), |n| Page::Material(Handle::new(i), n));
        }
        self.paged(page_count(content.policies.len(), size), |n| url::list("policies", n), Page::Policies);
        for (i, entry) in content.policies.iter().enumerate() {
            let pages = pages_of(cx, &links.policy_guides[i]);
            self.paged(pages, |n| url::entry_list("policies", &entry.id, n), |n| Page::Policy(Handle::new(i), n));
        }
    }

    fn places(&mut self, cx: &Context<'a>) {
        let content = &cx.portal.content;
        self.add(url::list("departments", 1), Page::Departments);
        for (i, entry) in content.departments.iter().enumerate() {
            let pages = pages_of(cx, &cx.portal.links.department_guides[i]);
            self.paged(
                pages,
                |n| url::entry_list("departments", &entry.id, n),
                |n| Page::Department(Handle::new(i), n),
            );
        }
        for (i, entry) in content.halls.iter().enumerate() {
            self.add(url::entry("halls", &entry.id), Page::Hall(Handle::new(i)));
        }
        self.paged(page_count(content.windows.len(), index_size(cx)), |n| url::list("windows", n), Page::Windows);
        for (i, entry) in content.windows.iter().enumerate() {
            let pages = pages_of(cx, &cx.portal.links.window_guides[i]);
            self.paged(pages, |n| url::entry_list("windows", &entry.id, n), |n| Page::Window(Handle::new(i), n));
        }
    }

    fn columns(&mut self, cx: &Context<'a>) {
        self.add(url::list("topics", 1), Page::Topics);
        for (i, entry) in cx.portal.content.topics.iter().enumerate() {
            let pages = pages_of(cx, &cx.portal.links.topic_guides[i]);
            self.paged(pages, |n| url::entry_list("topics", &entry.id, n), |n| Page::Topic(Handle::new(i), n));
        }
        for audience in Audiences::ALL {
            let pages = page_count(audience.guides(cx).len(), cx.page_size);
            let address = |n| url::entry_list("audience", audience.id(), n);
            self.paged(pages, address, |n| Page::Audience(*audience, n));
        }
    }

    fn texts(&mut self, cx: &Context<'a>) {
        let notices: Vec<_> = cx.notices().collect();
        self.paged(page_count(notices.len(), cx.page_size), |n| url::list("notices", n), Page::Notices);
        for (i, entry) in notices.iter().enumerate() {
            self.add(url::entry("notices", &entry.id), Page::Notice(i));
        }
        for (i, entry) in cx.portal.content.pages.iter().enumerate() {
            self.add(url::entry("pages", &entry.id), Page::Text(i));
        }
        for form in &cx.portal.content.forms {
            self.add(url::file(&form.path), Page::Form(form));
        }
    }
}

/// Entries on a page of a catalogue's list: one line each, so three times as many as guides.
pub fn index_size(cx: &Context<'_>) -> usize {
    cx.page_size * 3
}

fn pages_of(cx: &Context<'_>, guides: &[GuideHandle]) -> usize {
    page_count(cx.guides(guides).len(), cx.page_size)
}
