//! A new portal: one entry of each kind, linked with each other, and what VS Code needs to know.
//!
//! In: a name and a day. Out: the files of a folder that can be checked and built at once. Its only guide is a draft and
//! its banner says that nothing has been looked at yet, so that no example is published by accident.

use super::facts::Facts;
use super::scaffold::Scaffold;
use super::workspace::{self, File, SCHEMAS};
use crate::lang::Lang;
use crate::model::{DocumentShape, Need, describe};
use crate::source::Kind;

/// What a new portal is made of.
pub struct NewSite<'a> {
    pub title: Option<&'a str>,
    pub facts: Facts,
    pub lang: Lang,
}

/// The one entry of each kind that a new portal begins with.
const FIRST: &[(Kind, &str)] = &[
    (Kind::Department, "approval"),
    (Kind::Hall, "main"),
    (Kind::Window, "a01"),
    (Kind::Topic, "social-security"),
    (Kind::Material, "id-card"),
    (Kind::Policy, "civil-code"),
    (Kind::Page, "about"),
    (Kind::Guide, "first-guide"),
];

/// Where an entry of a kind goes, seen from the content folder.
pub fn path(kind: Kind, id: &str) -> String {
    let ending = if kind.takes_markdown() { "md" } else { "yaml" };
    match kind.folder() {
        "" => format!("{}.{ending}", workspace::name(kind)),
        folder => format!("{folder}/{id}.{ending}"),
    }
}

impl NewSite<'_> {
    /// Every file with its path from the folder of the portal.
    pub fn files(mut self) -> Vec<File> {
        self.facts.floors = vec!["1F".to_owned()];
        for (kind, id) in FIRST {
            let values = describe(*kind).map(|document| self.values(&document, id)).unwrap_or_default();
            let name = values.into_iter().find(|(field, _)| matches!(*field, "name" | "title"));
            self.facts.add(*kind, id, &name.map(|(_, name)| name).unwrap_or_default());
        }
        let entries = [(Kind::Site, ""), (Kind::Calendar, "")].iter().chain(FIRST);
        let content = entries.filter_map(|(kind, id)| self.entry(*kind, id));
        let schemas = workspace::schemas(self.lang).map(|file| file.below(SCHEMAS));
        let settings = File::json(".vscode/settings.json", &workspace::settings("content", SCHEMAS));
        let extensions = File::json(".vscode/extensions.json", &workspace::extensions());
        let ignored = File { path: ".gitignore".to_owned(), text: "/public/\n/cards/\n.*.mingbai\n".to_owned() };
        content.chain([settings, extensions, ignored]).chain(schemas).collect()
    }

    fn entry(&self, kind: Kind, id: &str) -> Option<File> {
        let document = describe(kind)?;
        let values = self.values(&document, id);
        let text = Scaffold { document, facts: &self.facts, lang: self.lang, values }.text();
        Some(File { path: path(kind, id), text }.below("content"))
    }

    /// What can be said already.
    fn values(&self, document: &DocumentShape, id: &str) -> Vec<(&'static str, String)> {
        match document.kind {
            Kind::Site => self.site(),
            Kind::Topic | Kind::Material | Kind::Policy | Kind::Page => examples(document),
            Kind::Window => vec![("number", id.to_uppercase())],
            _ => Vec::new(),
        }
    }

    fn site(&self) -> Vec<(&'static str, String)> {
        let banner = ("banner", self.lang.text("new.banner").to_owned());
        self.title.map(|title| ("name", title.to_owned())).into_iter().chain([banner]).collect()
    }
}

/// The examples of a record that hold anywhere: a law, a well-known paper.
fn examples(document: &DocumentShape) -> Vec<(&'static str, String)> {
    let needed =
        document.record.fields.iter().filter(|field| field.need != Need::Optional && !field.example.is_empty());
    needed.map(|field| (field.name, field.example.to_owned())).collect()
}
