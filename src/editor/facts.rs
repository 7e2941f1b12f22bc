//! What a scaffold has to know about the content it joins.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Content, Entry, Guide, GuideStatus, Written};
use crate::source::Kind;

/// Identifier and name of an entry.
pub type Known = (String, String);

/// The entries that a new one can refer to, and the day on which it is written.
#[derive(Debug, Clone)]
pub struct Facts {
    pub today: Date,
    known: BTreeMap<Kind, Vec<Known>>,
    /// Floors and zones of the first hall.
    pub floors: Vec<String>,
    pub zones: Vec<String>,
}

impl Facts {
    pub fn new(today: Date) -> Self {
        Facts { today, known: BTreeMap::new(), floors: Vec::new(), zones: Vec::new() }
    }

    /// The facts of a content folder.
    pub fn of(content: &Content, today: Date) -> Self {
        let mut facts = Facts::new(today);
        facts.list(Kind::Department, &content.departments, |department| &department.name);
        facts.list(Kind::Hall, &content.halls, |hall| &hall.name);
        facts.list(Kind::Window, &content.windows, |window| &window.name);
        facts.list(Kind::Material, &content.materials, |material| &material.name);
        facts.list(Kind::Topic, &content.topics, |topic| &topic.name);
        facts.list(Kind::Policy, &content.policies, |policy| &policy.title);
        // What is done now comes first: a bundle may have no other members.
        let is_active =
            |guide: &&Entry<Written<Guide>>| matches!(guide.value.head.status, None | Some(GuideStatus::Active));
        let (active, others): (Vec<_>, Vec<_>) = content.guides.iter().partition(is_active);
        active.into_iter().chain(others).for_each(|guide| facts.add(Kind::Guide, &guide.id, &guide.value.head.title));
        facts.list(Kind::Bundle, &content.bundles, |bundle| &bundle.head.title);
        facts.list(Kind::Page, &content.pages, |page| &page.head.title);
        facts.list(Kind::Notice, &content.notices, |notice| &notice.head.title);
        if let Some(hall) = content.halls.first() {
            facts.floors = hall.value.floors.iter().map(|floor| floor.id.value.clone()).collect();
            facts.zones = hall.value.zones.iter().map(|zone| zone.id.value.clone()).collect();
        }
        facts
    }

    fn list<T>(&mut self, kind: Kind, entries: &[Entry<T>], name: impl Fn(&T) -> &str) {
        entries.iter().for_each(|entry| self.add(kind, &entry.id, name(&entry.value)));
    }

    pub fn add(&mut self, kind: Kind, id: &str, name: &str) {
        self.known.entry(kind).or_default().push((id.to_owned(), name.to_owned()));
    }

    pub fn known(&self, kind: Kind) -> &[Known] {
        self.known.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.known(kind).iter().any(|(known, _)| known == id)
    }
}
