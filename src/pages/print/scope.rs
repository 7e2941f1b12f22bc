//! For whom something is printed: a window, a floor, a department, a hall, some guides, or everything.

use std::collections::{BTreeMap, BTreeSet};

use super::Kind;
use crate::diag::Arg;
use crate::lang::Lang;
use crate::model::{Department, Hall, Window};
use crate::pages::Context;
use crate::resolve::{BundleHandle, GuideHandle, Handle};

/// Whose guides and windows a print job holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    All,
    /// These guides and bundles, however they were chosen; `name` becomes part of the file's name.
    Guides {
        name: &'static str,
        guides: Vec<GuideHandle>,
        bundles: Vec<BundleHandle>,
    },
    /// These cards and no others, such as those that lie somewhere and are out of date.
    Cards {
        name: &'static str,
        /// Each guide with the keys of its situations that are meant; the empty key is the card of the whole guide.
        cards: BTreeMap<GuideHandle, BTreeSet<String>>,
    },
    Window(Handle<Window>),
    /// A floor of a hall, by its place in the hall's list.
    Floor(Handle<Hall>, usize),
    Department(Handle<Department>),
    Hall(Handle<Hall>),
}

impl Scope {
    /// The cards of these guides and situations.
    pub fn of_cards(cx: &Context<'_>, name: &'static str, wanted: &BTreeSet<(String, String)>) -> Self {
        let mut keys: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (id, key) in wanted {
            keys.entry(id).or_default().insert(key.clone());
        }
        let cards =
            cx.published().iter().filter_map(|guide| Some((*guide, keys.remove(&*cx.portal.guide(*guide).id)?)));
        Scope::Cards { name, cards: cards.collect() }
    }

    /// The keys of a guide's situations whose cards are meant; `None` where that is not said.
    pub fn keys(&self, guide: GuideHandle) -> Option<&BTreeSet<String>> {
        let Scope::Cards { cards, .. } = self else { return None };
        cards.get(&guide)
    }

