//! What can be searched: one document per guide, material, window, department and policy.

use super::view::short_name;
use super::{Context, url, words};
use crate::model::{Entry, Guide, Text, Written};
use crate::resolve::{GuideHandle, GuideLinks, Handle};

/// Kinds of documents; guides come first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocKind {
    Guide,
    Window,
    Material,
    Department,
    Policy,
}

/// A searchable document.
#[derive(Debug, Clone)]
pub struct Doc {
    pub id: String,
    /// From the portal's root.
    pub url: String,
    pub kind: DocKind,
    pub title: String,
    pub aliases: Vec<String>,
    pub department: String,
    /// Short facts shown with a result: limit, window, number of materials.
    pub facts: Vec<String>,
    pub summary: String,
    pub materials: Vec<String>,
    /// Everything else worth finding.
    pub body: String,
    /// Rank among the most requested guides, from 1.
    pub frequent: Option<u32>,
}

/// Every document, guides first, in the order of their identifiers.
pub fn docs(cx: &Context<'_>) -> Vec<Doc> {
    let mut docs: Vec<Doc> = cx.published().iter().map(|guide| guide_doc(cx, *guide)).collect();
    docs.extend((0..cx.portal.content.windows.len()).map(|index| window_doc(cx, index)));
    docs.extend(cx.portal.content.materials.iter().map(|entry| material_doc(cx, entry)));
    docs.extend(cx.portal.content.departments.iter().map(department_doc));
    docs.extend(cx.portal.content.policies.iter().map(policy_doc));
    docs
}

fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

fn guide_doc(cx: &Context<'_>, handle: GuideHandle) -> Doc {
    let entry = cx.portal.guide(handle);
    let guide = &entry.value.head;
    let links = cx.portal.guide_links(handle);
    let department = links.department.map(|d| cx.portal.department(d).value.name.value.clone());
    Doc {
        id: entry.id.clone(),
        url: url::entry("guides", &entry.id),
        kind: DocKind::Guide,
        title: guide.title.value.clone(),
        aliases: texts(&guide.aliases),
        department: department.unwrap_or_default(),
        facts: facts(cx, guide, links),
        summary: guide.summary.value.clone(),
        materials: materials(cx, guide, links),
        body: body(entry),
        frequent: guide.frequent,
    }
}

fn facts(cx: &Context<'_>, guide: &Guide, links: &GuideLinks) -> Vec<String> {
    let limit = guide.promised_limit.map(|limit| words::limit(cx.lang, limit));
    let window = links.windows.first().map(|w| {
        let number = cx.portal.window(*w).value.number.value.clone();
        cx.lang.say("facts.window", &[("n", &number)])
    });
    let count = guide.materials.len();
    let materials = (count > 0).then(|| cx.lang.say("facts.materials", &[("n", &count.to_string())]));
    [limit, window, materials].into_iter().flatten().collect()
}

fn materials(cx: &Context<'_>, guide: &Guide, links: &GuideLinks) -> Vec<String> {
    let named = guide.materials.iter().zip(&links.materials).map(|(used, handle)| match handle {
        Some(handle) if used.name.is_empty() => cx.portal.material(*handle).value.name.value.clone(),
        _ => used.name.value.clone(),
    });
    named.filter(|name| !name.is_empty()).collect()
}

/// Conditions, steps, results and questions; never what is internal.
fn body(entry: &Entry<Written<Guide>>) -> String {
    let guide = &entry.value.head;
    let mut parts: Vec<&str> = guide.conditions.iter().map(|condition| &*condition.text).collect();
    parts.extend(guide.steps.iter().flat_map(|step| [&*step.name, &*step.text]));
    parts.extend(guide.results.iter().map(|result| &*result.name));
    parts.extend(guide.faq.iter().flat_map(|faq| [&*faq.question, &*faq.answer]));
    parts.push(&entry.value.body.text);
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn window_doc(cx: &Context<'_>, index: usize) -> Doc {
    let window = super::view::window_item(cx, Handle::new(index));
    Doc {
        id: cx.portal.content.windows[index].id.clone(),
        url: window.href,
        kind: DocKind::Window,
        title: format!("{} {}", window.number, window.name),
        aliases: Vec::new(),
        department: window.hall,
        facts: [window.floor, window.phone].into_iter().filter(|fact| !fact.is_empty()).collect(),
        summary: window.zone,
        materials: Vec::new(),
        body: String::new(),
        frequent: None,
    }
}

fn material_doc(cx: &Context<'_>, entry: &Entry<crate::model::Material>) -> Doc {
    let material = &entry.value;
    Doc {
        id: entry.id.clone(),
        url: url::entry("materials", &entry.id),
        kind: DocKind::Material,
        title: material.name.value.clone(),
        aliases: texts(&material.aliases),
        department: material.issuer.value.clone(),
        facts: material.kind.map(|kind| words::choice(cx.lang, kind)).into_iter().collect(),
        summary: material.how_to_get.value.clone(),
        materials: Vec::new(),
        body: material.requirements.value.clone(),
        frequent: None,
    }
}

fn department_doc(entry: &Entry<crate::model::Department>) -> Doc {
    let department = &entry.value;
    Doc {
        id: entry.id.clone(),
        url: url::entry("departments", &entry.id),
        kind: DocKind::Department,
        title: department.name.value.clone(),
        aliases: vec![short_name(department).to_owned()],
        department: String::new(),
        facts: vec![department.phone.value.clone()],
        summary: department.duty.value.clone(),
        materials: Vec::new(),
        body: String::new(),
        frequent: None,
    }
}

fn policy_doc(entry: &Entry<crate::model::Policy>) -> Doc {
    let policy = &entry.value;
    Doc {
        id: entry.id.clone(),
        url: url::entry("policies", &entry.id),
        kind: DocKind::Policy,
        title: policy.title.value.clone(),
        aliases: Vec::new(),
        department: policy.issuer.value.clone(),
        facts: vec![policy.document_number.value.clone()],
        summary: policy.summary.value.clone(),
        materials: Vec::new(),
        body: String::new(),
        frequent: None,
    }
}
