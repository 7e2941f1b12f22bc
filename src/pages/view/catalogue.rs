//! Pages of materials, departments, topics and policies: what each is, and which guides use it.

use serde::Serialize;

use super::{Clock, GuideItem, Link, Pagination, WindowItem, clock, day, window_item};
use crate::model::{Department, Material, Policy, Text, Topic};
use crate::pages::{Context, url, words};
use crate::resolve::{GuideHandle, Handle};

/// A page of guides with a heading: topics, audiences, the list of all guides.
#[derive(Debug, Clone, Serialize)]
pub struct GuideList {
    pub title: String,
    pub description: String,
    pub guides: Vec<GuideItem>,
    pub guide_count: usize,
    pub pagination: Pagination,
}

/// One entry of a plain list with a count.
#[derive(Debug, Clone, Serialize)]
pub struct IndexItem {
    pub title: String,
    pub href: String,
    pub note: String,
    pub count: usize,
}

/// A page of a list of departments, materials, policies and the like.
#[derive(Debug, Clone, Serialize)]
pub struct IndexPage {
    pub title: String,
    pub description: String,
    pub groups: Vec<IndexGroup>,
    pub pagination: Pagination,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndexGroup {
    pub title: String,
    pub items: Vec<IndexItem>,
}

/// The page of a material.
#[derive(Debug, Clone, Serialize)]
pub struct MaterialPage {
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: String,
    pub issuer: String,
    pub how_to_get: String,
    pub requirements: String,
    pub e_licence: String,
    pub data_sharing: String,
    pub blank_form: String,
    pub sample: String,
    pub common_mistakes: Vec<String>,
    /// The page that tells what can be done with it, or empty where no guide needs it.
    pub holding: String,
    pub guides: Vec<GuideItem>,
    pub guide_count: usize,
    pub pagination: Pagination,
}

/// The page of a department.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentPage {
    pub name: String,
    pub duty: String,
    pub phone: String,
    pub complaint_phone: String,
    pub address: String,
    pub website: String,
    pub windows: Vec<WindowItem>,
    /// What the hours script needs; nothing where no window has hours.
    pub clock: Option<Clock>,
    pub guides: Vec<GuideItem>,
    pub guide_count: usize,
    pub pagination: Pagination,
}

/// The page of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyPage {
    pub title: String,
    pub document_number: String,
    pub issuer: String,
    pub level: String,
    pub status: String,
    pub issued: String,
    pub effective: String,
    pub url: String,
    pub summary: String,
    pub guides: Vec<GuideItem>,
    pub guide_count: usize,
    pub pagination: Pagination,
}

/// The short name of a department, or its name.
pub fn short_name(department: &Department) -> &str {
    if department.short_name.is_empty() { &department.name } else { &department.short_name }
}

pub fn department_link(cx: &Context<'_>, handle: Handle<Department>) -> Link {
    let entry = cx.portal.department(handle);
    Link::new(entry.value.name.value.clone(), url::entry("departments", &entry.id))
}

fn file(path: &Text) -> String {
    if path.is_empty() { String::new() } else { url::file(path) }
}

/// Page `number` of a material's page.
pub fn material_page(cx: &Context<'_>, handle: Handle<Material>, number: usize) -> MaterialPage {
    let entry = cx.portal.material(handle);
    let guides = cx.guides(&cx.portal.links.material_guides[handle.index()]);
    let material = &entry.value;
    MaterialPage {
        name: material.name.value.clone(),
        aliases: material.aliases.iter().map(|alias| alias.value.clone()).collect(),
        kind: material.kind.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        issuer: material.issuer.value.clone(),
        how_to_get: material.how_to_get.value.clone(),
        requirements: material.requirements.value.clone(),
        e_licence: material.e_licence.value.clone(),
        data_sharing: material.data_sharing.value.clone(),
        blank_form: file(&material.blank_form),
        sample: file(&material.sample),
        common_mistakes: material.common_mistakes.iter().map(|mistake| mistake.value.clone()).collect(),
        holding: if guides.is_empty() { String::new() } else { url::holding(&entry.id) },
        guide_count: guides.len(),
        pagination: cx.pagination(guides.len(), number, |n| url::entry_list("materials", &entry.id, n)),
        guides: cx.items(&guides, number),
    }
}

/// Page `number` of a department's page.
pub fn department_page(cx: &Context<'_>, handle: Handle<Department>, number: usize) -> DepartmentPage {
    let entry = cx.portal.department(handle);
    let guides = cx.guides(&cx.portal.links.department_guides[handle.index()]);
    let department = &entry.value;
    let windows = cx.portal.links.department_windows[handle.index()].iter();
    let windows: Vec<WindowItem> = windows.map(|window| window_item(cx, *window)).collect();
    DepartmentPage {
        name: department.name.value.clone(),
        duty: department.duty.value.clone(),
        phone: department.phone.value.clone(),
        complaint_phone: department.complaint_phone.value.clone(),
        address: department.address.value.clone(),
        website: department.website.value.clone(),
        clock: windows.iter().any(|window| !window.schedule.hours.is_empty()).then(|| clock(cx)),
        windows,
        guide_count: guides.len(),
        pagination: cx.pagination(guides.len(), number, |n| url::entry_list("departments", &entry.id, n)),
        guides: cx.items(&guides, number),
    }
}

/// Page `number` of a policy's page.
pub fn policy_page(cx: &Context<'_>, handle: Handle<Policy>, number: usize) -> PolicyPage {
    let entry = cx.portal.policy(handle);
    let guides = cx.guides(&cx.portal.links.policy_guides[handle.index()]);
    let policy = &entry.value;
    PolicyPage {
        title: policy.title.value.clone(),
        document_number: policy.document_number.value.clone(),
        issuer: policy.issuer.value.clone(),
        level: policy.level.map(|level| words::choice(cx.lang, level)).unwrap_or_default(),
        status: policy.status.map(|status| words::choice(cx.lang, status)).unwrap_or_default(),
        issued: day(policy.issued),
        effective: day(policy.effective),
        url: policy.url.value.clone(),
        summary: policy.summary.value.clone(),
        guide_count: guides.len(),
        pagination: cx.pagination(guides.len(), number, |n| url::entry_list("policies", &entry.id, n)),
        guides: cx.items(&guides, number),
    }
}

/// Page `number` of a topic's page.
pub fn topic_page(cx: &Context<'_>, handle: Handle<Topic>, number: usize) -> GuideList {
    let entry = cx.portal.topic(handle);
    let guides = cx.guides(&cx.portal.links.topic_guides[handle.index()]);
    let address = |n| url::entry_list("topics", &entry.id, n);
    guide_list(cx, &entry.value.name, &entry.value.description, &guides, number, address)
}

/// Page `number` of any list of guides.
pub fn guide_list(
    cx: &Context<'_>,
    title: &str,
    description: &str,
    guides: &[GuideHandle],
    number: usize,
    address: impl Fn(usize) -> String,
) -> GuideList {
    GuideList {
        title: title.to_owned(),
        description: description.to_owned(),
        guide_count: guides.len(),
        pagination: cx.pagination(guides.len(), number, address),
        guides: cx.items(guides, number),
    }
}
