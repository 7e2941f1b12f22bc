//! Links in both directions between guides, windows and the catalogues.

use std::collections::HashMap;

use rayon::prelude::*;

use super::lookup::Lookup;
use super::{BundleHandle, GuideHandle, Handle};
use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::model::{
    Bundle, Calendar, Content, Department, Entry, Guide, Hall, Material, Policy, Text, Topic, Window, Written,
};
use crate::source::Kind;

/// Forward links of each guide and window, and the back-links of everything.
///
/// Every list is parallel to the list of the same name in [`Content`].
#[derive(Debug, Default)]
pub struct Links {
    pub guides: Vec<GuideLinks>,
    pub windows: Vec<WindowLinks>,
    pub bundles: Vec<BundleLinks>,
    pub department_guides: Vec<Vec<GuideHandle>>,
    pub department_windows: Vec<Vec<Handle<Window>>>,
    pub topic_guides: Vec<Vec<GuideHandle>>,
    pub material_guides: Vec<Vec<GuideHandle>>,
    pub policy_guides: Vec<Vec<GuideHandle>>,
    pub window_guides: Vec<Vec<GuideHandle>>,
    /// The bundles that each guide is a member of; parallel to the guides.
    pub guide_bundles: Vec<Vec<BundleHandle>>,
    pub hall_windows: Vec<Vec<Handle<Window>>>,
    /// Recorded editions of each guide's card, as places in `print_log.editions`; parallel to the guides.
    pub guide_editions: Vec<Vec<usize>>,
    /// Windows each closure is limited to; parallel to `calendar.closures`.
    pub closure_windows: Vec<Vec<Handle<Window>>>,
    /// Halls each closure is limited to; parallel to `calendar.closures`.
    pub closure_halls: Vec<Vec<Handle<Hall>>>,
}

/// What one guide points at.
#[derive(Debug, Default, Clone)]
pub struct GuideLinks {
    pub department: Option<Handle<Department>>,
    pub joint_bodies: Vec<Handle<Department>>,
    pub topics: Vec<Handle<Topic>>,
    pub windows: Vec<Handle<Window>>,
    /// Windows of some situations; parallel to the guide's variants.
    pub variant_windows: Vec<Vec<Handle<Window>>>,
    /// Parallel to the guide's materials; `None` where no catalogue entry is named.
    pub materials: Vec<Option<Handle<Material>>>,
    /// The material that each result is; parallel to the guide's results.
    pub results: Vec<Option<Handle<Material>>>,
    /// Parallel to the guide's legal basis.
    pub policies: Vec<Option<Handle<Policy>>>,
}

/// What one bundle points at.
#[derive(Debug, Default)]
pub struct BundleLinks {
    pub department: Option<Handle<Department>>,
    pub topics: Vec<Handle<Topic>>,
    pub lead_window: Option<Handle<Window>>,
    /// Parallel to the bundle's members.
    pub members: Vec<Option<GuideHandle>>,
}

/// What one window points at; floor and zone are indices into the hall's lists.
#[derive(Debug, Default)]
pub struct WindowLinks {
    pub hall: Option<Handle<Hall>>,
    pub floor: Option<usize>,
    pub zone: Option<usize>,
    pub departments: Vec<Handle<Department>>,
}

/// Windows and halls, each parallel to the closures.
pub type Closed = (Vec<Vec<Handle<Window>>>, Vec<Vec<Handle<Hall>>>);

/// The entries of every kind that can be referred to.
pub struct Lookups<'a> {
    content: &'a Content,
    departments: Lookup<'a, Department>,
    topics: Lookup<'a, Topic>,
    windows: Lookup<'a, Window>,
    materials: Lookup<'a, Material>,
    policies: Lookup<'a, Policy>,
    halls: Lookup<'a, Hall>,
    guides: Lookup<'a, Written<Guide>>,
}

/// Looks up every reference of the content.
pub fn link(content: &Content) -> (Links, Diagnostics) {
    let lookups = Lookups::new(content);
    let (guides, guide_findings): (Vec<_>, Diagnostics) = unzip(content.guides.par_iter().map(|g| lookups.guide(g)));
    let (windows, window_findings): (Vec<_>, Diagnostics) =
        unzip(content.windows.par_iter().map(|w| lookups.window(w)));
    let mut diags = guide_findings;
    diags.extend(window_findings);
    content.halls.iter().for_each(|hall| lookups.plans(&hall.value, &mut diags));
    let (bundles, bundle_findings): (Vec<_>, Diagnostics) =
        unzip(content.bundles.par_iter().map(|b| lookups.bundle(&b.value.head)));
    diags.extend(bundle_findings);
    let (closure_windows, closure_halls) = lookups.closures(&content.calendar, &mut diags);
    let links = Links { guides, windows, bundles, closure_windows, closure_halls, ..Links::default() };
    (back_links(links, content), diags)
}

