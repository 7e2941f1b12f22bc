//! Items and catalogues → the files of a content folder.
//!
//! What the source lacks is not written: a guide lists it in `source_gaps` and has a comment in its place; the files of the
//! catalogues say it in a comment too. `mingbai check` reports each as a missing field.

use std::collections::BTreeMap;

use super::catalogue::{Catalogues, DeskEntry, HallEntry};
use super::guide::guide;
use super::item::{Item, Office};
use crate::exchange::write::{Draft, Yaml, comment};
use crate::lang::Lang;
use crate::model::{Calendar, Department, Field, Hall, Material, Need, Record, Site, Topic, TopicKind, Window};

/// A file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the folder, with `/`.
    pub path: String,
    pub text: String,
}

/// The files, and how many guides lack each field.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<File>,
    pub gaps: BTreeMap<&'static str, usize>,
}

/// Writes everything as text.
pub fn tree(items: &[Item], all: &Catalogues) -> Tree {
    let mut tree = Tree::default();
    tree.files.push(site(items));
    tree.files.push(calendar());
    tree.files.extend(all.offices.iter().map(|(key, office)| department(&all.ids.offices[key], office)));
    tree.files.extend(topics(all));
    tree.files.extend(materials(all));
    for (key, hall) in &all.halls {
        tree.files.push(hall_file(&all.ids.halls[key], hall));
        tree.files.push(windows(&all.ids.halls[key], hall, all));
    }
    for item in items {
        let (file, gaps) = guide(item, all);
        tree.files.push(file);
        gaps.into_iter().for_each(|gap| *tree.gaps.entry(gap).or_default() += 1);
    }
    tree.files.sort_by(|a, b| a.path.cmp(&b.path));
    tree
}

/// Words of the content are Chinese, whatever language the command speaks.
pub fn zh(key: &'static str) -> &'static str {
    Lang::Zh.text(key)
}

/// Required and wanted fields without a value.
pub fn missing<T: Record>(draft: &Draft) -> Vec<&'static str> {
    let asked = |field: &&Field| field.need != Need::Optional && !draft.has(field.name);
    T::FIELDS.iter().filter(asked).map(|field| field.name).collect()
}

/// An entry in a file of its own, with a comment for each missing field.
fn alone<T: Record>(path: String, head: &'static str, draft: &Draft) -> File {
    let mut text = String::new();
    comment(&mut text, zh(head), 0);
    text.push_str(&draft.yaml::<T>(&missing::<T>(draft), 0));
    File { path, text }
}

fn site(items: &[Item]) -> File {
    let mut draft = Draft::default();
    draft.text("name", zh("import.site-name"));
    draft.text("description", zh("import.site-description"));
    draft.text("banner", zh("import.site-banner"));
    let regions: Vec<&str> = items.iter().filter_map(|item| item.region.as_deref()).collect();
    // The region that all others lie in, such as the province of its cities.
    let widest = regions.iter().find(|wide| regions.iter().all(|region| region.starts_with(**wide)));
    draft.text("region", widest.copied().unwrap_or_default());
    alone::<Site>("site.yaml".to_owned(), "import.head-site", &draft)
}

fn calendar() -> File {
    let mut text = String::new();
    comment(&mut text, zh("import.head-calendar"), 0);
    let years = Calendar::FIELDS[0].name;
    File { path: "calendar.yaml".to_owned(), text: format!("{text}{years}: []\n") }
}

fn department(id: &str, office: &Office) -> File {
    let mut draft = Draft::default();
    draft.text("name", &office.name);
    draft.text("uscc", office.uscc.as_deref().unwrap_or_default());
    alone::<Department>(format!("departments/{id}.yaml"), "import.head-department", &draft)
}

