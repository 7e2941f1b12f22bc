//! Completion: fields that are not there yet, identifiers with their titles, words with their meaning, paths of files.
//!
//! Entries are found as in the portal's search: by any name, by pinyin, with slips. What was typed so far decides their
//! order, so an editor asks again at each key, and finds what was typed in each item's filter.

use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTextEdit, CompletionList,
    Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, Position, TextEdit,
};

use super::cursor::Cursor;
use super::hover::about_field;
use super::names::{self, initials};
use super::situation;
use super::target::{Form, Target, target};
use super::view::View;
use crate::check::rules::ALL;
use crate::lang::Lang;
use crate::model::{Field, Need, RecordShape, Shape, TextForm};
use crate::source::Kind;

/// What may be written at a position.
pub fn complete(view: &View<'_>, position: Position) -> CompletionList {
    let Some(cursor) = view.cursor(position) else { return CompletionList::default() };
    if let Some(words) = situation::words(view, &cursor, position) {
        let item = |(index, word): (usize, Word)| value(view, &cursor, Form::Plain, index, word);
        let items = words.into_iter().enumerate().map(item).collect();
        return CompletionList { items, ..CompletionList::default() };
    }
    let (items, is_incomplete) = match target(view.kind, &cursor) {
        Some(Target::Fields(record, form)) => (fields(view, &cursor, record, form), false),
        Some(Target::Value(_, Shape::Ref(kind), form)) => (references(view, &cursor, position, kind, form), true),
        Some(Target::Value(_, shape, form)) => {
            let words = words(view, shape);
            let item = |(index, word): (usize, Word)| value(view, &cursor, form, index, word);
            (words.into_iter().enumerate().map(item).collect(), false)
        }
        None => (Vec::new(), false),
    };
    CompletionList { is_incomplete, items, ..CompletionList::default() }
}

// ---- Fields

fn fields(view: &View<'_>, cursor: &Cursor, record: RecordShape, form: Form) -> Vec<CompletionItem> {
    let is_new = |field: &&Field| !cursor.present.iter().any(|present| present == field.name);
    let wanted = record.fields.iter().filter(is_new).enumerate();
    wanted.map(|(index, field)| field_item(view, cursor, form, index, field)).collect()
}

fn field_item(view: &View<'_>, cursor: &Cursor, form: Form, index: usize, field: &'static Field) -> CompletionItem {
    let has_colon = view.text[cursor.word.end..].trim_start_matches(' ').starts_with([':', '：']);
    let snippet = view.client.snippets && !has_colon;
    let text = match (has_colon, snippet) {
        (true, _) => field.name.to_owned(),
        (false, true) => format!("{}: {}", field.name, hole(view, cursor, form, field)).replace(": \n", ":\n"),
        (false, false) => format!("{}: ", field.name),
    };
    let (rank, need) = match field.need {
        Need::Required => (0, "lsp.required"),
        Need::Wanted => (1, "lsp.wanted"),
        Need::Optional => (2, "lsp.optional"),
    };
    let side = format!("{}（{}）", field.zh, view.lang.text(need));
    CompletionItem {
        kind: Some(CompletionItemKind::Field),
        documentation: Some(markdown(about_field(field, view.lang))),
        sort_text: Some(format!("{rank}{index:03}")),
        insert_text_format: snippet.then_some(InsertTextFormat::Snippet),
        insert_text_mode: view.client.lines_as_they_are.then_some(InsertTextMode::AsIs),
        ..item(view, &cursor.word, field.name, &side, &text, form)
    }
}

/// What stands behind the colon of a new field: a place to fill in, in the list or record that the field wants.
fn hole(view: &View<'_>, cursor: &Cursor, form: Form, field: &Field) -> String {
    let deeper = cursor.column + if form == Form::WithDash { 4 } else { 2 };
    let indent = " ".repeat(deeper);
    let may_break = view.client.lines_as_they_are && !cursor.in_flow;
    match field.shape {
        Shape::List(Shape::Record(record)) if may_break => match first_field(record) {
            Some(first) => format!("\n{indent}- {first}: $0"),
            None => format!("\n{indent}- $0"),
        },
        Shape::Record(record) if may_break => match first_field(&record) {
            Some(first) => format!("\n{indent}{first}: $0"),
            None => "$0".to_owned(),
        },
        Shape::List(item) if !matches!(item, Shape::Record(_)) => "[$0]".to_owned(),
        _ => "$0".to_owned(),
    }
}

/// The field that one begins to write a record with.
fn first_field(record: &RecordShape) -> Option<&'static str> {
    record.shorthand.or_else(|| record.fields.first().map(|field| field.name))
}

// ---- Values

