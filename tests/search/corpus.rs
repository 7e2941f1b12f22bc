//! The documents of the search tests, read from `guides.txt`.

use super::{Doc, DocKind, Facets};

/// All documents of `guides.txt`.
pub fn guides() -> Vec<Doc> {
    include_str!("guides.txt").lines().filter(|line| !line.starts_with('#')).map(read).collect()
}

/// A guide of which only the names matter.
#[allow(dead_code, reason = "this file serves two test crates")]
pub fn guide(title: &str, aliases: &[&str]) -> Doc {
    let aliases = aliases.join("、");
    read(&format!("guide|{title}|{title}|{aliases}||||||"))
}

/// kind|id|title|aliases|department|facts|summary|materials|body|rank; lists with `、`.
fn read(line: &str) -> Doc {
    let parts: Vec<&str> = line.split('|').collect();
    let [kind, id, title, aliases, department, facts, summary, materials, body, rank] = parts[..] else {
        panic!("not ten parts: {line}")
    };
    let (kind, folder) = match kind {
        "guide" => (DocKind::Guide, "guides"),
        "window" => (DocKind::Window, "windows"),
        "material" => (DocKind::Material, "materials"),
        "department" => (DocKind::Department, "departments"),
        "policy" => (DocKind::Policy, "policies"),
        "topic" => (DocKind::Topic, "topics"),
        _ => panic!("no such kind: {line}"),
    };
    Doc {
        id: id.to_owned(),
        url: format!("{folder}/{id}.html"),
        kind,
        title: title.to_owned(),
        aliases: list(aliases),
        department: department.to_owned(),
        facts: list(facts),
        summary: summary.to_owned(),
        materials: list(materials),
        body: body.to_owned(),
        frequent: rank.parse().ok(),
        facets: Facets::default(),
        options: Vec::new(),
    }
}

fn list(text: &str) -> Vec<String> {
    text.split('、').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
