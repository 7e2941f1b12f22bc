//! All items → the entries they share: departments, topics, materials, halls and windows, each with an identifier.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, Office};
use super::place::{Counter, Place};
use super::slug::identifiers;

/// Entries by key; identifiers by the same keys.
#[derive(Debug, Default)]
pub struct Catalogues {
    pub offices: BTreeMap<String, Office>,
    pub topics: BTreeSet<String>,
    pub papers: BTreeMap<String, PaperEntry>,
    pub halls: BTreeMap<String, HallEntry>,
    pub ids: Ids,
}

/// Identifiers by key, one map for each kind.
#[derive(Debug, Default)]
pub struct Ids {
    pub offices: BTreeMap<String, String>,
    pub topics: BTreeMap<String, String>,
    pub papers: BTreeMap<String, String>,
    pub halls: BTreeMap<String, String>,
    pub desks: BTreeMap<String, String>,
    pub guides: BTreeMap<String, String>,
}

/// A material and how the records spell it.
#[derive(Debug, Default)]
pub struct PaperEntry {
    /// Names after the repairs, with how often each is used.
    names: BTreeMap<String, usize>,
    /// Names as they were written, with how often each is used.
    pub spellings: BTreeMap<String, usize>,
}

impl PaperEntry {
    /// The name used most often; of several, the first in the order of characters.
    pub fn name(&self) -> &str {
        let first_of_most = |a: &(&String, &usize), b: &(&String, &usize)| a.1.cmp(b.1).then(b.0.cmp(a.0));
        self.names.iter().max_by(first_of_most).map_or("", |(name, _)| name)
    }
}

/// A hall with the floors and windows that the records name.
#[derive(Debug, Default)]
pub struct HallEntry {
    pub name: String,
    pub address: String,
    /// Names of the floors by storey.
    pub floors: BTreeMap<u32, String>,
    pub desks: BTreeMap<String, DeskEntry>,
}

/// A window.
#[derive(Debug, Default)]
pub struct DeskEntry {
    pub number: Option<String>,
    pub name: Option<String>,
    pub storey: Option<u32>,
    /// Keys of the departments whose items are handled here.
    pub offices: BTreeSet<String>,
}

impl Catalogues {
    /// The key of the department with exactly this name.
    pub fn office_named(&self, name: &str) -> Option<&String> {
        self.offices.iter().find(|(_, office)| office.name == name).map(|(key, _)| key)
    }
}

/// Joins the parts of a key; no part can hold the separator, which is a control character.
fn key(parts: &[&str]) -> String {
    parts.join("\u{1f}")
}

/// The key of an item: its code, or department and title where it has none.
pub fn item_key(item: &Item) -> String {
    let office = item.office.as_ref().map_or("", |office| office.key.as_str());
    item.code.clone().unwrap_or_else(|| key(&[office, &item.title]))
}

pub fn hall_key(counter: &Counter) -> String {
    key(&[&counter.address, &counter.hall])
}

/// Keys of the windows of a counter with their numbers.
pub fn desk_keys(counter: &Counter) -> Vec<(String, Option<String>)> {
    let storey = counter.storey.map(|storey| storey.to_string()).unwrap_or_default();
    let name = counter.name.as_deref().unwrap_or_default();
    let one = |number: &str| key(&[&hall_key(counter), &storey, number, name]);
    match counter.numbers.as_slice() {
        [] => vec![(one(""), None)],
        numbers => numbers.iter().map(|number| (one(number), Some(number.clone()))).collect(),
    }
}

/// Collects the entries of all items.
pub fn collect(items: &[Item]) -> Catalogues {
    let mut all = Catalogues::default();
    for item in items {
        if let Some(office) = &item.office {
            let known = all.offices.entry(office.key.clone()).or_insert_with(|| office.clone());
            known.uscc = known.uscc.take().or(office.uscc.clone());
        }
        all.topics.extend(item.topics.iter().cloned());
        for paper in &item.papers {
            let entry = all.papers.entry(paper.asked.key.clone()).or_default();
            *entry.names.entry(paper.asked.name.clone()).or_default() += 1;
            *entry.spellings.entry(paper.written.clone()).or_default() += 1;
        }
        if let Place::Windows(counter) = &item.place {
            add_counter(&mut all.halls, counter, item.office.as_ref());
        }
    }
    all.ids = ids(&all, items);
    all
}