fn unzip<T: Send>(results: impl ParallelIterator<Item = (T, Diagnostics)>) -> (Vec<T>, Diagnostics) {
    let results: Vec<(T, Diagnostics)> = results.collect();
    let (links, findings): (Vec<T>, Vec<Diagnostics>) = results.into_iter().unzip();
    (links, findings.into_iter().collect())
}

impl<'a> Lookups<'a> {
    pub fn new(content: &'a Content) -> Self {
        let unread = &content.unread;
        Lookups {
            content,
            departments: Lookup::new(&content.departments, Kind::Department, unread),
            topics: Lookup::new(&content.topics, Kind::Topic, unread),
            windows: Lookup::new(&content.windows, Kind::Window, unread),
            materials: Lookup::new(&content.materials, Kind::Material, unread),
            policies: Lookup::new(&content.policies, Kind::Policy, unread),
            halls: Lookup::new(&content.halls, Kind::Hall, unread),
            guides: Lookup::new(&content.guides, Kind::Guide, unread),
        }
    }

    /// The windows and halls that each closure is limited to.
    pub fn closures(&self, calendar: &Calendar, diags: &mut Diagnostics) -> Closed {
        let closures = calendar.closures.iter();
        closures
            .map(|closure| (self.windows.find_all(&closure.windows, diags), self.halls.find_all(&closure.halls, diags)))
            .unzip()
    }

    /// Looks for the windows that the floor plans of a hall name.
    pub fn plans(&self, hall: &Hall, diags: &mut Diagnostics) {
        let shapes = hall.floors.iter().filter_map(|floor| floor.plan.as_ref()).flat_map(|plan| &plan.shapes);
        for shape in shapes {
            self.windows.find_all(&shape.windows, diags);
        }
    }

    pub fn guide(&self, entry: &Entry<Written<Guide>>) -> (GuideLinks, Diagnostics) {
        let guide = &entry.value.head;
        let mut diags = Diagnostics::new();
        let links = GuideLinks {
            department: self.departments.find_one(guide.department.as_ref(), &mut diags),
            joint_bodies: self.departments.find_all(&guide.joint_bodies, &mut diags),
            topics: self.topics.find_all(&guide.topics, &mut diags),
            windows: self.windows.find_all(&guide.windows, &mut diags),
            variant_windows: guide.variants.iter().map(|v| self.windows.find_all(&v.windows, &mut diags)).collect(),
            materials: guide
                .materials
                .iter()
                .map(|m| self.materials.find_one(m.material.as_ref(), &mut diags))
                .collect(),
            results: guide.results.iter().map(|r| self.materials.find_one(r.material.as_ref(), &mut diags)).collect(),
            policies: guide.legal_basis.iter().map(|b| self.policies.find_one(b.policy.as_ref(), &mut diags)).collect(),
        };
        (links, diags)
    }

    /// A bundle in the place of a guide, and a guide to wait for, have findings of their own (`check/rules/bundle/`).
    pub fn bundle(&self, bundle: &Bundle) -> (BundleLinks, Diagnostics) {
        let mut diags = Diagnostics::new();
        let ids = &self.content.bundles;
        let is_bundle = |id: &str| ids.binary_search_by(|entry| entry.id.as_str().cmp(id)).is_ok();
        let members = bundle.members.iter().map(|member| {
            let guide = member.guide.as_ref()?;
            let mut found = Diagnostics::new();
            let handle = self.guides.find_at(&guide.id, guide.span, &mut found);
            if handle.is_none() && !is_bundle(&guide.id) {
                diags.extend(found);
            }
            handle
        });
        let members = members.collect();
        let links = BundleLinks {
            members,
            department: self.departments.find_one(bundle.department.as_ref(), &mut diags),
            topics: self.topics.find_all(&bundle.topics, &mut diags),
            lead_window: self.windows.find_one(bundle.lead_window.as_ref(), &mut diags),
        };
        (links, diags)
    }

