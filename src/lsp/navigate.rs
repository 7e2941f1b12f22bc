//! From an identifier to the entry it names, and from an entry to everything that names it.

use lsp_types::{Location, Position};

use super::names;
use super::situation;
use super::target::{Target, target};
use super::view::View;
use crate::model::{Shape, TextForm};
use crate::source::Kind;

/// Where the entry or file stands that is named at a position.
pub fn definition(view: &View<'_>, position: Position) -> Option<Location> {
    if let Some((kind, id)) = named_at(view, position) {
        return view.location(names::find(view.content(), kind, &id)?.span);
    }
    if let Some(question) = situation::definition(view, position) {
        return Some(question);
    }
    let cursor = view.cursor(position)?;
    let Target::Value(_, Shape::Text(TextForm::File), _) = target(view.kind, &cursor)? else { return None };
    let path = view.text.get(cursor.word)?;
    let content = view.content();
    let mut files = content.attachments.iter().chain(content.forms.iter().map(|form| &form.path));
    files
        .find(|known| *known == path)
        .and_then(|path| view.root.uri(path))
        .map(|uri| Location { uri, range: Default::default() })
}

/// Where the entry is named that stands or is named at a position.
pub fn references(view: &View<'_>, position: Position, with_definition: bool) -> Vec<Location> {
    let entry = named_at(view, position).or_else(|| {
        let (file, offset) = (view.file()?, view.lines.offset(position));
        names::defined_at(view.content(), view.kind, file, offset).map(|entry| (view.kind, entry.id.to_owned()))
    });
    let Some((kind, id)) = entry else { return Vec::new() };
    let defined = names::find(view.content(), kind, &id).filter(|_| with_definition).map(|entry| entry.span);
    let spans = defined.into_iter().chain(names::uses(view.workspace, kind, &id));
    spans.filter_map(|span| view.location(span)).collect()
}

/// Kind and identifier of what is named at a position.
fn named_at(view: &View<'_>, position: Position) -> Option<(Kind, String)> {
    let cursor = view.cursor(position)?;
    match target(view.kind, &cursor)? {
        Target::Value(_, Shape::Ref(kind), _) => Some((kind, view.text.get(cursor.word)?.to_owned())),
        _ => None,
    }
}
