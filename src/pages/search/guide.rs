//! A guide as a document.

use super::{Doc, DocKind, Facets, joined, phone, texts};
use crate::model::{Audience, Channel, Entry, Guide, Written};
use crate::pages::view::only_fee;
use crate::pages::{Context, url, words};
use crate::resolve::{GuideHandle, GuideLinks};

/// The document of a published guide.
pub fn doc(cx: &Context<'_>, handle: GuideHandle) -> Doc {
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
        facets: facets(cx, guide, links),
        options: super::option::choosable(guide),
    }
}

fn facts(cx: &Context<'_>, guide: &Guide, links: &GuideLinks) -> Vec<String> {
    let limit = guide.promised_limit.map(|limit| words::limit(cx.lang, limit));
    let number = links.windows.first().map(|w| cx.portal.window(*w).value.number.value.as_str());
    let named = number.filter(|number| !number.is_empty());
    let window = named.map(|number| cx.lang.say("facts.window", &[("n", number)]));
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

/// Conditions, steps, results, questions, codes and numbers; never what is internal.
fn body(entry: &Entry<Written<Guide>>) -> String {
    let guide = &entry.value.head;
    let mut parts: Vec<&str> = guide.conditions.iter().map(|condition| &*condition.text).collect();
    parts.extend(guide.steps.iter().flat_map(|step| [&*step.name, &*step.text]));
    parts.extend(guide.results.iter().map(|result| &*result.name));
    parts.extend(guide.faq.iter().flat_map(|faq| [&*faq.question, &*faq.answer]));
    for question in &guide.questions {
        parts.push(&question.ask);
        parts.extend(
            question
                .options
                .iter()
                .flat_map(|option| [&option.label].into_iter().chain(&option.aliases))
                .map(|text| text.value.as_str()),
        );
    }
    parts.push(&entry.value.body.text);
    let consult_phone = phone(&guide.consult_phone);
    parts.extend([&*guide.catalog_code, &*guide.task_code, &consult_phone]);
    joined(parts)
}

fn facets(cx: &Context<'_>, guide: &Guide, links: &GuideLinks) -> Facets {
    let is_person = |who: &Audience| *who == Audience::NaturalPerson;
    Facets {
        person: guide.audience.iter().any(is_person),
        organisation: !guide.audience.iter().all(is_person),
        topics: links.topics.iter().map(|topic| cx.portal.topic(*topic).value.name.value.clone()).collect(),
        online: guide.channels.contains(&Channel::Online),
        free: guide.fees.as_ref().is_some_and(|fees| fees.charged == Some(false)),
        fee: guide.fees.as_ref().map(only_fee).unwrap_or_default(),
    }
}