fn add_counter(halls: &mut BTreeMap<String, HallEntry>, counter: &Counter, office: Option<&Office>) {
    let hall = halls.entry(hall_key(counter)).or_default();
    hall.name.clone_from(&counter.hall);
    hall.address.clone_from(&counter.address);
    if let (Some(storey), Some(floor)) = (counter.storey, &counter.floor) {
        let known = hall.floors.entry(storey).or_insert_with(|| floor.clone());
        if floor < known {
            known.clone_from(floor);
        }
    }
    for (key, number) in desk_keys(counter) {
        let desk = hall.desks.entry(key).or_default();
        desk.number = number;
        desk.name.clone_from(&counter.name);
        desk.storey = counter.storey;
        desk.offices.extend(office.map(|office| office.key.clone()));
    }
}

fn ids(all: &Catalogues, items: &[Item]) -> Ids {
    let desks = all.halls.values().flat_map(|hall| {
        hall.desks.iter().map(|(key, desk)| {
            let name = desk.name.as_deref().unwrap_or_default();
            (key.clone(), format!("{name}{}{}", desk.number.as_deref().unwrap_or_default(), hall.name))
        })
    });
    Ids {
        offices: named(all.offices.iter().map(|(key, office)| (key.clone(), office.name.clone()))),
        topics: named(all.topics.iter().map(|name| (name.clone(), name.clone()))),
        papers: named(all.papers.iter().map(|(key, paper)| (key.clone(), paper.name().to_owned()))),
        halls: named(all.halls.iter().map(|(key, hall)| (key.clone(), hall.name.clone()))),
        desks: named(desks),
        guides: named(items.iter().map(|item| (item_key(item), item.title.clone()))),
    }
}

fn named(pairs: impl Iterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let pairs: Vec<(String, String)> = pairs.collect();
    let ids = identifiers(pairs.iter().map(|(key, name)| (key.as_str(), name.as_str())));
    ids.into_iter().map(|(key, id)| (key.to_owned(), id)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::record::Record;
    use super::*;

    fn items(lines: &[&str]) -> Vec<Item> {
        let read = |(index, line): (usize, &&str)| {
            let record = Record::read(index + 1, line.as_bytes()).unwrap();
            super::super::item::item(&record, super::super::item::title(&record).unwrap(), &mut Vec::new())
        };
        lines.iter().enumerate().map(read).collect()
    }

    #[test]
    fn materials_that_differ_only_in_writing_become_one_entry() {
        let items = items(&[
            r#"{"TASK_NAME":"甲","material_intro":["《读者登记表》（一式两份）","读者证复印件"]}"#,
            r#"{"TASK_NAME":"乙","material_intro":["1.读者登记表；","读者 证"]}"#,
        ]);
        let all = collect(&items);
        let names: Vec<&str> = all.papers.values().map(PaperEntry::name).collect();
        assert_eq!(names, ["读者登记表", "读者证"]);
        assert_eq!(all.papers["读者登记表"].spellings.len(), 2);
    }

    #[test]
    fn items_of_one_window_share_it() {
        let items = items(&[
            r#"{"TASK_NAME":"甲","ORGCODE":"1","DEPT_NAME":"甲馆","handle_location":"一路5号文化中心二楼1、2号窗口"}"#,
            r#"{"TASK_NAME":"乙","ORGCODE":"2","DEPT_NAME":"乙馆","handle_location":"一路5号文化中心2楼2号窗口"}"#,
        ]);
        let all = collect(&items);
        assert_eq!(all.halls.len(), 1);
        let desks: Vec<usize> =
            all.halls.values().flat_map(|hall| hall.desks.values().map(|desk| desk.offices.len())).collect();
        assert_eq!(desks, [1, 2]);
        let ids: BTreeSet<&String> = all.ids.desks.values().collect();
        assert_eq!(ids.len(), 2);
    }
}
