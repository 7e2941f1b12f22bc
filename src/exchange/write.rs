//! One entry → YAML text, in the order of the model's field table.
//!
//! In: values by field name. Out: block YAML that the loader reads back to exactly these values. A field without a
//! value is left out; where the caller says so, a comment stands in its place.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::model::{Field, Record};

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yaml {
    Text(String),
    List(Vec<Yaml>),
    /// Identifiers on one line: `[a, b]`.
    Words(Vec<&'static str>),
    Map(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    pub fn text(value: impl Into<String>) -> Self {
        Yaml::Text(value.into())
    }

    pub fn texts<S: Into<String>>(values: impl IntoIterator<Item = S>) -> Self {
        Yaml::List(values.into_iter().map(Yaml::text).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Yaml::Text(text) => text.is_empty(),
            Yaml::List(items) => items.is_empty(),
            Yaml::Words(words) => words.is_empty(),
            Yaml::Map(pairs) => pairs.is_empty(),
        }
    }
}

/// The values and remarks of one entry by field name.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    values: BTreeMap<&'static str, Yaml>,
    remarks: BTreeMap<&'static str, Vec<String>>,
}

impl Draft {
    /// Sets a field; an empty value leaves it missing.
    pub fn set(&mut self, field: &'static str, value: Yaml) {
        if !value.is_empty() {
            self.values.insert(field, value);
        }
    }

    pub fn text(&mut self, field: &'static str, value: impl Into<String>) {
        self.set(field, Yaml::text(value));
    }

    /// Adds a comment above the place of a field.
    pub fn remark(&mut self, field: &'static str, text: impl Into<String>) {
        self.remarks.entry(field).or_default().push(text.into());
    }

    pub fn has(&self, field: &str) -> bool {
        self.values.contains_key(field)
    }

    /// The text of a field that holds one.
    pub fn text_of(&self, field: &str) -> Option<&str> {
        match self.values.get(field)? {
            Yaml::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a list holds a text.
    pub fn lists(&self, field: &str, text: &str) -> bool {
        match self.values.get(field) {
            Some(Yaml::List(items)) => items.iter().any(|item| matches!(item, Yaml::Text(own) if own == text)),
            _ => false,
        }
    }

    /// The entry as YAML. `missing` names the fields whose place is marked by a comment; `indent` is in blanks.
    pub fn yaml<T: Record>(&self, missing: &[&str], indent: usize) -> String {
        debug_assert!(self.values.keys().all(|name| T::FIELDS.iter().any(|field| field.name == *name)));
        let mut out = String::new();
        for field in T::FIELDS {
            for remark in self.remarks.get(field.name).into_iter().flatten() {
                comment(&mut out, remark, indent);
            }
            match self.values.get(field.name) {
                Some(value) => pair(&mut out, field.name, value, indent),
                None if missing.contains(&field.name) => comment(&mut out, &gap(field), indent),
                None => {}
            }
        }
        out
    }
}

fn gap(field: &Field) -> String {
    Lang::Zh.say("import.gap", &[("zh", field.zh), ("name", field.name)])
}

/// A comment on one line, whatever the text holds.
pub fn comment(out: &mut String, text: &str, indent: usize) {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    out.push_str(&format!("{:indent$}# {}\n", "", line.trim()));
}

fn pair(out: &mut String, key: &str, value: &Yaml, indent: usize) {
    out.push_str(&format!("{:indent$}{key}:", ""));
    match value {
        Yaml::Text(text) => out.push_str(&format!(" {}\n", scalar(text))),
        Yaml::Words(words) => out.push_str(&format!(" [{}]\n", words.join(", "))),
        Yaml::List(items) => {
            out.push('\n');
            items.iter().for_each(|item| element(out, item, indent + 2));
        }
        Yaml::Map(pairs) => {
            out.push('\n');
            pairs.iter().for_each(|(key, value)| pair(out, key, value, indent + 2));
        }
    }
}

/// One element of a list. The keys of a mapping line up behind the dash.
fn element(out: &mut String, item: &Yaml, indent: usize) {
    let mut block = String::new();
    match item {
        Yaml::Map(pairs) => pairs.iter().for_each(|(key, value)| pair(&mut block, key, value, indent + 2)),
        Yaml::Text(text) => block = format!("{:1$}{2}\n", "", indent + 2, scalar(text)),
        Yaml::Words(words) => block = format!("{:1$}[{2}]\n", "", indent + 2, words.join(", ")),
        Yaml::List(items) => items.iter().for_each(|item| element(&mut block, item, indent + 2)),
    }
    out.push_str(&format!("{:indent$}- {}", "", block.trim_start_matches(' ')));
}

/// A scalar as it must be written to be read back as the same text: plain when nothing in it can be taken for YAML,
/// else in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    let special = |c: char| c.is_control() || ":#'\"[]{}&*!|>%@`,\\：\u{feff}\u{2028}\u{2029}\u{85}".contains(c);
    // A YAML reader takes "37E999" for a number too large to hold.
    let is_float = text.parse::<f64>().is_ok() && !text.bytes().all(|b| b.is_ascii_digit());
    first.is_alphanumeric()
        && !is_float
        && !text.ends_with(char::is_whitespace)
        && !text.chars().any(special)
        && !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off")
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::FileId;
    use crate::model::Guide;
    use crate::source::yaml::{Value, parse};

    fn read_back(yaml: &str, key: &str) -> Option<String> {
        let node = parse(FileId(0), yaml, 0).ok()?;
        let Value::Map(pairs) = node.value else { return None };
        let (_, value) = pairs.into_iter().find(|(found, _)| found.name == key)?;
        match value.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn fields_stand_in_the_models_order_and_gaps_are_named() {
        let mut draft = Draft::default();
        draft.set("aliases", Yaml::texts(["借书卡"]));
        draft.text("title", "读者证办理");
        draft.set(
            "materials",
            Yaml::List(vec![Yaml::Map(vec![("material", Yaml::text("a")), ("note", Yaml::text("原件"))])]),
        );
        draft.remark("steps", "第一行\n第二行");
        let yaml = draft.yaml::<Guide>(&["summary"], 0);
        let expected = "title: 读者证办理\naliases:\n  - 借书卡\n# 来源未提供：一句话说明（summary）\n\
                        materials:\n  - material: a\n    note: 原件\n# 第一行 第二行\n";
        assert_eq!(yaml, expected);
    }

    #[test]
    fn texts_that_look_like_yaml_are_quoted() {
        for text in [
            "37E99999",
            "1.5",
            "nan",
            "a: b",
            "- 一",
            "null",
            "《甲》",
            "a # b",
            "12：30",
            "\\青禾",
            "a\tb",
            "* x",
            "是 ",
        ] {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("0012"), "0012");
        assert_eq!(scalar("居民身份证（正反面）"), "居民身份证（正反面）");
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_as_it_was(text in "\\PC{1,40}|[ -~\t\n：《—　]{1,20}|[0-9A-Fxo_.+-]{1,40}") {
            let mut draft = Draft::default();
            draft.text("title", text.clone());
            let found = read_back(&draft.yaml::<Guide>(&[], 0), "title");
            prop_assert_eq!(found, Some(text));
        }
    }
}
