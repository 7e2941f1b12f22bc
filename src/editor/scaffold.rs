//! A new file of one kind: every field with what it is for, the required ones ready to be filled in.
//!
//! In: the model's description, an identifier, and the [`Facts`] of the content it joins. Out: YAML (with front-matter
//! fences for Markdown) that the check reads without an error. What must be written says 待填写, what must be looked at is
//! marked `# 待确认`; the check reports both. Deliberately absent: any text about a field that the model does not hold.

use std::collections::BTreeSet;

use super::facts::{Facts, Known};
use super::schema::need;
use crate::exchange::scalar;
use crate::lang::Lang;
use crate::model::{DocumentShape, Field, Need, RecordShape, Shape, TextForm};
use crate::source::Kind;

/// Stands where somebody must write.
pub const TO_FILL: &str = "待填写";
/// Stands behind a value that somebody must look at.
const TO_CONFIRM: &str = "  # 待确认";

/// Most identifiers that a comment lists.
const MOST_LISTED: usize = 8;

/// Optional fields that a new entry needs all the same.
const ALSO: &[(&str, &str)] = &[
    ("kind.guide", "windows"),
    ("kind.guide", "visit_reason"),
    ("kind.material_use", "material"),
    ("kind.material_use", "originals"),
    ("kind.material_use", "copies"),
    ("kind.material_use", "keep"),
];

/// Fields whose example is right for most and needs no second look.
const USUAL: &[(&str, &str)] = &[
    ("kind.guide", "status"),
    ("kind.guide", "complaint_phone"),
    ("kind.step", "name"),
    ("kind.floor", "id"),
    ("kind.floor", "name"),
    ("kind.holiday", "name"),
];

/// What is to be written.
pub struct Scaffold<'a> {
    pub document: DocumentShape,
    pub facts: &'a Facts,
    pub lang: Lang,
    /// Values of fields at the top that are known already.
    pub values: Vec<(&'static str, String)>,
}

/// How the fields of a record are written.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// With a comment each, the needed ones to be filled in.
    Taught,
    /// Only the needed ones, with their examples: stands behind a comment sign.
    Shown,
}

