//! How a node becomes a typed record: every field of every record is tried, so that one mistake hides no other.
//!
//! [`record!`](super::macros) writes a struct, its table of [`Field`]s and its reader in one breath; `choice!` does the same
//! for a closed set of words. Fields come in three shapes, none of which can fail to exist: [`Text`] (empty when
//! missing), `Option<T>` and `Vec<T>`. A value that cannot be read is reported and left out.

use std::collections::{BTreeMap, BTreeSet};

use super::certain;
use super::shape::{ChoiceWord, Field, Need, RecordShape, Shape, TextForm};
use super::texts::{FieldText, RefAt};
use crate::diag::{Arg, Diagnostic, Diagnostics, Edit, Severity, Span, nearest};
use crate::source::yaml::{Key, Node, Value};

pub(crate) use super::macros::{choice, need, or_blank, record, shape, shorthand};

/// A piece of text and where it stands. Empty when the field is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub value: String,
    pub span: Span,
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

/// A record whose fields are known.
pub trait Record: Sized {
    /// Key of `lang/` naming the record (“窗口”).
    const KIND: &'static str;
    const FIELDS: &'static [Field];
    /// The field that a bare text fills (`conditions: [年满16周岁]` instead of `- text: 年满16周岁`).
    const SHORTHAND: Option<&'static str>;

    /// Reads the fields of a mapping.
    fn read(fields: &mut Fields<'_>) -> Self;

    /// Shows every reference of the record and of the records in it.
    fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(RefAt<'a>));

    /// Shows every text of the record and of the records in it, in the order of the fields.
    fn each_text<'a>(&'a self, visit: &mut dyn FnMut(FieldText<'a>));
}

/// One word of a closed set, in both languages.
pub trait Choice: Copy {
    const WORDS: &'static [ChoiceWord];

    fn zh(self) -> &'static str;
    /// The English word with hyphens.
    fn en(self) -> &'static str;
}

/// Anything that one node can hold.
pub trait FromNode: Sized {
    const SHAPE: Shape;

    /// `None` after a diagnostic says why.
    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self>;
}

/// Anything that can stand as a field: decides what a missing field becomes.
pub trait FromField: Sized {
    const SHAPE: Shape;

    fn from_field(node: Option<&Node>, diags: &mut Diagnostics) -> Self;
}

impl FromField for Text {
    const SHAPE: Shape = <Text as FromNode>::SHAPE;

    fn from_field(node: Option<&Node>, diags: &mut Diagnostics) -> Self {
        node.and_then(|node| Text::from_node(node, diags)).unwrap_or_default()
    }
}

impl<T: FromNode> FromField for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn from_field(node: Option<&Node>, diags: &mut Diagnostics) -> Self {
        node.and_then(|node| T::from_node(node, diags))
    }
}

impl<T: FromNode> FromField for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn from_field(node: Option<&Node>, diags: &mut Diagnostics) -> Self {
        match node.map(|node| (&node.value, node)) {
            None => Vec::new(),
            Some((Value::Seq(items), _)) => items.iter().filter_map(|item| T::from_node(item, diags)).collect(),
            // One value where a list is expected is what the editor means by a list of one.
            Some((Value::Scalar { .. }, node)) => T::from_node(node, diags).into_iter().collect(),
            Some((_, node)) => {
                diags.push(wrong_type(node, "type.list").help("wrong-type.help-list"));
                Vec::new()
            }
        }
    }
}

impl FromNode for Text {
    const SHAPE: Shape = Shape::Text(TextForm::Free);

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.text", diags)?;
        Some(Text { value: text.trim().to_owned(), span })
    }
}

impl FromNode for bool {
    const SHAPE: Shape = Shape::Bool;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, _) = scalar(node, "type.bool", diags)?;
        match text {
            "true" | "是" => Some(true),
            "false" | "否" => Some(false),
            other => {
                let finding = wrong_type(node, "type.bool").arg("value", other).help("wrong-type.help-bool");
                diags.push(finding.mend_if(certain::truth(other).and_then(|meant| node.replaced_by(meant))));
                None
            }
        }
    }
}

