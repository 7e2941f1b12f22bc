//! Hover: what a field is for, what a word means, whom an identifier names, and why a rule objects.

use lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position};

use super::cursor::Cursor;
use super::names;
use super::situation;
use super::target::{self, Target};
use super::view::View;
use crate::check::{Rule, rules};
use crate::lang::Lang;
use crate::model::{Field, Need, Shape};
use crate::source::Kind;

/// What there is to say about a position.
pub fn hover(view: &View<'_>, position: Position) -> Option<Hover> {
    let offset = view.lines.offset(position);
    let mut parts: Vec<String> = rules_at(view, offset).into_iter().map(|rule| about_rule(rule, view.lang)).collect();
    let cursor = view.cursor(position).filter(|cursor| cursor.word.contains(&offset) || cursor.word.end == offset);
    parts.extend(
        cursor
            .as_ref()
            .and_then(|cursor| situation::about(view, cursor, position).or_else(|| about_word(view, cursor))),
    );
    let range = cursor.as_ref().filter(|cursor| !cursor.word.is_empty()).map(|cursor| view.range(&cursor.word));
    let value = parts.join("\n\n---\n\n");
    let contents = Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
    (!parts.is_empty()).then_some(Hover { contents, range })
}

/// The rules that object to what stands at a byte, each once.
fn rules_at(view: &View<'_>, offset: usize) -> Vec<&'static Rule> {
    let here = view
        .findings
        .iter()
        .filter(|finding| finding.span.is_some_and(|span| (span.start as usize..=span.end as usize).contains(&offset)));
    let mut found: Vec<&'static Rule> = here.filter_map(|finding| rules::find(finding.code)).collect();
    found.dedup_by_key(|rule| rule.code);
    found
}

fn about_rule(rule: &Rule, lang: Lang) -> String {
    let doc = rule.doc(lang);
    let (why, source) = (lang.text("explain.why"), lang.text("explain.source"));
    format!("**{} {}**\n\n{}\n\n**{why}** {}\n\n**{source}** {}", rule.code, rule.name, doc.what, doc.why, doc.source)
}

fn about_word(view: &View<'_>, cursor: &Cursor) -> Option<String> {
    let word = view.text.get(cursor.word.clone())?;
    match target::target(view.kind, cursor)? {
        Target::Fields(record, _) => record.field(word).map(|field| about_field(field, view.lang)),
        Target::Value(field, shape, _) => {
            about_value(view, shape, word).or_else(|| Some(about_field(field, view.lang)))
        }
    }
}

fn about_value(view: &View<'_>, shape: Shape, word: &str) -> Option<String> {
    match shape {
        Shape::Ref(kind) => about_entry(view, kind, word),
        Shape::Choice(_, words) => {
            let word = words.iter().find(|known| known.zh == word || known.en == word)?;
            let doc = if view.lang == Lang::Zh { word.doc } else { word.doc_en };
            Some(format!("**{}** ({})\n\n{doc}", word.zh, word.en))
        }
        _ => None,
    }
}

fn about_entry(view: &View<'_>, kind: Kind, id: &str) -> Option<String> {
    let entry = names::find(view.content(), kind, id)?;
    let place = view.place(entry.span);
    let uses = names::uses(view.workspace, kind, id).len().to_string();
    let said = view.lang.say("lsp.entry", &[("kind", view.lang.text(kind.word())), ("place", &place), ("uses", &uses)]);
    Some(format!("**{}** (`{}`)\n\n{said}", entry.title, entry.id))
}

/// What a field is for and what it may hold.
pub fn about_field(field: &Field, lang: Lang) -> String {
    let need = lang.text(match field.need {
        Need::Required => "lsp.required",
        Need::Wanted => "lsp.wanted",
        Need::Optional => "lsp.optional",
    });
    let mut text = format!("**{}** (`{}`) · {need}\n\n{}", field.zh, field.name, field.doc);
    if let Some(example) = field.shape.example() {
        text += &format!("\n\n{}", lang.say("lsp.example", &[("example", &example)]));
    }
    text
}
