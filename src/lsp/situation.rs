//! Inside `when` and `show_when`: which questions and answers may be written, what a condition says in words, and where its
//! question is asked.
//!
//! The questions are read from the file as it stands in the editor. A line that is being typed often makes the whole
//! file unreadable; then it is read without that line.

use std::ops::{Range, RangeInclusive};

use lsp_types::{CompletionItemKind, Location, Position};

use super::complete::Word;
use super::cursor::{Cursor, Place, Step};
use super::names::initials;
use super::view::View;
use crate::model::{Guide, Shape, WHEN_WORDS, When, describe};
use crate::situation::{Domain, Formula, Situations, parts, told};
use crate::source::Kind;

/// What is written at a place inside a condition.
enum Spot<'c> {
    /// A question, or one of the words of the language.
    Question,
    /// An answer to this question.
    Answer(&'c str),
}

/// The spot of a cursor inside a condition; `None` elsewhere.
fn spot<'c>(kind: Kind, cursor: &'c Cursor) -> Option<Spot<'c>> {
    let mut shape = Shape::Record(describe(kind)?.record);
    let mut steps = cursor.steps.iter();
    while !matches!(shape, Shape::When) {
        shape = match (steps.next()?, shape) {
            (Step::Item, Shape::List(item)) => *item,
            (Step::Key(name), shape) => match *shape.item() {
                Shape::Record(record) => record.field(name)?.shape,
                _ => return None,
            },
            (Step::Item, _) => return None,
        };
    }
    let mut keys = steps.filter_map(|step| match step {
        Step::Key(name) => Some(name.as_str()),
        Step::Item => None,
    });
    match keys.rfind(|key| !WHEN_WORDS.contains(key)) {
        Some(question) => Some(Spot::Answer(question)),
        None if cursor.place == Place::Value && !cursor.in_flow => None,
        None => Some(Spot::Question),
    }
}

/// What may be written at a cursor inside a condition; `None` elsewhere. A word that ends with a colon is a key.
pub fn words(view: &View<'_>, cursor: &Cursor, position: Position) -> Option<Vec<Word>> {
    let spot = spot(view.kind, cursor)?;
    let guide = guide(view, position)?;
    let (situations, _) = Situations::of(&guide)?;
    let word = |text: &str, side: &str, kind| Word { also: initials(side), ..Word::new(text, side, kind) };
    Some(match spot {
        Spot::Question => {
            let questions = situations.questions.iter();
            let questions = questions
                .map(|asked| word(&key(asked.id(), view, cursor), &asked.source.ask, CompletionItemKind::Variable));
            let grammar = [("all", "lsp.when-all"), ("any", "lsp.when-any"), ("not", "lsp.when-not")];
            let grammar = grammar
                .map(|(name, says)| word(&key(name, view, cursor), view.lang.text(says), CompletionItemKind::Keyword));
            questions.chain(grammar).collect()
        }
        Spot::Answer(id) => {
            let asked = &situations.questions[situations.question(id)?];
            let options = asked.options().iter();
            let mut found: Vec<Word> =
                options.map(|option| word(&option.id, &option.label, CompletionItemKind::EnumMember)).collect();
            let unit = &asked.source.unit.value;
            match asked.domain {
                Domain::Number(_) => found.extend(
                    ["不满16", "16以上", "16至59"].map(|text| Word::new(text, unit, CompletionItemKind::Value)),
                ),
                Domain::Date(_) => found.extend(
                    ["2026-01-01以后", "2026-01-01以前"].map(|text| Word::new(text, "", CompletionItemKind::Value)),
                ),
                Domain::One(_) | Domain::Several(_) => {}
            }
            found
        }
    })
}

/// A key with its colon, unless that stands there already.
fn key(name: &str, view: &View<'_>, cursor: &Cursor) -> String {
    let has_colon = view.text[cursor.word.end..].trim_start_matches(' ').starts_with([':', '：']);
    if has_colon { name.to_owned() } else { format!("{name}: ") }
}

/// The condition at a cursor in words, with the question that is named there.
pub fn about(view: &View<'_>, cursor: &Cursor, position: Position) -> Option<String> {
    let spot = spot(view.kind, cursor)?;
    let guide = guide(view, position)?;
    let (situations, _) = Situations::of(&guide)?;
    let word = view.text.get(cursor.word.clone())?;
    let id = match spot {
        Spot::Question => word,
        Spot::Answer(question) => question,
    };
    let asked = situations.question(id).map(|at| format!("**{}** (`{id}`)", situations.questions[at].source.ask.value));
    let formula = formula_at(&situations, &guide, view.lines.offset(position));
    let says = formula.map(|formula| told(view.lang, &situations, formula)).filter(|words| !words.is_empty());
    let says = says.map(|words| view.lang.say("lsp.when", &[("words", &words)]));
    let parts: Vec<String> = asked.into_iter().chain(says).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// The whole condition around a byte.
fn formula_at<'s>(situations: &'s Situations<'_>, guide: &Guide, offset: usize) -> Option<&'s Formula> {
    let is_here = |when: &When| extent(when).contains(&(offset as u32));
    let line = parts(guide).find(|(_, when)| when.is_some_and(is_here)).map(|(part, _)| situations.when(part));
    let question = || situations.questions.iter().find(|asked| asked.source.show_when.as_ref().is_some_and(is_here));
    line.or_else(|| Some(&question()?.show_when))
}

/// From its first question to its last answer.
fn extent(when: &When) -> RangeInclusive<u32> {
    let mut ends = vec![when.span()];
    match when {
        When::All(parts, _) | When::Any(parts, _) => {
            return parts.iter().map(extent).fold(when.span().start..=when.span().end, |one, other| {
                *one.start().min(other.start())..=*one.end().max(other.end())
            });
        }
        When::Not(part, _) => return extent(part),
        When::Is { question, among, .. } => ends.extend(among.iter().map(|text| text.span).chain([question.span])),
    }
    let start = ends.iter().map(|span| span.start).min().unwrap_or_default();
    start..=ends.iter().map(|span| span.end).max().unwrap_or_default()
}

/// Where the question or the answer is written that a condition names.
pub fn definition(view: &View<'_>, position: Position) -> Option<Location> {
    let cursor = view.cursor(position)?;
    let spot = spot(view.kind, &cursor)?;
    let guide = guide(view, position)?;
    let word = view.text.get(cursor.word.clone())?;
    let question = |id: &str| guide.questions.iter().find(|question| question.id.value == id);
    let span = match spot {
        Spot::Question => question(word)?.id.span,
        Spot::Answer(id) => {
            let question = question(id)?;
            question.options.iter().find(|option| option.id.value == word).map_or(question.id.span, |o| o.id.span)
        }
    };
    let range = view.range(&(span.start as usize..span.end as usize));
    Some(Location { uri: view.root.uri(view.path)?, range })
}

/// The guide as it stands in the editor.
fn guide(view: &View<'_>, position: Position) -> Option<Guide> {
    let asks = |guide: &Guide| !guide.questions.is_empty();
    read(view.path, view.text.to_owned()).filter(asks).or_else(|| {
        let mut text = view.text.to_owned();
        let line = line_around(&text, view.lines.offset(position));
        text.replace_range(line.clone(), &" ".repeat(line.len()));
        read(view.path, text).filter(asks)
    })
}

fn read(path: &str, text: String) -> Option<Guide> {
    let (tree, _) = crate::source::read_texts(vec![(path.to_owned(), text)]);
    let mut guides = crate::model::parse(&tree).0.guides;
    Some(guides.pop()?.value.head.clone())
}

fn line_around(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..end
}
