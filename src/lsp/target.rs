//! What the model says about a place: the fields of a record, or what a field may hold.

use super::cursor::{Cursor, Place, Step};
use crate::model::{Field, RecordShape, Shape, describe};
use crate::source::Kind;

/// What may be written at a place.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A field of this record.
    Fields(RecordShape, Form),
    /// A value of this field.
    Value(&'static Field, Shape, Form),
}

/// How it must be written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Plain,
    /// As an item of a list that has not been begun yet.
    WithDash,
}

/// What the model says about the place of a cursor in a file of this kind.
pub fn target(kind: Kind, cursor: &Cursor) -> Option<Target> {
    let document = describe(kind)?;
    let record = document.record;
    let is_field = |name: &String| record.field(name).is_some();
    let steps = match cursor.steps.split_first() {
        // In a catalogue of many the first key is an identifier.
        Some((Step::Key(id), rest)) if document.is_catalogue && !is_field(id) => rest,
        None if document.is_catalogue && !cursor.present.is_empty() && !cursor.present.iter().any(is_field) => {
            return None;
        }
        _ => cursor.steps.as_slice(),
    };
    let mut shape = Shape::Record(record);
    let mut field = None;
    for step in steps {
        match (step, shape) {
            (Step::Item, Shape::List(item)) => shape = *item,
            (Step::Key(name), _) => {
                let Shape::Record(record) = *shape.item() else { return None };
                let known = record.field(name)?;
                (shape, field) = (known.shape, Some(known));
            }
            (Step::Item, _) => return None,
        }
    }
    let form = match (shape, cursor.place) {
        (Shape::List(_), Place::Either | Place::Key) if !cursor.in_flow => Form::WithDash,
        _ => Form::Plain,
    };
    match (*shape.item(), cursor.place) {
        (Shape::Record(_), Place::Value) => None,
        (Shape::Record(record), _) => Some(Target::Fields(record, form)),
        (_, Place::Key) => None,
        (value, _) => Some(Target::Value(field?, value, form)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cursor;
    use super::*;

    /// What may be written at `‸`: the kind of the record or of what a value is, and how.
    fn at(path: &str, kind: Kind, marked: &str) -> Option<String> {
        let offset = marked.find('‸')?;
        let cursor = cursor::at(path, &marked.replace('‸', ""), offset)?;
        Some(match target(kind, &cursor)? {
            Target::Fields(record, form) => format!("{} {form:?}", record.kind),
            Target::Value(field, shape, form) => {
                let shape = format!("{shape:?}");
                let shape = shape.split(['(', ' ', '{']).next().unwrap_or_default();
                format!("{}: {shape} {form:?}", field.name)
            }
        })
    }

    fn guide(marked: &str) -> Option<String> {
        at("guides/a.yaml", Kind::Guide, marked)
    }

    #[test]
    fn places_in_a_guide_lead_to_its_records_and_fields() {
        assert_eq!(guide("‸").as_deref(), Some("kind.guide Plain"));
        assert_eq!(guide("title: 甲\nsta‸\n").as_deref(), Some("kind.guide Plain"));
        assert_eq!(guide("status: ‸").as_deref(), Some("status: Choice Plain"));
        assert_eq!(guide("materials:\n  - mat‸").as_deref(), Some("kind.material_use Plain"));
        assert_eq!(guide("materials:\n  ‸").as_deref(), Some("kind.material_use WithDash"));
        assert_eq!(guide("topics:\n  ‸").as_deref(), Some("topics: Ref WithDash"));
        assert_eq!(guide("topics: [‸").as_deref(), Some("topics: Ref Plain"));
        assert_eq!(guide("topics: ‸").as_deref(), Some("topics: Ref Plain"));
        assert_eq!(guide("steps:\n  - {limit: ‸}").as_deref(), Some("limit: Limit Plain"));
        assert_eq!(guide("no_field: ‸"), None);
    }

    #[test]
    fn in_a_catalogue_of_many_the_fields_stand_below_the_identifier() {
        let window = |marked| at("windows/all.yaml", Kind::Window, marked);
        assert_eq!(window("a01:\n  hall: ‸\n").as_deref(), Some("hall: Ref Plain"));
        assert_eq!(window("a01:\n  ‸\n").as_deref(), Some("kind.window Plain"));
        assert_eq!(window("name: 甲\nhall: ‸\n").as_deref(), Some("hall: Ref Plain"));
        assert_eq!(window("a01:\n  name: 甲\n‸\n"), None);
        assert_eq!(window("‸").as_deref(), Some("kind.window Plain"));
    }
}
