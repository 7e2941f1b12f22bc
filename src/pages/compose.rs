//! A page of the plan → its head and its view.

use serde::Serialize;

use super::card::{BundleCardPage, CardPage, bundle_card_page, card_page};
use super::view::*;
use super::{Context, Page, index, url, words};

/// What one template receives.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum View {
    Home(HomePage),
    Guide(Box<GuidePage>),
    Card(Box<CardPage>),
    Bundle(Box<BundlePage>),
    BundleCard(Box<BundleCardPage>),
    GuideList(GuideList),
    Index(IndexPage),
    Material(MaterialPage),
    Department(DepartmentPage),
    Hall(HallPage),
    Window(Box<WindowPage>),
    Policy(PolicyPage),
    Notices(NoticeList),
    Notice(NoticePage),
    Text(TextPage),
    Form(FormPage),
    AToZ(AzPage),
    SiteMap(SiteMapPage),
    PrintCentre(PrintCentre),
    Holdings(HoldingsPage),
    Search(SearchPage),
    Empty {},
}

/// A page ready for its template.
#[derive(Debug, Clone)]
pub struct Viewed {
    pub template: &'static str,
    pub head: Head,
    pub view: View,
}

impl Context<'_> {
    /// The head and view of one page of the plan.
    pub fn view(&self, address: &str, page: Page<'_>) -> Viewed {
        match page {
            Page::Home => self.home(address),
            Page::Guide(guide) => self.guide_view(address, guide),
            Page::Card(guide) => self.card_view(address, guide),
            Page::Bundles => self.index(address, "bundles", index::bundles(self)),
            Page::Bundle(bundle) => self.bundle_view(address, bundle),
            Page::BundleCard(bundle) => self.bundle_card_view(address, bundle),
            Page::BundleSituation(bundle, at) => self.bundle_situation_view(address, bundle, at),
            Page::Situation(guide, at) => self.situation_view(address, guide, at),
            Page::Guides(n) => self.all_guides(address, n),
            Page::Audience(audience, n) => self.audience_view(address, audience, n),
            Page::Topic(topic, n) => {
                let list = topic_page(self, topic, n);
                self.column(
                    address,
                    "guide-list.html",
                    ("topics", &list.title.clone(), &list.description.clone()),
                    View::GuideList(list),
                )
            }
            Page::Materials(n) => self.index(address, "materials", index::materials(self, n)),
            Page::Policies(n) => self.index(address, "policies", index::policies(self, n)),
            Page::Windows(n) => self.index(address, "windows", index::windows(self, n)),
            Page::Departments => self.index(address, "departments", index::department_list(self)),
            Page::Topics => self.index(address, "topics", index::topic_list(self)),
            Page::Material(material, n) => {
                let view = material_page(self, material, n);
                self.column(
                    address,
                    "material.html",
                    ("materials", &view.name.clone(), &view.how_to_get.clone()),
                    View::Material(view),
                )
            }
            Page::Department(department, n) => {
                let view = department_page(self, department, n);
                self.column(
                    address,
                    "department.html",
                    ("departments", &view.name.clone(), &view.duty.clone()),
                    View::Department(view),
                )
            }
            Page::Hall(hall) => {
                let view = hall_page(self, hall);
                self.column(
                    address,
                    "hall.html",
                    ("windows", &view.name.clone(), &view.address.clone()),
                    View::Hall(view),
                )
            }
            Page::Window(window, n) => self.window_view(address, window_page(self, window, n)),
            Page::Policy(policy, n) => self.policy_view(address, policy_page(self, policy, n)),
            Page::Notices(n) => self.notice_list(address, n),
            Page::Notice(i) => self.notice_view(address, i),
            Page::Text(i) => self.text_view(address, i),
            Page::Form(form) => self.plain(address, "form.html", form_page(form)),
            Page::AToZ(n) => self.section(address, "a-z.html", "a-z", View::AToZ(az_page(self, n))),
            Page::SiteMap => self.section(address, "sitemap.html", "sitemap", View::SiteMap(site_map_page(self))),
            Page::PrintCentre => self.section(address, "print.html", "print", View::PrintCentre(print_centre(self))),
            Page::Holdings => self.section(address, "holdings.html", "holdings", View::Holdings(holdings_page(self))),
            Page::Search => self.section(address, "search.html", "search", View::Search(search_page(self))),
            Page::NotFound => self.section(address, "404.html", "not-found", View::Empty {}),
        }
    }

    fn home_link(&self) -> Link {
        Link::new(self.lang.text("nav.home"), url::HOME)
    }

    fn section_link(&self, section: &str) -> Link {
        Link::new(words::section(self.lang, section).0, url::list(section, 1))
    }

    fn home(&self, address: &str) -> Viewed {
        let site = &self.portal.content.site;
        let mut head = head(site, address.to_owned(), "", &site.description, MetaKind::Plain);
        head.section = "home";
        Viewed { template: "home.html", head, view: View::Home(home_page(self)) }
    }

    fn guide_view(&self, address: &str, guide: crate::resolve::GuideHandle) -> Viewed {
        let view = guide_page(self, guide);
        let source = view.department.as_ref().map(|d| d.title.clone()).unwrap_or_default();
        let kind = MetaKind::Article { title: &view.title, published: view.published.clone(), source: &source };
        let mut head = head(&self.portal.content.site, address.to_owned(), &view.title, &view.summary, kind);
        head.section = "guides";
        head.breadcrumb = vec![self.home_link(), self.section_link("guides")];
        head.breadcrumb.extend(view.department.clone());
        Viewed { template: "guide.html", head, view: View::Guide(Box::new(view)) }
    }

    fn bundle_view(&self, address: &str, bundle: crate::resolve::BundleHandle) -> Viewed {
        let view = bundle_page(self, bundle);
        let source = view.department.as_ref().map(|d| d.title.clone()).unwrap_or_default();
        let kind = MetaKind::Article { title: &view.title, published: view.published.clone(), source: &source };
        let mut head = head(&self.portal.content.site, address.to_owned(), &view.title, &view.summary, kind);
        head.section = "bundles";
        head.breadcrumb = vec![self.home_link(), self.section_link("bundles")];
        Viewed { template: "bundle.html", head, view: View::Bundle(Box::new(view)) }
    }

    /// The bundle itself is the page that search engines should know.
    fn bundle_situation_view(&self, address: &str, bundle: crate::resolve::BundleHandle, at: usize) -> Viewed {
        let whole = url::entry("bundles", &self.portal.bundle(bundle).id);
        let Some(ready) = self.bundle_situations(bundle).get(at) else { return self.bundle_view(&whole, bundle) };
        let view = bundle_situation_page(self, bundle, ready);
        let site = &self.portal.content.site;
        let mut head = head(site, address.to_owned(), "", &view.summary, MetaKind::Plain);
        let args = [("title", view.title.as_str()), ("situation", ready.label.as_str())];
        head.title = self.lang.say("situation.title", &args);
        head.canonical = if site.base_url.is_empty() { String::new() } else { url::absolute(&site.base_url, &whole) };
        head.section = "bundles";
        head.breadcrumb = vec![self.home_link(), self.section_link("bundles"), Link::new(&view.title, whole)];
        Viewed { template: "bundle.html", head, view: View::Bundle(Box::new(view)) }
    }

    /// The guide itself is the page that search engines should know.
    fn situation_view(&self, address: &str, guide: crate::resolve::GuideHandle, at: usize) -> Viewed {
        let whole = url::entry("guides", &self.portal.guide(guide).id);
        let Some(ready) = self.situations(guide).get(at) else { return self.guide_view(&whole, guide) };
        let view = situation_page(self, guide, ready);
        let site = &self.portal.content.site;
        let mut head = head(site, address.to_owned(), "", &view.summary, MetaKind::Plain);
        let args = [("title", view.title.as_str()), ("situation", ready.label.as_str())];
        head.title = self.lang.say("situation.title", &args);
        head.canonical = if site.base_url.is_empty() { String::new() } else { url::absolute(&site.base_url, &whole) };
        head.section = "guides";
        head.breadcrumb = vec![self.home_link(), self.section_link("guides"), Link::new(&view.title, whole)];
        Viewed { template: "guide.html", head, view: View::Guide(Box::new(view)) }
    }

    fn card_view(&self, address: &str, guide: crate::resolve::GuideHandle) -> Viewed {
        let view = card_page(self, guide);
        let facts = &view.card.facts;
        let mut head = head(&self.portal.content.site, address.to_owned(), "", &facts.summary, MetaKind::Plain);
        head.title = self.lang.say("card-page.title", &[("title", &facts.title)]);
        // The guide is the page that search engines should know.
        head.canonical.clone_from(&view.card.url);
        head.section = "guides";
        head.breadcrumb = vec![self.home_link(), self.section_link("guides"), Link::new(&facts.title, &view.guide)];
        Viewed { template: "card.html", head, view: View::Card(Box::new(view)) }
    }

    fn bundle_card_view(&self, address: &str, bundle: crate::resolve::BundleHandle) -> Viewed {
        let view = bundle_card_page(self, bundle);
        let facts = &view.card.facts;
        let mut head = head(&self.portal.content.site, address.to_owned(), "", &facts.summary, MetaKind::Plain);
        head.title = self.lang.say("card-page.title", &[("title", &facts.title)]);
        head.canonical.clone_from(&view.card.url);
        head.section = "bundles";
        head.breadcrumb = vec![self.home_link(), self.section_link("bundles"), Link::new(&facts.title, &view.bundle)];
        Viewed { template: "bundle-card.html", head, view: View::BundleCard(Box::new(view)) }
    }

    fn all_guides(&self, address: &str, number: usize) -> Viewed {
        let (title, note) = words::section(self.lang, "guides");
        let list = guide_list(self, title, note, self.published(), number, |n| url::list("guides", n));
        self.section(address, "guide-list.html", "guides", View::GuideList(list))
    }

    fn audience_view(&self, address: &str, audience: super::Audiences, number: usize) -> Viewed {
        let (title, note) = (audience.title(self.lang), audience.note(self.lang));
        let address_of = |n| url::entry_list("audience", audience.id(), n);
        let list = guide_list(self, title, note, &audience.guides(self), number, address_of);
        self.column(address, "guide-list.html", ("guides", title, note), View::GuideList(list))
    }

    fn window_view(&self, address: &str, view: WindowPage) -> Viewed {
        let title = format!("{} {}", view.window.number, view.window.name);
        self.column(
            address,
            "window.html",
            ("windows", &title, &view.window.address.clone()),
            View::Window(Box::new(view)),
        )
    }

    fn policy_view(&self, address: &str, view: PolicyPage) -> Viewed {
        let kind = MetaKind::Article { title: &view.title, published: view.effective.clone(), source: &view.issuer };
        let mut head = head(&self.portal.content.site, address.to_owned(), &view.title, &view.summary, kind);
        head.section = "policies";
        head.breadcrumb = vec![self.home_link(), self.section_link("policies")];
        Viewed { template: "policy.html", head, view: View::Policy(view) }
    }

    fn notice_list(&self, address: &str, number: usize) -> Viewed {
        let all: Vec<_> = self.notices().collect();
        let notices = page_of(&all, number, self.page_size).iter().map(|entry| notice_link(entry)).collect();
        let pagination = self.pagination(all.len(), number, |n| url::list("notices", n));
        self.section(address, "notices.html", "notices", View::Notices(NoticeList { notices, pagination }))
    }

    fn notice_view(&self, address: &str, index: usize) -> Viewed {
        let view = self.notices().nth(index).map(|entry| notice_page(self, entry));
        let Some(view) = view else { return self.section(address, "404.html", "not-found", View::Empty {}) };
        let kind = MetaKind::Article { title: &view.title, published: view.published.clone(), source: &view.source };
        let mut head = head(&self.portal.content.site, address.to_owned(), &view.title, "", kind);
        head.section = "notices";
        head.breadcrumb = vec![self.home_link(), self.section_link("notices")];
        Viewed { template: "notice.html", head, view: View::Notice(view) }
    }

    fn text_view(&self, address: &str, index: usize) -> Viewed {
        let view = text_page(&self.portal.content.pages[index]);
        let organizer = &self.portal.content.site.organizer;
        let kind = MetaKind::Article { title: &view.title, published: view.updated.clone(), source: organizer };
        let mut head = head(&self.portal.content.site, address.to_owned(), &view.title, &view.summary, kind);
        head.breadcrumb = vec![self.home_link()];
        Viewed { template: "text.html", head, view: View::Text(view) }
    }

    fn plain(&self, address: &str, template: &'static str, view: FormPage) -> Viewed {
        let head = head(&self.portal.content.site, address.to_owned(), &view.title, "", MetaKind::Plain);
        Viewed { template, head, view: View::Form(view) }
    }

    fn index(&self, address: &str, section: &'static str, view: IndexPage) -> Viewed {
        self.section(address, "index.html", section, View::Index(view))
    }

    /// The list page of a section, or a page of the portal as a whole.
    fn section(&self, address: &str, template: &'static str, section: &'static str, view: View) -> Viewed {
        let (name, description) = words::section(self.lang, section);
        let kind = MetaKind::Column { name, description };
        let mut head = head(&self.portal.content.site, address.to_owned(), name, description, kind);
        head.section = section;
        head.breadcrumb = vec![self.home_link()];
        Viewed { template, head, view }
    }

    /// A page under a section that lists guides: its section, name and description.
    fn column(
        &self,
        address: &str,
        template: &'static str,
        (section, name, description): (&'static str, &str, &str),
        view: View,
    ) -> Viewed {
        let description = if description.is_empty() { name } else { description };
        let kind = MetaKind::Column { name, description };
        let mut head = head(&self.portal.content.site, address.to_owned(), name, description, kind);
        head.section = section;
        head.breadcrumb = vec![self.home_link(), self.section_link(section)];
        Viewed { template, head, view }
    }
}