impl Scaffold<'_> {
    /// The file's text.
    pub fn text(&self) -> String {
        let kind = self.document.kind;
        let word = self.lang.text(kind.word());
        let head = self.lang.say("new.head", &[("kind", word), ("fill", TO_FILL)]);
        let mut lines = vec![format!("# {head}"), format!("# {}", self.lang.text("new.head-optional")), String::new()];
        lines.extend(self.record(&self.document.record, Mode::Taught, &self.values));
        let yaml = lines.join("\n");
        match (kind.takes_markdown(), kind) {
            (false, _) => format!("{yaml}\n"),
            (true, Kind::Guide) => format!("---\n{yaml}\n---\n"),
            (true, _) => format!("---\n{yaml}\n---\n\n{TO_FILL}\n"),
        }
    }

    /// The kinds that the entry must refer to and that have no entry yet.
    pub fn lacking(&self) -> BTreeSet<Kind> {
        let mut kinds = BTreeSet::new();
        self.collect_kinds(&self.document.record, &mut kinds);
        kinds.retain(|kind| self.facts.known(*kind).is_empty());
        kinds
    }

    fn collect_kinds(&self, shape: &RecordShape, kinds: &mut BTreeSet<Kind>) {
        for field in shape.fields.iter().filter(|field| self.is_needed(shape, field)) {
            match field.shape.item() {
                Shape::Ref(kind) => drop(kinds.insert(*kind)),
                Shape::Record(inner) => self.collect_kinds(inner, kinds),
                _ => {}
            }
        }
    }

    fn record(&self, shape: &RecordShape, mode: Mode, values: &[(&'static str, String)]) -> Vec<String> {
        let mut lines = Vec::new();
        for field in shape.fields {
            let value = values.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.as_str());
            let is_live = value.is_some() || self.is_needed(shape, field);
            match mode {
                Mode::Shown if !is_live => {}
                Mode::Shown => lines.extend(self.field(shape, field, mode, value)),
                Mode::Taught => {
                    lines.push(format!("# {}", self.comment(field)));
                    let written = self.field(shape, field, if is_live { mode } else { Mode::Shown }, value);
                    lines.extend(written.into_iter().map(|line| if is_live { line } else { format!("# {line}") }));
                }
            }
        }
        lines
    }

    /// Whether the entry is incomplete without the field. A material that no catalogue holds is named instead.
    fn is_needed(&self, shape: &RecordShape, field: &Field) -> bool {
        let has_catalogue = !self.facts.known(Kind::Material).is_empty();
        match (shape.kind, field.name) {
            ("kind.material_use", "material") => has_catalogue,
            ("kind.material_use", "name") => !has_catalogue,
            name => field.need == Need::Required || ALSO.contains(&name),
        }
    }

    /// `承诺办结时限【必填】…。例：10个工作日`
    fn comment(&self, field: &Field) -> String {
        let name = self.lang.pick(field.zh, field.name);
        let doc = self.lang.pick(field.doc, field.doc_en);
        // “事项名称，与事项目录一致。” need not name the field again.
        let rest = doc.strip_prefix(name).and_then(|rest| rest.strip_prefix(['，', '；', '。'])).unwrap_or(doc);
        let mut text = format!("{name}{}{rest}", self.lang.text(need(field.need)));
        if let Some(choices) = self.choices(field) {
            text.push_str(&format!("{}{choices}", self.lang.text("new.choices")));
        } else if let Some(sample) = field.sample().filter(|sample| !doc.contains(sample)) {
            text.push_str(&format!("{}{sample}", self.lang.text("schema.example")));
        }
        text
    }

    /// What may be written, where that is a list.
    fn choices(&self, field: &Field) -> Option<String> {
        let listed = |(id, name): &Known| match name.as_str() {
            "" | TO_FILL => id.clone(),
            name => format!("{id}（{}）", name.replace(char::is_control, " ")),
        };
        let all: Vec<String> = match field.shape.item() {
            Shape::Choice(_, words) => return Some(words.iter().map(|word| word.zh).collect::<Vec<_>>().join("、")),
            Shape::Ref(kind) => self.facts.known(*kind).iter().map(listed).collect(),
            Shape::Text(TextForm::Floor) => self.facts.floors.clone(),
            Shape::Text(TextForm::Zone) => self.facts.zones.clone(),
            _ => return None,
        };
        let more = if all.len() > MOST_LISTED { "……" } else { "" };
        let shown = all[..all.len().min(MOST_LISTED)].join("、");
        Some(format!("{shown}{more}")).filter(|shown| !shown.is_empty())
    }

    /// `name: value` and what belongs below it.
    fn field(&self, record: &RecordShape, field: &Field, mode: Mode, value: Option<&str>) -> Vec<String> {
        let name = field.name;
        if let Some(value) = value {
            return vec![format!("{name}: {}", scalar(value))];
        }
        match &field.shape {
            Shape::Record(inner) => headed(name, indented(self.record(inner, mode, &[]), 2)),
            Shape::List(Shape::Record(inner)) => headed(name, self.records(record, field, inner, mode)),
            Shape::List(item) => {
                let (value, mark) = self.leaf(record, field, mode);
                match item {
                    Shape::Text(_) => headed(name, vec![format!("  - {value}{mark}")]),
                    _ => vec![format!("{name}: [{value}]{mark}")],
                }
            }
            _ => {
                let (value, mark) = self.leaf(record, field, mode);
                vec![format!("{name}: {value}{mark}")]
            }
        }
    }

    /// The items of a list of records: one, or the two that every procedure and every bundle has.
    fn records(&self, record: &RecordShape, field: &Field, inner: &RecordShape, mode: Mode) -> Vec<String> {
        let is_member = inner.kind == "kind.member";
        if let Some(short) = inner.shorthand.and_then(|name| inner.field(name)).filter(|_| !is_member) {
            let (value, mark) = self.leaf(inner, short, mode);
            return vec![format!("  - {value}{mark}")];
        }
        let first = dashed(self.record(inner, mode, &[]));
        match (record.kind, field.name) {
            ("kind.guide", "steps") => {
                let last =
                    self.record(inner, Mode::Shown, &[("name", "办结".to_owned()), ("actor", TO_FILL.to_owned())]);
                [first, dashed(last)].concat()
            }
            _ if is_member => {
                let second = self.facts.known(Kind::Guide).get(1).map_or(TO_FILL, |(id, _)| id);
                let mark = if mode == Mode::Shown || second == TO_FILL { "" } else { TO_CONFIRM };
                [first, vec![format!("  - guide: {}{mark}", scalar(second))]].concat()
            }
            _ => first,
        }
    }

    /// A value on one line, and the mark behind it where it must be looked at.
    fn leaf(&self, record: &RecordShape, field: &Field, mode: Mode) -> (String, &'static str) {
        let is_usual = USUAL.contains(&(record.kind, field.name));
        let mark = if mode == Mode::Shown || is_usual { "" } else { TO_CONFIRM };
        let fill = || (TO_FILL.to_owned(), "");
        match field.shape.item() {
            Shape::Ref(kind) => match self.facts.known(*kind).first() {
                Some((id, _)) => (scalar(id), mark),
                None => fill(),
            },
            Shape::Date if record.kind == "kind.holiday" => (format!("{}-01-01", self.facts.today.year()), mark),
            Shape::Date => (self.facts.today.to_string(), if is_record_of_work(field) { "" } else { mark }),
            Shape::Count if record.kind == "kind.year" => (self.facts.today.year().to_string(), mark),
            Shape::Text(form @ (TextForm::Floor | TextForm::Zone)) => {
                let there = if *form == TextForm::Floor { &self.facts.floors } else { &self.facts.zones };
                (scalar(there.first().map_or(field.sample().unwrap_or(TO_FILL), String::as_str)), mark)
            }
            // The domain must be that of the address.
            Shape::Text(_) if field.name == "domain" => (scalar(field.sample().unwrap_or(TO_FILL)), mark),
            // These samples need no quotes.
            Shape::Text(TextForm::Url) | Shape::Bool | Shape::When => {
                (field.sample().unwrap_or(TO_FILL).to_owned(), mark)
            }
            Shape::Text(_) if mode == Mode::Taught && !is_usual => fill(),
            _ => field.sample().map_or_else(fill, |sample| (scalar(sample), mark)),
        }
    }
}

/// Whether a date says when somebody worked on the entry: today is right.
fn is_record_of_work(field: &Field) -> bool {
    matches!(field.name, "published" | "updated" | "last_reviewed")
}

fn headed(name: &str, below: Vec<String>) -> Vec<String> {
    [vec![format!("{name}:")], below].concat()
}

fn indented(lines: Vec<String>, by: usize) -> Vec<String> {
    lines.into_iter().map(|line| format!("{:by$}{line}", "")).collect()
}

/// The lines of a mapping as an element of a list: the dash stands before its first key.
fn dashed(lines: Vec<String>) -> Vec<String> {
    let mut lines = indented(lines, 4);
    if let Some(first) = lines.iter_mut().find(|line| !line.trim_start().starts_with('#')) {
        first.replace_range(2..3, "-");
    }
    lines
}
