//! An answer with its reasons, for a clerk who asks why a result comes first.

use std::fmt::Write as _;

use super::shown::{self, Page, visible, whole};
use crate::lang::Lang;
use crate::pages::search::DocKind;
use crate::render::search::{Contribution, Factors, Found, Grade, Hit, Reasons, Understood, Unit};

pub fn text(page: &Page<'_>) -> String {
    let explained = page.explained;
    let mut text = understood(&explained.understood, &explained.units, page.lang) + "\n" + &shown::heading(page);
    for (number, (hit, why)) in explained.answer.hits.iter().zip(&explained.reasons).enumerate() {
        text += &shown::line(page, number, hit);
        text += &match explained.answer.grade {
            Grade::Frequent => asked_often(page, hit),
            _ => score(page, hit, why),
        };
    }
    text + &shown::elsewhere(page)
}

// ---- The query

fn understood(read: &Understood, units: &[Unit], lang: Lang) -> String {
    let mut lines = vec![lang.say("search.cleaned", &[("text", &read.cleaned)])];
    if read.asked != read.cleaned {
        lines.push(lang.say("search.asked", &[("text", &read.asked)]));
    }
    let lists = [("search.spelled", &read.spelled), ("search.mended", &read.mended), ("search.meant", &read.meant)];
    for (key, list) in lists {
        let say = |(text, others): &(String, Vec<String>)| {
            whole(lang, key, &[("text", text), ("others", &joined(others.iter().filter(|other| *other != text)))])
        };
        lines.extend(list.iter().map(say));
    }
    if !units.is_empty() {
        let said: Vec<String> = units.iter().map(|unit| format!("{} {}", unit.text, percent(unit.weight))).collect();
        lines.push(whole(lang, "search.parts", &[("parts", &joined(&said))]));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

// ---- A hit

fn asked_often(page: &Page<'_>, hit: &Hit) -> String {
    format!("    {} = {:.3}\n", frequent(page, hit), hit.score)
}

fn score(page: &Page<'_>, hit: &Hit, why: &Reasons) -> String {
    let (lang, factors) = (page.lang, &hit.factors);
    let mut text = format!("    {}\n", lang.say("search.text", &[("n", &format!("{:.3}", factors.text))]));
    for (field, terms) in by_field(&why.terms) {
        let said: Vec<String> = terms.iter().map(|term| format!("{} {:.3}", term.term, term.score)).collect();
        let _ = writeln!(text, "      {} {}", lang.text(field_key(field)), joined(&said));
    }
    let lines = [
        covered(&page.explained.units, &why.units, factors, lang),
        named(factors, lang),
        kind(page, hit),
        frequent(page, hit),
    ];
    for line in lines {
        let _ = writeln!(text, "    × {line}");
    }
    let _ = writeln!(text, "    = {:.3}", hit.score);
    text
}

/// The addends of each field; the field with the largest first.
fn by_field(terms: &[Contribution]) -> Vec<(&'static str, Vec<&Contribution>)> {
    let mut fields: Vec<(&'static str, Vec<&Contribution>)> = Vec::new();
    for term in terms {
        match fields.iter_mut().find(|(field, _)| *field == term.field) {
            Some((_, list)) => list.push(term),
            None => fields.push((term.field, vec![term])),
        }
    }
    fields
}

fn covered(units: &[Unit], found: &[Found], factors: &Factors, lang: Lang) -> String {
    let pairs: Vec<(&Unit, &Found)> = units.iter().zip(found).collect();
    let runs = pairs.chunk_by(|a, b| a.1.worth == b.1.worth).filter(|run| run[0].1.worth > 0.0);
    let said = |run: &[(&Unit, &Found)]| {
        let text: String = run.iter().map(|(unit, _)| unit.text.as_str()).collect();
        format!("{text} {}", percent(run.iter().map(|(unit, found)| unit.weight * found.worth).sum()))
    };
    let (found, cover) = (joined(runs.map(said)), percent(factors.cover));
    whole(lang, "search.share", &[("n", &format!("{:.3}", factors.share())), ("cover", &cover), ("found", &found)])
}

fn named(factors: &Factors, lang: Lang) -> String {
    let place = lang.text(factors.place.map_or("search.place-none", |place| PLACES[place.min(PLACES.len() - 1)]));
    lang.say("search.name", &[("n", &format!("{:.3}", factors.name)), ("place", place)])
}

const PLACES: [&str; 6] = [
    "search.place-title",
    "search.place-title-start",
    "search.place-title-part",
    "search.place-alias",
    "search.place-alias-start",
    "search.place-alias-part",
];

fn kind(page: &Page<'_>, hit: &Hit) -> String {
    let kind = page.lang.text(kind_key(page.index.docs()[hit.doc].kind));
    page.lang.say("search.kind", &[("n", &format!("{:.3}", hit.factors.kind)), ("kind", kind)])
}

fn frequent(page: &Page<'_>, hit: &Hit) -> String {
    let factor = format!("{:.3}", hit.factors.frequent);
    match page.index.docs()[hit.doc].frequent {
        Some(rank) => page.lang.say("search.often", &[("n", &factor), ("rank", &rank.to_string())]),
        None => page.lang.say("search.not-often", &[("n", &factor)]),
    }
}

// ---- Words

fn kind_key(kind: DocKind) -> &'static str {
    match kind {
        DocKind::Guide => "kind.guide",
        DocKind::Window => "kind.window",
        DocKind::Material => "kind.material",
        DocKind::Department => "kind.department",
        DocKind::Policy => "kind.policy",
        DocKind::Topic => "kind.topic",
        DocKind::Hall => "kind.hall",
        DocKind::Notice => "kind.notice",
        DocKind::Bundle => "kind.bundle",
    }
}

fn field_key(field: &str) -> &'static str {
    match field {
        "title" => "search.field-title",
        "aliases" => "search.field-aliases",
        "department" => "search.field-department",
        "materials" => "search.field-materials",
        "summary" => "search.field-summary",
        _ => "search.field-body",
    }
}

fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| visible(text.as_ref())).collect();
    texts.join("、")
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
