//! Content files as the JSON that a YAML extension would hold against a schema.

use std::path::Path;

use mingbai::diag::{Diagnostics, FileId};
use mingbai::source::yaml::{Node, Value as Yaml, parse};
use mingbai::source::{Kind, read};
use serde_json::{Value, json};

pub struct Document {
    pub path: String,
    pub kind: Kind,
    pub value: Value,
}

/// Every document with fields below a content folder.
pub fn documents(folder: &Path) -> Vec<Document> {
    let (tree, _) = read(folder, "content");
    let mut found = Diagnostics::new();
    let trees = tree.documents.iter().filter_map(|document| {
        let node = document.tree(&tree.map, &mut found)?;
        let path = tree.map.file(document.file).path.clone();
        Some(Document { path, kind: document.kind, value: typed(&node) })
    });
    trees.collect()
}

pub fn of_yaml(text: &str) -> Value {
    typed(&parse(FileId(0), text, 0).unwrap())
}

/// Plain scalars become what YAML 1.2 makes of them.
fn typed(node: &Node) -> Value {
    match &node.value {
        Yaml::Seq(items) => items.iter().map(typed).collect(),
        Yaml::Map(pairs) => pairs.iter().map(|(key, value)| (key.name.clone(), typed(value))).collect(),
        Yaml::Scalar { text, plain: false } => json!(text),
        Yaml::Scalar { text, plain: true } => match text.as_str() {
            "" | "~" | "null" => Value::Null,
            "true" => json!(true),
            "false" => json!(false),
            text => number(text).unwrap_or_else(|| json!(text)),
        },
    }
}

fn number(text: &str) -> Option<Value> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let whole = text.parse::<i64>().map(|whole| json!(whole));
    whole.or_else(|_| text.parse::<f64>().map(|broken| json!(broken))).ok().filter(|_| is_number)
}
