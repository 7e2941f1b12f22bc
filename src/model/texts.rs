//! Every text of a record with the field it stands in, so that a rule about words looks at all of them, and at those of
//! fields that are added later; and every reference, for who asks where an entry is used.

use super::cells::Cells;
use super::describe::Filed;
use super::record::{Record, Text};
use super::shape::Field;
use super::value::{Day, Limit, Ref, TimeRange, Weekdays};
use crate::diag::Span;
use crate::source::Kind;

/// A text, the field it fills, and the kind of record (a key of `lang/`) that field belongs to.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'a> {
    pub record: &'static str,
    pub field: &'static Field,
    pub text: &'a Text,
}

/// A reference to another entry.
#[derive(Debug, Clone, Copy)]
pub struct RefAt<'a> {
    pub kind: Kind,
    pub id: &'a str,
    pub span: Span,
}

/// What may stand as a field. Values that are not free text show nothing, and only references lead to other entries.
pub trait Texts {
    fn texts<'a>(&'a self, _record: &'static str, _field: &'static Field, _visit: &mut dyn FnMut(FieldText<'a>)) {}

    fn refs<'a>(&'a self, _visit: &mut dyn FnMut(RefAt<'a>)) {}
}

impl Texts for Text {
    fn texts<'a>(&'a self, record: &'static str, field: &'static Field, visit: &mut dyn FnMut(FieldText<'a>)) {
        if !self.is_empty() {
            visit(FieldText { record, field, text: self });
        }
    }
}

impl<T: Texts> Texts for Option<T> {
    fn texts<'a>(&'a self, record: &'static str, field: &'static Field, visit: &mut dyn FnMut(FieldText<'a>)) {
        self.iter().for_each(|value| value.texts(record, field, visit));
    }

    fn refs<'a>(&'a self, visit: &mut dyn FnMut(RefAt<'a>)) {
        self.iter().for_each(|value| value.refs(visit));
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn texts<'a>(&'a self, record: &'static str, field: &'static Field, visit: &mut dyn FnMut(FieldText<'a>)) {
        self.iter().for_each(|value| value.texts(record, field, visit));
    }

    fn refs<'a>(&'a self, visit: &mut dyn FnMut(RefAt<'a>)) {
        self.iter().for_each(|value| value.refs(visit));
    }
}

impl<T: Record> Texts for T {
    fn texts<'a>(&'a self, _: &'static str, _: &'static Field, visit: &mut dyn FnMut(FieldText<'a>)) {
        self.each_text(visit);
    }

    fn refs<'a>(&'a self, visit: &mut dyn FnMut(RefAt<'a>)) {
        self.each_ref(visit);
    }
}

impl<T: Filed> Texts for Ref<T> {
    fn refs<'a>(&'a self, visit: &mut dyn FnMut(RefAt<'a>)) {
        visit(RefAt { kind: T::OF, id: &self.id, span: self.span });
    }
}

impl Texts for Day {}
impl Texts for Limit {}
impl Texts for TimeRange {}
impl Texts for Weekdays {}
impl Texts for Cells {}
impl Texts for bool {}
impl Texts for u32 {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Guide, Question, Step};

    #[test]
    fn texts_are_shown_with_their_field_through_lists_and_records() {
        let text = |value: &str| Text { value: value.into(), ..Text::default() };
        let guide = Guide {
            title: text("甲"),
            aliases: vec![text("乙"), text("丙")],
            steps: vec![Step { name: text("受理"), ..Step::default() }],
            faq: vec![Question { answer: text("能"), ..Question::default() }],
            ..Guide::default()
        };
        let mut seen = Vec::new();
        guide.each_text(&mut |found| seen.push((found.record, found.field.name, found.text.value.as_str())));
        let (guide, step, faq) = ("kind.guide", "kind.step", "kind.question");
        let expected = [(guide, "title", "甲"), (guide, "aliases", "乙"), (guide, "aliases", "丙")];
        assert_eq!(seen[..3], expected);
        assert_eq!(seen[3..], [(step, "name", "受理"), (faq, "answer", "能")]);
    }

    #[test]
    fn references_are_shown_with_the_kind_they_lead_to_through_lists_and_records() {
        let text = "title: 甲\ndepartment: civil\ntopics: [old, young]\nmaterials:\n  - material: id-card\n";
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), text.into())]);
        let (content, _) = crate::model::parse(&tree);
        let mut seen = Vec::new();
        content.guides[0].value.head.each_ref(&mut |found| seen.push((found.kind, found.id.to_owned())));
        seen.sort();
        let expected =
            [(Kind::Department, "civil"), (Kind::Material, "id-card"), (Kind::Topic, "old"), (Kind::Topic, "young")];
        assert_eq!(seen, expected.map(|(kind, id)| (kind, id.to_owned())));
    }
}