/// Many entries in one file; what all of them lack is said once at the top.
fn catalogue<T: Record>(path: String, head: &'static str, entries: &[(&String, Draft)]) -> File {
    let mut text = String::new();
    comment(&mut text, zh(head), 0);
    for (id, draft) in entries {
        text.push_str(&format!("{id}:\n{}", draft.yaml::<T>(&[], 2)));
    }
    File { path, text }
}

/// Names that the national portal lists under events in a life; all others are subjects.
const LIFE_EVENTS: &[&str] = &[
    "生小孩",
    "入园",
    "入学",
    "升学",
    "就学",
    "当兵",
    "找工作",
    "失业",
    "创业",
    "结婚",
    "离婚",
    "买房",
    "购房",
    "迁居",
    "患重病",
    "退休",
    "身后",
];

fn topics(all: &Catalogues) -> Option<File> {
    let entries = all.topics.iter().map(|name| {
        let mut draft = Draft::default();
        draft.text("name", name);
        let kind = if LIFE_EVENTS.contains(&name.as_str()) { TopicKind::LifeEvent } else { TopicKind::Subject };
        draft.text("kind", kind.zh());
        (&all.ids.topics[name], draft)
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(id, _)| *id);
    (!entries.is_empty()).then(|| catalogue::<Topic>("topics/topics.yaml".to_owned(), "import.head-topics", &entries))
}

/// One file for each first letter, so that an editor finds an entry by the sound of its name.
fn materials(all: &Catalogues) -> Vec<File> {
    let mut letters: BTreeMap<char, Vec<(&String, Draft)>> = BTreeMap::new();
    for (key, paper) in &all.papers {
        let id = &all.ids.papers[key];
        let mut draft = Draft::default();
        draft.text("name", paper.name());
        let first = id.chars().next().filter(char::is_ascii_lowercase).unwrap_or('0');
        letters.entry(first).or_default().push((id, draft));
    }
    let files = letters.into_iter().map(|(letter, mut entries)| {
        entries.sort_by_key(|(id, _)| *id);
        catalogue::<Material>(format!("materials/{letter}.yaml"), "import.head-materials", &entries)
    });
    files.collect()
}

fn storey_id(storey: u32) -> String {
    format!("{storey}F")
}

fn hall_file(id: &str, hall: &HallEntry) -> File {
    let mut draft = Draft::default();
    draft.text("name", &hall.name);
    draft.text("address", &hall.address);
    let floors = hall
        .floors
        .iter()
        .map(|(storey, name)| Yaml::Map(vec![("id", Yaml::text(storey_id(*storey))), ("name", Yaml::text(name))]));
    draft.set("floors", Yaml::List(floors.collect()));
    alone::<Hall>(format!("halls/{id}.yaml"), "import.head-hall", &draft)
}

fn windows(hall_id: &str, hall: &HallEntry, all: &Catalogues) -> File {
    let mut desks: Vec<(&String, &DeskEntry)> = hall.desks.iter().collect();
    // 2 before 10.
    let length = |desk: &DeskEntry| desk.number.as_ref().map_or(0, String::len);
    desks.sort_by_key(|(_, desk)| (desk.storey, length(desk), &desk.number, &desk.name));
    let entries = desks.into_iter().map(|(key, desk)| (&all.ids.desks[key], window(hall_id, desk, all)));
    catalogue::<Window>(format!("windows/{hall_id}.yaml"), "import.head-windows", &entries.collect::<Vec<_>>())
}

fn window(hall_id: &str, desk: &DeskEntry, all: &Catalogues) -> Draft {
    let mut draft = Draft::default();
    let number = desk.number.as_deref().unwrap_or_default();
    let numbered = || Lang::Zh.say("import.window-name", &[("number", number)]);
    draft.text("number", number);
    draft.text("name", desk.name.clone().unwrap_or_else(numbered));
    draft.text("hall", hall_id);
    draft.text("floor", desk.storey.map(storey_id).unwrap_or_default());
    draft.set("departments", Yaml::texts(desk.offices.iter().map(|key| &all.ids.offices[key])));
    draft
}