impl FromNode for u32 {
    const SHAPE: Shape = Shape::Count;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, _) = scalar(node, "type.count", diags)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            let finding = wrong_type(node, "type.count").arg("value", text).help("wrong-type.help-count");
            diags.push(finding.mend_if(certain::count(text).and_then(|meant| node.replaced_by(meant))));
        }
        parsed
    }
}

impl<T: Record> FromNode for T {
    const SHAPE: Shape = Shape::Record(RecordShape::of::<T>());

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        match (&node.value, T::SHORTHAND) {
            (Value::Map(pairs), _) => Some(read_record(pairs, node.span, diags)),
            (Value::Scalar { .. }, Some(name)) => {
                let key = Key { name: name.to_owned(), span: node.span };
                Some(read_record(&[(key, node.clone())], node.span, diags))
            }
            _ => {
                diags.push(wrong_type(node, "type.record").word("kind", T::KIND).help("wrong-type.help-record"));
                None
            }
        }
    }
}

/// The text of a scalar; a list or mapping in its place is reported.
pub fn scalar<'n>(node: &'n Node, expected: &'static str, diags: &mut Diagnostics) -> Option<(&'n str, Span)> {
    match &node.value {
        Value::Scalar { text, .. } => Some((text, node.span)),
        _ => {
            diags.push(wrong_type(node, expected).help("wrong-type.help-scalar"));
            None
        }
    }
}

/// "Expected X here", at the value.
pub fn wrong_type(node: &Node, expected: &'static str) -> Diagnostic {
    let shape = match &node.value {
        Value::Scalar { text, .. } => {
            return Diagnostic::error("wrong-type", node.span).word("expected", expected).arg("value", text);
        }
        Value::Seq(_) => "type.list",
        Value::Map(_) => "type.record",
    };
    Diagnostic::error("wrong-shape", node.span).word("expected", expected).word("shape", shape)
}

/// Reads a record from the pairs of a mapping at `span`.
pub fn read_record<T: Record>(pairs: &[(Key, Node)], span: Span, diags: &mut Diagnostics) -> T {
    report_repeated(pairs, diags);
    let unknown = || pairs.iter().map(|(key, _)| key.name.as_str()).filter(|name| !is_field(name, T::FIELDS));
    let meant = unknown().filter_map(|name| nearest_field(name, T::FIELDS)).map(|field| field.name).collect();
    let mut fields = Fields { pairs, span, table: T::FIELDS, meant, diags };
    let record = T::read(&mut fields);
    report_unknown::<T>(pairs, diags);
    record
}

fn report_repeated(pairs: &[(Key, Node)], diags: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (key, _) in pairs {
        match seen.get(key.name.as_str()) {
            Some(first) => {
                let finding = Diagnostic::error("repeated-field", key.span).arg("name", &key.name);
                diags.push(finding.related(*first, "repeated-field.first").help("repeated-field.help"));
            }
            None => {
                seen.insert(&key.name, key.span);
            }
        }
    }
}

fn report_unknown<T: Record>(pairs: &[(Key, Node)], diags: &mut Diagnostics) {
    for (key, _) in pairs.iter().filter(|(key, _)| !is_field(&key.name, T::FIELDS)) {
        let finding = Diagnostic::error("unknown-field", key.span).arg("name", &key.name).word("kind", T::KIND);
        let finding = finding.mend_if(chinese_name(key, pairs, T::FIELDS));
        diags.push(match nearest_field(&key.name, T::FIELDS) {
            Some(near) => finding.arg("near", near.name).arg("near_zh", near.zh).help("unknown-field.help-near"),
            None => finding
                .all(T::FIELDS.iter().map(|field| format!("{}({})", field.zh, field.name)))
                .help("unknown-field.help-all"),
        });
    }
}

fn is_field(name: &str, fields: &[Field]) -> bool {
    fields.iter().any(|field| field.name == name)
}

/// The field's identifier in the place of its Chinese name, where the field is not written already.
fn chinese_name(key: &Key, pairs: &[(Key, Node)], fields: &[Field]) -> Option<Edit> {
    let mut meant = fields.iter().filter(|field| field.zh == key.name);
    let field = meant.next().filter(|_| meant.next().is_none())?;
    let is_free = pairs.iter().all(|(other, _)| other.name != field.name);
    let is_single = pairs.iter().filter(|(other, _)| other.name == key.name).count() == 1;
    (is_free && is_single).then(|| Edit::new(key.span, field.name))
}

