//! What is typed → the entries of a kind that are meant, by the same analysis and ranking as the portal's search.
//!
//! The names of a kind are indexed when something is first looked up among them, and again only when one of these names has
//! changed: a key pressed in a guide changes no material's name, and costs a comparison. Deliberately absent: long
//! texts, which nobody writes into a reference.

use std::collections::BTreeMap;

use super::names::{Named, of_kind};
use crate::model::Content;
use crate::pages::search::{Doc, DocKind};
use crate::render::search::{Grade, Index, Scope, normal};
use crate::source::Kind;

/// Most entries that are offered for what was typed.
const MOST: usize = 50;

/// The indexes of one client, by kind.
#[derive(Default)]
pub struct Lookup {
    kinds: BTreeMap<Kind, Known>,
}

struct Known {
    /// `None` where none could be made.
    index: Option<Index>,
    names: Vec<Doc>,
}

impl Lookup {
    /// Numbers of the entries, the best first: those whose identifier begins with what was typed, then those that the search
    /// finds. Empty when nothing comes close.
    pub fn find(&mut self, content: &Content, kind: Kind, typed: &str) -> Vec<usize> {
        let entries = of_kind(content, kind);
        let wanted = typed.to_lowercase();
        let mut found: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].id.starts_with(&wanted)).collect();
        found.truncate(MOST);
        if normal(typed).is_empty() {
            return found;
        }
        let answer = self.index(kind, &entries).and_then(|index| index.search_in(Scope::Names, typed, MOST).ok());
        let answer = answer.filter(|answer| answer.grade != Grade::Frequent);
        for hit in answer.into_iter().flat_map(|answer| answer.hits) {
            if !found.contains(&hit.doc) {
                found.push(hit.doc);
            }
        }
        found
    }

    fn index(&mut self, kind: Kind, entries: &[Named<'_>]) -> Option<&Index> {
        let is_same = |known: &Known| {
            known.names.len() == entries.len()
                && known.names.iter().zip(entries).all(|(doc, entry)| is_named(doc, entry))
        };
        if !self.kinds.get(&kind).is_some_and(is_same) {
            let names: Vec<Doc> = entries.iter().map(doc).collect();
            let index = Index::build(names.clone()).ok();
            self.kinds.insert(kind, Known { index, names });
        }
        self.kinds.get(&kind)?.index.as_ref()
    }
}

fn is_named(doc: &Doc, entry: &Named<'_>) -> bool {
    doc.id == entry.id && doc.title == entry.title && doc.aliases == entry.also
}

/// All of one kind, so that none counts more than another.
fn doc(entry: &Named<'_>) -> Doc {
    let aliases = entry.also.iter().map(|name| (*name).to_owned()).collect();
    Doc { aliases, ..Doc::named(DocKind::Guide, entry.id, String::new(), entry.title) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;
    use crate::model;
    use crate::source;

    fn content(materials: &str) -> Content {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("materials")).unwrap();
        std::fs::write(folder.path().join("materials/all.yaml"), materials).unwrap();
        let (tree, _) = source::read(folder.path(), "");
        let _: &SourceMap = &tree.map;
        model::parse(&tree).0
    }

    const MATERIALS: &str = "\
id-card: {name: 居民身份证, aliases: [身份证]}
household-book: {name: 居民户口簿, aliases: [户口本]}
social-card: {name: 社会保障卡, aliases: [社保卡]}
lease: {name: 房屋租赁合同}
";

    fn ids(lookup: &mut Lookup, content: &Content, typed: &str) -> Vec<String> {
        let entries = of_kind(content, Kind::Material);
        lookup.find(content, Kind::Material, typed).into_iter().map(|at| entries[at].id.to_owned()).collect()
    }

    #[test]
    fn entries_are_found_as_in_the_portals_search() {
        let (content, mut lookup) = (content(MATERIALS), Lookup::default());
        for (typed, meant) in [
            ("sfz", "id-card"),
            ("身份", "id-card"),
            ("身份正", "id-card"),
            ("社保", "social-card"),
            ("社保ka", "social-card"),
            ("户口本", "household-book"),
            ("hukou", "household-book"),
            ("le", "lease"),
            ("ID", "id-card"),
        ] {
            assert_eq!(ids(&mut lookup, &content, typed).first().map(String::as_str), Some(meant), "{typed}");
        }
        for nothing in ["qqqzzz", "", "\"", "😀"] {
            let found = ids(&mut lookup, &content, nothing);
            assert!(nothing.is_empty() || found.is_empty(), "{nothing} finds {found:?}");
        }
    }

    #[test]
    fn an_index_is_made_again_only_when_a_name_has_changed() {
        let (mut lookup, before) = (Lookup::default(), content(MATERIALS));
        let place = |lookup: &mut Lookup, content: &Content| {
            lookup.find(content, Kind::Material, "社保");
            lookup.kinds[&Kind::Material].names.as_ptr()
        };
        let made = place(&mut lookup, &before);
        assert_eq!(place(&mut lookup, &before), made);
        let elsewhere = content(&MATERIALS.replace("居民户口簿,", "居民户口簿, kind: 证照, "));
        assert_eq!(place(&mut lookup, &elsewhere), made, "no name has changed");
        let renamed = content(&MATERIALS.replace("社保卡", "医保卡"));
        assert_ne!(place(&mut lookup, &renamed), made);
        assert_eq!(ids(&mut lookup, &renamed, "医保卡"), ["social-card"]);
    }
}
