//! By what the results page narrows down, and what its cards say more than suggestions do: `search/facets.js`, which no
//! other page loads.

use std::collections::BTreeMap;

use serde::Serialize;

use super::export::{Column, column};
use super::pack::{self, line};
use super::{Doc, DocKind};
use crate::pages::search::Choosable;
use crate::render::Artifact;

/// What `facets.js` hands over, for each document in their order.
#[derive(Serialize)]
struct Facts {
    /// A sum of: 1 persons, 2 organisations, 4 online, 8 free.
    flags: String,
    /// Departments of guides.
    departments: Column,
    fees: Column,
    /// Distinct topics, joined by line breaks.
    topics: String,
    /// The situations a query can name: fragment, label and words parted by tabs, options by `|`.
    options: Column,
    /// For each document the number of its topics, then each topic's number from 0.
    of: String,
}

/// The file.
pub fn file(docs: &[Doc]) -> Artifact {
    let (topics, of) = topics(docs);
    let facts = Facts {
        flags: pack::numbers(docs.iter().map(flags)),
        departments: column(docs, |doc| {
            (doc.kind == DocKind::Guide && !doc.department.is_empty()).then(|| line(&doc.department))
        }),
        fees: column(docs, |doc| (!doc.facets.fee.is_empty()).then(|| line(&doc.facets.fee))),
        options: column(docs, |doc| (!doc.options.is_empty()).then(|| options(&doc.options))),
        topics,
        of,
    };
    let script = format!("mingbaiSearch(\"facets\",{});\n", pack::literal(&facts));
    Artifact { path: "search/facets.js".into(), bytes: script.into_bytes() }
}

fn options(options: &[Choosable]) -> String {
    options.iter().map(option).collect::<Vec<_>>().join("|")
}

/// One option: fragment, label and words, parted by tabs.
pub fn option(option: &Choosable) -> String {
    let part = |text: &str| line(text).replace('|', "／");
    let words = option.words.iter().map(|word| part(word)).collect::<Vec<_>>();
    format!("{}\t{}\t{}", part(&option.fragment), part(&option.label), words.join(" "))
}

fn flags(doc: &Doc) -> u64 {
    let facets = &doc.facets;
    let bits = [facets.person, facets.organisation, facets.online, facets.free];
    bits.into_iter().zip([1, 2, 4, 8]).filter(|(is_set, _)| *is_set).map(|(_, bit)| bit).sum()
}

fn topics(docs: &[Doc]) -> (String, String) {
    let mut numbers: BTreeMap<&str, u64> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut of = String::new();
    for doc in docs {
        pack::number(&mut of, doc.facets.topics.len() as u64);
        for topic in &doc.facets.topics {
            let number = *numbers.entry(topic).or_insert_with(|| {
                names.push(line(topic));
                names.len() as u64 - 1
            });
            pack::number(&mut of, number);
        }
    }
    (names.join("\n"), of)
}

#[cfg(test)]
mod tests {
    use super::super::samples::guide;
    use super::*;
    use crate::pages::search::Facets;

    #[test]
    fn facets_are_packed_by_document() {
        let mut docs = vec![guide("甲", &[]), guide("乙", &[])];
        docs[0].department = "公安局".into();
        docs[0].facets = Facets {
            person: true,
            organisation: false,
            topics: vec!["户籍".into(), "证件".into()],
            online: true,
            free: false,
            fee: "20 元/证".into(),
        };
        docs[1].facets = Facets { topics: vec!["证件".into()], free: true, ..Facets::default() };
        docs[1].department = String::new();
        let words = vec!["代办".into(), "帮办".into()];
        docs[1].options = vec![Choosable { label: "别人代办".into(), fragment: "who=agent".into(), words }];
        let text = String::from_utf8(file(&docs).bytes).unwrap();
        let wanted = format!(
            "mingbaiSearch(\"facets\",{{\"flags\":\"{}\",\"departments\":[\"公安局\",\"{}\"],\"fees\":[\"20 元/证\",\"{}\"],\"topics\":\"户籍\\n证件\",\"options\":[\"who=agent\\t别人代办\\t代办 帮办\",\"{}\"],\"of\":\"{}\"}});\n",
            pack::numbers([5, 8]),
            pack::numbers([1, 0]),
            pack::numbers([1, 0]),
            pack::numbers([0, 1]),
            pack::numbers([2, 0, 1, 1, 1]),
        );
        assert_eq!(text, wanted);
    }
}
