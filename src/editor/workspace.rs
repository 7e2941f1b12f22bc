//! Which schema belongs to which files, and the settings that tell VS Code so.

use serde_json::{Value, json};

use super::schema::schema;
use crate::lang::Lang;
use crate::model::describe;
use crate::source::Kind;

/// Where schemas lie, seen from the folder that holds the content folder.
pub const SCHEMAS: &str = ".mingbai/schema";

/// A file that an editor needs, with its path from the folder it goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn json(path: impl Into<String>, value: &Value) -> Self {
        File { path: path.into(), text: format!("{value:#}\n") }
    }

    /// The same in a folder.
    pub fn below(self, folder: &str) -> Self {
        File { path: format!("{folder}/{}", self.path), ..self }
    }
}

/// The kinds of files that have fields.
pub const DOCUMENTS: &[Kind] = &[
    Kind::Site,
    Kind::Calendar,
    Kind::Synonyms,
    Kind::PrintLog,
    Kind::Department,
    Kind::Hall,
    Kind::Window,
    Kind::Material,
    Kind::Topic,
    Kind::Policy,
    Kind::Guide,
    Kind::Bundle,
    Kind::Page,
    Kind::Notice,
];

/// The English name of a kind: what `mingbai new` is told, and the name of its schema.
pub fn name(kind: Kind) -> &'static str {
    kind.word().strip_prefix("kind.").unwrap_or(kind.word())
}

/// File name of a kind's schema.
pub fn schema_file(kind: Kind) -> String {
    format!("{}.json", name(kind))
}

/// Every schema as the file it goes into.
pub fn schemas(lang: Lang) -> impl Iterator<Item = File> {
    let described = DOCUMENTS.iter().filter_map(|kind| describe(*kind));
    described.map(move |document| File::json(schema_file(document.kind), &schema(&document, lang)))
}

/// The files of a kind below the content folder; Markdown is not among them, because the YAML extension does not read
/// front matter.
fn globs(kind: Kind, content: &str) -> Vec<String> {
    match (kind, kind.folder()) {
        (Kind::Page | Kind::Notice, _) => Vec::new(),
        (kind, "") => vec![format!("{content}/{}.yaml", name(kind))],
        (_, folder) => ["yaml", "yml"].iter().map(|end| format!("{content}/{folder}/**/*.{end}")).collect(),
    }
}

/// `.vscode/settings.json` of a folder with its content in `content` and its schemas in `schemas`.
pub fn settings(content: &str, schemas: &str) -> Value {
    let mapped = DOCUMENTS.iter().map(|kind| (*kind, globs(*kind, content))).filter(|(_, globs)| !globs.is_empty());
    let mapped = mapped.map(|(kind, globs)| (format!("./{schemas}/{}", schema_file(kind)), json!(globs)));
    json!({
        "files.encoding": "utf8",
        "yaml.schemas": mapped.collect::<serde_json::Map<_, _>>(),
        // Nothing is fetched from the network.
        "yaml.schemaStore.enable": false,
        "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2, "editor.unicodeHighlight.ambiguousCharacters": false},
        "[markdown]": {"editor.unicodeHighlight.ambiguousCharacters": false},
    })
}

/// `.vscode/extensions.json`: what reads the schemas.
pub fn extensions() -> Value {
    json!({"recommendations": ["redhat.vscode-yaml"]})
}
