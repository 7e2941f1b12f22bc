//! Which schema goes into which file.

use serde_json::Value;

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
}

/// The kinds of files that have fields.
pub const DOCUMENTS: &[Kind] = &[
    Kind::Site,
    Kind::Calendar,
    Kind::Department,
    Kind::Hall,
    Kind::Window,
    Kind::Material,
    Kind::Topic,
    Kind::Policy,
    Kind::Guide,
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