fn nearest_field(name: &str, fields: &'static [Field]) -> Option<&'static Field> {
    if let Some(field) = fields.iter().find(|field| field.zh == name) {
        return Some(field);
    }
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let near = nearest(name, names.iter().copied())?;
    fields.iter().find(|field| field.name == near)
}

/// The fields of one mapping while its record is read.
pub struct Fields<'a> {
    pairs: &'a [(Key, Node)],
    /// The whole mapping.
    pub span: Span,
    table: &'static [Field],
    /// Fields that unknown ones look like.
    meant: BTreeSet<&'static str>,
    diags: &'a mut Diagnostics,
}

impl Fields<'_> {
    /// The value of the field at `index` of the record's table. Nothing after the colon counts as missing;
    /// what a missing field means depends on its [`Need`].
    pub fn take<T: FromField>(&mut self, index: usize) -> T {
        let field = &self.table[index];
        let pair = self.pairs.iter().find(|(key, _)| key.name == field.name);
        match pair {
            Some((key, node)) if is_blank(node) => {
                let code = if field.need == Need::Required { "missing-field" } else { "blank-field" };
                self.report(field, code, key.span);
                T::from_field(None, self.diags)
            }
            Some((_, node)) => T::from_field(Some(node), self.diags),
            None => {
                self.missing(field);
                T::from_field(None, self.diags)
            }
        }
    }

    fn missing(&mut self, field: &'static Field) {
        // The unknown field that looks like this one has its own finding; both would say the same thing twice.
        if self.meant.contains(field.name) {
            return;
        }
        match field.need {
            Need::Required => self.report(field, "missing-field", self.span),
            Need::Wanted => self.report(field, "wanted-field", self.span),
            Need::Optional => {}
        }
    }

    fn report(&mut self, field: &'static Field, code: &'static str, span: Span) {
        let example = field.shape.example();
        let (severity, help) = match (code, example.is_some()) {
            ("missing-field", false) => (Severity::Error, "missing-field.help"),
            ("missing-field", true) => (Severity::Error, "missing-field.help-example"),
            ("wanted-field", false) => (Severity::Warning, "wanted-field.help"),
            ("wanted-field", true) => (Severity::Warning, "wanted-field.help-example"),
            _ => (Severity::Warning, "blank-field.help"),
        };
        let finding = match severity {
            Severity::Error => Diagnostic::error(code, span),
            Severity::Warning => Diagnostic::warning(code, span),
        };
        let mut finding = finding.field(field).arg("name", field.name);
        finding.args.push(("doc", Arg::Doc(field.doc, field.doc_en)));
        self.diags.push(finding.arg("example", example.unwrap_or_default()).help(help));
    }
}

fn is_blank(node: &Node) -> bool {
    node.is_null()
        || match &node.value {
            Value::Scalar { text, .. } => text.trim().is_empty(),
            Value::Seq(items) => items.is_empty(),
            Value::Map(pairs) => pairs.is_empty(),
        }
}

/// "Not one of the words allowed here", naming the nearest and all of them; `words` are pairs of the Chinese word and the
/// English one.
pub fn unknown_choice(
    node: &Node,
    text: &str,
    kind: &'static str,
    words: &[(&'static str, &'static str)],
) -> Diagnostic {
    let all: Vec<&str> = words.iter().map(|(zh, _)| *zh).collect();
    let finding = Diagnostic::error("unknown-choice", node.span).arg("value", text).word("kind", kind).all(&all);
    let meant = certain::choice(kind, text, words);
    let finding = finding.mend_if(meant.and_then(|meant| node.replaced_by(meant)));
    if let Some(near) = meant {
        return finding.arg("near", near).help("unknown-choice.help-near");
    }
    match nearest(text, all.iter().copied()) {
        Some(near) => finding.arg("near", near).help("unknown-choice.help-near"),
        None => finding.help("unknown-choice.help-all"),
    }
}