    /// The guides that were named one by one.
    fn named(&self) -> Vec<GuideHandle> {
        match self {
            Scope::Guides { guides, .. } => guides.clone(),
            Scope::Cards { cards, .. } => cards.keys().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a thing of this kind can be meant by it: who names guides wants no card of a bundle.
    pub fn names(&self, kind: Kind) -> bool {
        match self {
            Scope::Guides { guides, bundles, .. } => {
                if kind == Kind::Bundle {
                    !bundles.is_empty()
                } else {
                    !guides.is_empty() || bundles.is_empty()
                }
            }
            Scope::Cards { .. } => kind != Kind::Bundle,
            _ => true,
        }
    }

    /// Its bundles, in the order of the content: those that its windows lead.
    pub fn bundles(&self, cx: &Context<'_>) -> Vec<BundleHandle> {
        let links = &cx.portal.links.bundles;
        let all = || (0..links.len()).map(Handle::new);
        match self {
            Scope::All => all().collect(),
            Scope::Guides { bundles, .. } => bundles.clone(),
            Scope::Cards { .. } => Vec::new(),
            Scope::Department(department) => {
                all().filter(|bundle| links[bundle.index()].department == Some(*department)).collect()
            }
            Scope::Window(_) | Scope::Floor(..) | Scope::Hall(_) => {
                let here = self.windows(cx);
                let leads =
                    |bundle: &BundleHandle| links[bundle.index()].lead_window.is_some_and(|w| here.contains(&w));
                all().filter(leads).collect()
            }
        }
    }

    /// Its published guides, in the order of their first window here; each once.
    pub fn guides(&self, cx: &Context<'_>) -> Vec<GuideHandle> {
        let links = &cx.portal.links;
        match self {
            Scope::All => by_window(cx, cx.published().to_vec(), |_| true),
            Scope::Guides { .. } | Scope::Cards { .. } => self.named(),
            Scope::Window(window) => cx.guides(&links.window_guides[window.index()]),
            Scope::Department(department) => {
                by_window(cx, cx.guides(&links.department_guides[department.index()]), |_| true)
            }
            Scope::Floor(..) | Scope::Hall(_) => {
                let here: BTreeSet<Handle<Window>> = self.windows(cx).into_iter().collect();
                let guides = cx.published().iter().copied();
                let has_window =
                    |guide: &GuideHandle| cx.portal.guide_links(*guide).windows.iter().any(|w| here.contains(w));
                by_window(cx, guides.filter(has_window).collect(), |window| here.contains(&window))
            }
        }
    }

    /// Its windows, in the order of the content.
    pub fn windows(&self, cx: &Context<'_>) -> Vec<Handle<Window>> {
        let links = &cx.portal.links;
        match self {
            Scope::All => (0..links.windows.len()).map(Handle::new).collect(),
            Scope::Guides { .. } | Scope::Cards { .. } => {
                let guides = self.named();
                let windows = guides.iter().flat_map(|guide| cx.portal.guide_links(*guide).windows.iter().copied());
                windows.collect::<BTreeSet<_>>().into_iter().collect()
            }
            Scope::Window(window) => vec![*window],
            Scope::Floor(hall, floor) => {
                let windows = links.hall_windows[hall.index()].iter().copied();
                windows.filter(|window| links.windows[window.index()].floor == Some(*floor)).collect()
            }
            Scope::Department(department) => links.department_windows[department.index()].clone(),
            Scope::Hall(hall) => links.hall_windows[hall.index()].clone(),
        }
    }

    /// Its halls.
    pub fn halls(&self, cx: &Context<'_>) -> Vec<Handle<Hall>> {
        match self {
            Scope::All => (0..cx.portal.content.halls.len()).map(Handle::new).collect(),
            Scope::Hall(hall) | Scope::Floor(hall, _) => vec![*hall],
            _ => {
                let halls = self.windows(cx).into_iter().filter_map(|w| cx.portal.links.windows[w.index()].hall);
                halls.collect::<BTreeSet<_>>().into_iter().collect()
            }
        }
    }

    /// First part of the names of its files: `window-a04`.
    pub fn slug(&self, cx: &Context<'_>) -> String {
        match self {
            Scope::All => "all".to_owned(),
            Scope::Guides { name, guides, bundles } => match (guides.as_slice(), bundles.as_slice()) {
                ([only], []) => format!("{name}-{}", cx.portal.guide(*only).id),
                ([], [only]) => format!("bundles-{}", cx.portal.bundle(*only).id),
                ([], [_, ..]) => "bundles".to_owned(),
                _ => (*name).to_owned(),
            },
            Scope::Cards { name, .. } => match self.named().as_slice() {
                [only] => format!("{name}-{}", cx.portal.guide(*only).id),
                _ => (*name).to_owned(),
            },
            Scope::Window(window) => format!("window-{}", cx.portal.window(*window).id),
            Scope::Department(department) => format!("department-{}", cx.portal.department(*department).id),
            Scope::Hall(hall) => format!("hall-{}", cx.portal.hall(*hall).id),
            Scope::Floor(hall, floor) => {
                let entry = cx.portal.hall(*hall);
                let id = plain(&entry.value.floors[*floor].id).unwrap_or_else(|| format!("no-{}", floor + 1));
                if cx.portal.content.halls.len() == 1 {
                    format!("floor-{id}")
                } else {
                    format!("floor-{}-{id}", entry.id)
                }
            }
        }
    }

    /// How people call it: "A04 户籍与身份证".
    pub fn title(&self, cx: &Context<'_>, lang: Lang) -> String {
        match self {
            Scope::All => lang.text("print-scope.all").to_owned(),
            Scope::Cards { .. } => match self.named().as_slice() {
                [only] => cx.portal.guide(*only).value.head.title.value.clone(),
                guides => lang.fill("print-scope.guides", &[("n", Arg::Text(guides.len().to_string()))]),
            },
            Scope::Guides { guides, bundles, .. } => match (guides.as_slice(), bundles.as_slice()) {
                ([only], []) => cx.portal.guide(*only).value.head.title.value.clone(),
                ([], [only]) => cx.portal.bundle(*only).value.head.title.value.clone(),
                _ => lang.fill("print-scope.guides", &[("n", Arg::Text((guides.len() + bundles.len()).to_string()))]),
            },
            Scope::Window(window) => {
                let window = &cx.portal.window(*window).value;
                format!("{} {}", window.number.value, window.name.value).trim().to_owned()
            }
            Scope::Department(department) => cx.portal.department(*department).value.name.value.clone(),
            Scope::Hall(hall) => cx.portal.hall(*hall).value.name.value.clone(),
            Scope::Floor(hall, floor) => {
                let hall = &cx.portal.hall(*hall).value;
                let floor = &hall.floors[*floor].name;
                if cx.portal.content.halls.len() == 1 {
                    floor.value.clone()
                } else {
                    format!("{} {}", hall.name.value, floor.value)
                }
            }
        }
    }
}

/// Guides by the first of their windows that counts; those without a window last.
fn by_window(
    cx: &Context<'_>,
    mut guides: Vec<GuideHandle>,
    counts: impl Fn(Handle<Window>) -> bool,
) -> Vec<GuideHandle> {
    let first = |guide: &GuideHandle| {
        let windows = cx.portal.guide_links(*guide).windows.iter();
        windows.copied().filter(|window| counts(*window)).min().map_or(usize::MAX, Handle::index)
    };
    guides.sort_by_key(first);
    guides
}

/// An id that can stand in the name of a file anywhere.
fn plain(id: &str) -> Option<String> {
    let is_plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_plain.then(|| id.to_ascii_lowercase())
}
