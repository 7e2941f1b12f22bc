//! Windows, materials, departments, policies, topics, halls and notices as documents.

use super::{Doc, DocKind, joined, phone, texts};
use crate::model::{Department, Entry, Hall, Material, Notice, Policy, Topic, Written};
use crate::pages::view::{short_name, window_item};
use crate::pages::{Context, url, words};
use crate::resolve::Handle;

/// A fact, where it is given.
fn given(text: &str) -> Vec<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect()
}

pub fn window(cx: &Context<'_>, index: usize) -> Doc {
    let window = window_item(cx, Handle::new(index));
    let title = format!("{} {}", window.number, window.name);
    let body = phone(&window.phone);
    let facts = [window.floor, window.phone].into_iter().filter(|fact| !fact.is_empty()).collect();
    let doc = Doc::named(DocKind::Window, &cx.portal.content.windows[index].id, window.href, &title);
    Doc { department: window.hall, facts, summary: window.zone, body, ..doc }
}

pub fn material(cx: &Context<'_>, entry: &Entry<Material>) -> Doc {
    let material = &entry.value;
    let doc = Doc::named(DocKind::Material, &entry.id, url::entry("materials", &entry.id), &material.name);
    Doc {
        aliases: texts(&material.aliases),
        department: material.issuer.value.clone(),
        facts: material.kind.map(|kind| words::choice(cx.lang, kind)).into_iter().collect(),
        summary: material.how_to_get.value.clone(),
        body: material.requirements.value.clone(),
        ..doc
    }
}

pub fn department(entry: &Entry<Department>) -> Doc {
    let department = &entry.value;
    let doc = Doc::named(DocKind::Department, &entry.id, url::entry("departments", &entry.id), &department.name);
    Doc {
        aliases: vec![short_name(department).to_owned()],
        facts: given(&department.phone),
        summary: department.duty.value.clone(),
        body: phone(&department.phone),
        ..doc
    }
}

pub fn policy(entry: &Entry<Policy>) -> Doc {
    let policy = &entry.value;
    let doc = Doc::named(DocKind::Policy, &entry.id, url::entry("policies", &entry.id), &policy.title);
    Doc {
        department: policy.issuer.value.clone(),
        facts: given(&policy.document_number),
        summary: policy.summary.value.clone(),
        body: policy.document_number.value.clone(),
        ..doc
    }
}

pub fn topic(entry: &Entry<Topic>) -> Doc {
    let topic = &entry.value;
    let doc = Doc::named(DocKind::Topic, &entry.id, url::entry("topics", &entry.id), &topic.name);
    Doc { summary: topic.description.value.clone(), ..doc }
}

pub fn hall(entry: &Entry<Hall>) -> Doc {
    let hall = &entry.value;
    let doc = Doc::named(DocKind::Hall, &entry.id, url::entry("halls", &entry.id), &hall.name);
    let number = phone(&hall.phone);
    let body = joined(vec![&hall.transit, &hall.parking, &hall.accessibility, &number]);
    Doc { facts: given(&hall.address), summary: hall.address.value.clone(), body, ..doc }
}

pub fn notice(entry: &Entry<Written<Notice>>) -> Doc {
    let notice = &entry.value;
    let doc = Doc::named(DocKind::Notice, &entry.id, url::entry("notices", &entry.id), &notice.head.title);
    let facts = notice.head.published.iter().map(|day| day.date.to_string()).collect();
    Doc { facts, body: notice.body.text.clone(), ..doc }
}
