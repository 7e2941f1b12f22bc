//! A bundle as a document: found by its own names and by what its members give.

use super::{Doc, DocKind, joined, texts};
use crate::pages::{Context, url, words};
use crate::resolve::Handle;

pub fn doc(cx: &Context<'_>, index: usize) -> Doc {
    let entry = &cx.portal.content.bundles[index];
    let (bundle, links) = (&entry.value.head, cx.portal.bundle_links(Handle::new(index)));
    let members: Vec<&str> =
        links.members.iter().flatten().map(|guide| cx.portal.guide(*guide).value.head.title.value.as_str()).collect();
    let limit = bundle.promised_limit.map(|limit| words::limit(cx.lang, limit));
    let count = cx.lang.say("facts.members", &[("n", &members.len().to_string())]);
    let mut parts = members;
    parts.extend(bundle.faq.iter().flat_map(|faq| [&*faq.question, &*faq.answer]));
    parts.push(&entry.value.body.text);
    let department = links.department.map(|department| cx.portal.department(department).value.name.value.clone());
    let doc = Doc::named(DocKind::Bundle, &entry.id, url::entry("bundles", &entry.id), &bundle.title);
    Doc {
        aliases: texts(&bundle.aliases),
        department: department.unwrap_or_default(),
        facts: limit.into_iter().chain([count]).collect(),
        summary: bundle.summary.value.clone(),
        body: joined(parts),
        ..doc
    }
}