/// Something to write as a value.
pub struct Word {
    pub text: String,
    /// What it means or is called.
    pub side: String,
    /// Other words by which people look for it.
    pub also: String,
    pub kind: CompletionItemKind,
}

impl Word {
    pub fn new(text: impl Into<String>, side: impl Into<String>, kind: CompletionItemKind) -> Self {
        Word { text: text.into(), side: side.into(), also: String::new(), kind }
    }
}

fn words(view: &View<'_>, shape: Shape) -> Vec<Word> {
    let content = view.content();
    let plain = |text: &str| Word::new(text, "", CompletionItemKind::Value);
    match shape {
        Shape::Choice(_, words) => {
            words.iter().map(|word| choice(word.zh, word.en, word.doc, word.doc_en, view.lang)).collect()
        }
        Shape::Bool => vec![plain("true"), plain("false")],
        Shape::Text(TextForm::File) => {
            let forms = content.forms.iter().map(|form| form.path.as_str());
            let files = content.attachments.iter().map(String::as_str).chain(forms);
            files.map(|path| Word::new(path, "", CompletionItemKind::File)).collect()
        }
        Shape::Text(TextForm::Rule) => {
            let word = |rule: &&crate::check::Rule| Word {
                also: rule.code.to_owned(),
                ..Word::new(rule.name, rule.doc(view.lang).what, CompletionItemKind::Constant)
            };
            ALL.iter().map(word).collect()
        }
        Shape::Text(TextForm::Floor) => {
            let floors = content.halls.iter().flat_map(|hall| &hall.value.floors);
            floors.map(|floor| reference(&floor.id, &floor.name)).collect()
        }
        Shape::Text(TextForm::Zone) => {
            let zones = content.halls.iter().flat_map(|hall| &hall.value.zones);
            zones.map(|zone| reference(&zone.id, &zone.name)).collect()
        }
        Shape::Limit => ["20个工作日", "当场办结"].map(plain).into(),
        Shape::List(_) | Shape::Record(_) | Shape::Ref(_) | Shape::When => Vec::new(),
        other => other.example().iter().map(|example| plain(example)).collect(),
    }
}

fn reference(id: &str, title: &str) -> Word {
    Word { also: format!("{title} {}", initials(title)), ..Word::new(id, title, CompletionItemKind::Reference) }
}

/// The entries that are meant by what stands before the cursor; all of them where nothing does.
fn references(view: &View<'_>, cursor: &Cursor, position: Position, kind: Kind, form: Form) -> Vec<CompletionItem> {
    let entries = names::of_kind(view.content(), kind);
    let end = view.lines.offset(position).clamp(cursor.word.start, cursor.word.end);
    let typed = view.text.get(cursor.word.start..end).unwrap_or_default();
    let found = match typed {
        "" => (0..entries.len()).collect(),
        typed => view.session.lookup.borrow_mut().find(view.content(), kind, typed),
    };
    let item = |(index, at): (usize, usize)| {
        let entry = &entries[at];
        let item = value(view, cursor, form, index, reference(entry.id, entry.title));
        let filter = item.filter_text.map(|filter| format!("{typed} {filter}").trim_start().to_owned());
        CompletionItem { filter_text: filter, ..item }
    };
    found.into_iter().enumerate().map(item).collect()
}

fn choice(zh: &str, en: &str, doc: &str, doc_en: &str, lang: Lang) -> Word {
    let doc = if lang == Lang::Zh { doc } else { doc_en };
    Word { also: format!("{en} {}", initials(zh)), ..Word::new(zh, doc, CompletionItemKind::EnumMember) }
}

fn value(view: &View<'_>, cursor: &Cursor, form: Form, index: usize, word: Word) -> CompletionItem {
    let behind_colon = view.text[..cursor.word.start].ends_with([':', '：']);
    let text = if behind_colon { format!(" {}", word.text) } else { word.text.clone() };
    let item = item(view, &cursor.word, &word.text, &word.side, &text, form);
    let filter = format!("{} {}", word.text, word.also);
    CompletionItem {
        kind: Some(word.kind),
        filter_text: (!word.also.is_empty()).then_some(filter),
        sort_text: Some(format!("{index:05}")),
        ..item
    }
}

// ---- Both

fn item(view: &View<'_>, word: &Range<usize>, label: &str, side: &str, text: &str, form: Form) -> CompletionItem {
    let new_text = if form == Form::WithDash { format!("- {text}") } else { text.to_owned() };
    let side = (!side.is_empty()).then(|| side.to_owned());
    CompletionItem {
        label: label.to_owned(),
        label_details: Some(CompletionItemLabelDetails { detail: None, description: side.clone() }),
        detail: side,
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range: view.range(word), new_text })),
        ..CompletionItem::default()
    }
}

fn markdown(value: String) -> Documentation {
    Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
}
