//! The lists of materials, departments, windows, topics and policies.

use super::plan::index_size;
use super::view::{
    IndexGroup, IndexItem, IndexPage, Pagination, bundle_items, departments, page_count, page_of, topics, window_item,
};
use super::{Context, url, words};
use crate::model::{Entry, TopicKind};
use crate::resolve::Handle;

/// Page `number` of the list of materials, each with the number of guides that need it.
pub fn materials(cx: &Context<'_>, number: usize) -> IndexPage {
    let all: Vec<_> = cx.portal.content.materials.iter().enumerate().collect();
    let item = |(index, entry): &(usize, &Entry<crate::model::Material>)| IndexItem {
        title: entry.value.name.value.clone(),
        href: url::entry("materials", &entry.id),
        note: entry.value.kind.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        count: cx.guides(&cx.portal.links.material_guides[*index]).len(),
    };
    let items = page_of(&all, number, index_size(cx)).iter().map(item).collect();
    paged(cx, "materials", all.len(), number, items)
}

/// Page `number` of the list of policies, each with the number of guides that rest on it.
pub fn policies(cx: &Context<'_>, number: usize) -> IndexPage {
    let all: Vec<_> = cx.portal.content.policies.iter().enumerate().collect();
    let item = |(index, entry): &(usize, &Entry<crate::model::Policy>)| IndexItem {
        title: entry.value.title.value.clone(),
        href: url::entry("policies", &entry.id),
        note: entry.value.document_number.value.clone(),
        count: cx.guides(&cx.portal.links.policy_guides[*index]).len(),
    };
    let items = page_of(&all, number, index_size(cx)).iter().map(item).collect();
    paged(cx, "policies", all.len(), number, items)
}

/// Page `number` of the list of windows, by floor.
pub fn windows(cx: &Context<'_>, number: usize) -> IndexPage {
    let all: Vec<usize> = (0..cx.portal.content.windows.len()).collect();
    let mut groups: Vec<IndexGroup> = Vec::new();
    for index in page_of(&all, number, index_size(cx)) {
        let window = window_item(cx, Handle::new(*index));
        let title = format!("{} {}", window.hall, window.floor).trim().to_owned();
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(IndexGroup { title, items: Vec::new() });
        }
        let name = format!("{} {}", window.number, window.name);
        let item = IndexItem { title: name, href: window.href, note: window.kind, count: window.guide_count };
        groups.last_mut().into_iter().for_each(|group| group.items.push(item.clone()));
    }
    let mut page = paged(cx, "windows", all.len(), number, Vec::new());
    page.groups = groups;
    page
}

/// The list of bundles.
pub fn bundles(cx: &Context<'_>) -> IndexPage {
    paged(cx, "bundles", 0, 1, bundle_items(cx))
}

/// The list of departments.
pub fn department_list(cx: &Context<'_>) -> IndexPage {
    let items = departments(cx);
    paged(cx, "departments", 0, 1, items)
}

/// Topics and life events.
pub fn topic_list(cx: &Context<'_>) -> IndexPage {
    let group = |key, kind| IndexGroup { title: cx.lang.text(key).to_owned(), items: topics(cx, kind) };
    let mut page = paged(cx, "topics", 0, 1, Vec::new());
    page.groups = vec![
        group("type.topic_kind.subject", TopicKind::Subject),
        group("type.topic_kind.event", TopicKind::LifeEvent),
    ];
    page.groups.retain(|group| !group.items.is_empty());
    page
}

fn paged(cx: &Context<'_>, section: &'static str, count: usize, number: usize, items: Vec<IndexItem>) -> IndexPage {
    let (title, note) = words::section(cx.lang, section);
    IndexPage {
        title: title.to_owned(),
        description: note.to_owned(),
        groups: vec![IndexGroup { title: String::new(), items }],
        pagination: Pagination::new(number, page_count(count, index_size(cx)), |n| url::list(section, n)),
    }
}