    pub fn window(&self, entry: &Entry<Window>) -> (WindowLinks, Diagnostics) {
        let window = &entry.value;
        let mut diags = Diagnostics::new();
        let hall = self.halls.find_one(window.hall.as_ref(), &mut diags);
        let mut links = WindowLinks {
            hall,
            departments: self.departments.find_all(&window.departments, &mut diags),
            ..WindowLinks::default()
        };
        if let Some(hall) = hall.map(|handle| &self.content.halls[handle.index()].value) {
            links.floor = place(&window.floor, hall.floors.iter().map(|f| &f.id), "kind.floor", &mut diags);
            links.zone = place(&window.zone, hall.zones.iter().map(|z| &z.id), "kind.zone", &mut diags);
        }
        (links, diags)
    }
}

/// The index of a floor or zone named by a window.
fn place<'a>(
    named: &Text,
    known: impl Iterator<Item = &'a Text> + Clone,
    word: &'static str,
    diags: &mut Diagnostics,
) -> Option<usize> {
    // A hall without floors has its own finding already.
    if named.is_empty() || known.clone().next().is_none() && word == "kind.floor" {
        return None;
    }
    let found = known.clone().position(|id| id.value == named.value);
    if found.is_none() {
        diags.push(unknown_place(named, word, known));
    }
    found
}

fn unknown_place<'a>(named: &Text, word: &'static str, known: impl Iterator<Item = &'a Text>) -> Diagnostic {
    let span: Span = named.span;
    let names: Vec<&str> = known.map(|id| id.value.as_str()).collect();
    let finding = Diagnostic::error("dangling-reference", span).word("kind", word).arg("id", &named.value);
    match nearest(&named.value, names.iter().copied()) {
        Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
        None => finding.all(names).help("dangling-reference.help-all"),
    }
}

/// The recorded editions of each guide; those of guides that are gone belong to none.
fn guide_editions(content: &Content) -> Vec<Vec<usize>> {
    let ids = content.guides.iter().enumerate().map(|(index, entry)| (entry.id.as_str(), index));
    let guides: HashMap<&str, usize> =
        if content.print_log.editions.is_empty() { HashMap::new() } else { ids.collect() };
    let mut lists = vec![Vec::new(); content.guides.len()];
    for (number, edition) in content.print_log.editions.iter().enumerate() {
        let guide = edition.guide.as_ref().and_then(|guide| guides.get(guide.id.as_str()));
        guide.into_iter().for_each(|guide| lists[*guide].push(number));
    }
    lists
}

fn back_links(mut links: Links, content: &Content) -> Links {
    links.guide_editions = guide_editions(content);
    let empty = |count: usize| vec![Vec::new(); count];
    links.department_guides = empty(content.departments.len());
    links.topic_guides = empty(content.topics.len());
    links.material_guides = empty(content.materials.len());
    links.policy_guides = empty(content.policies.len());
    links.window_guides = empty(content.windows.len());
    links.guide_bundles = vec![Vec::new(); content.guides.len()];
    for (index, bundle) in links.bundles.iter().enumerate() {
        bundle.members.iter().flatten().for_each(|to| add(&mut links.guide_bundles, *to, Handle::new(index)));
    }
    links.department_windows = vec![Vec::new(); content.departments.len()];
    links.hall_windows = vec![Vec::new(); content.halls.len()];
    for (index, guide) in links.guides.iter().enumerate() {
        let handle = GuideHandle::new(index);
        let departments = guide.department.iter().chain(&guide.joint_bodies);
        departments.for_each(|to| add(&mut links.department_guides, *to, handle));
        guide.topics.iter().for_each(|to| add(&mut links.topic_guides, *to, handle));
        let windows = guide.windows.iter().chain(guide.variant_windows.iter().flatten());
        windows.for_each(|to| add(&mut links.window_guides, *to, handle));
        guide.materials.iter().flatten().for_each(|to| add(&mut links.material_guides, *to, handle));
        guide.policies.iter().flatten().for_each(|to| add(&mut links.policy_guides, *to, handle));
    }
    for (index, window) in links.windows.iter().enumerate() {
        let handle = Handle::new(index);
        window.departments.iter().for_each(|to| add(&mut links.department_windows, *to, handle));
        window.hall.iter().for_each(|to| add(&mut links.hall_windows, *to, handle));
    }
    links
}

/// Adds a back-link once; guides come in order, so only the last one can be the same.
fn add<T, H>(lists: &mut [Vec<Handle<H>>], to: Handle<T>, from: Handle<H>) {
    let list = &mut lists[to.index()];
    if list.last() != Some(&from) {
        list.push(from);
    }
}
