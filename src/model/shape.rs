//! What a field may hold, derived from its Rust type, so that schemas, scaffolds and editors ask the model itself.
//!
//! In: nothing but the types. Out: a constant [`Shape`] for each field and a [`RecordShape`] for each record. Deliberately
//! absent: values and findings (`record.rs`), and what combinations of fields the rules object to (`check/`).

use super::record::Record;
use crate::diag::Arg;
use crate::source::Kind;

/// Whether a guide may go without a field (brief: R, W, O).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Wanted,
    Optional,
}

/// One field of a record, as editors know it.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub zh: &'static str,
    /// What to write, a sentence in Chinese and in English.
    pub doc: &'static str,
    pub doc_en: &'static str,
    /// A plausible value; empty where the shape or the rest of the content says it all.
    pub example: &'static str,
    pub need: Need,
    pub shape: Shape,
}

impl From<&Field> for Arg {
    fn from(field: &Field) -> Self {
        Arg::Field { name: field.name, zh: field.zh }
    }
}

impl Field {
    /// One plausible value: the field's own example, else one of its shape (one item of a list).
    pub fn sample(&self) -> Option<&'static str> {
        if self.example.is_empty() { self.shape.item().sample() } else { Some(self.example) }
    }

    /// Whether its texts, or the texts in its list, are of this form.
    pub fn holds(&self, form: TextForm) -> bool {
        matches!(self.shape.item(), Shape::Text(known) if *known == form)
    }
}

/// What may stand as the value of a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    Text(TextForm),
    Bool,
    Count,
    /// 2026-03-01
    Date,
    /// 20个工作日, 当场办结
    Limit,
    /// 09:00-12:00
    Times,
    /// 周一至周五
    Weekdays,
    /// B3:F5
    Cells,
    /// A condition on the answers to the guide's questions: {who: agent}
    When,
    /// One of a closed set of words; the key of `lang/` names the set.
    Choice(&'static str, &'static [ChoiceWord]),
    /// The identifier of an entry of this kind.
    Ref(Kind),
    /// Any number of these; one alone may stand without the list when it can be written as a text.
    List(&'static Shape),
    Record(RecordShape),
}

/// What a text is about, where that is more than words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    Free,
    Phone,
    Url,
    /// 05-01
    MonthDay,
    /// +08:00
    Offset,
    /// A path below the content folder, beginning with `files/`.
    File,
    /// The id of a floor of the window's hall, or of its zone.
    Floor,
    Zone,
    /// Name or code of a rule of `mingbai check`.
    Rule,
}

/// A word of a closed set, and what it means.
#[derive(Debug, Clone, Copy)]
pub struct ChoiceWord {
    pub zh: &'static str,
    pub en: &'static str,
    /// The meaning, in Chinese and in English.
    pub doc: &'static str,
    pub doc_en: &'static str,
}

/// A record with its fields.
#[derive(Debug, Clone, Copy)]
pub struct RecordShape {
    /// Key of `lang/` naming the record (“窗口”).
    pub kind: &'static str,
    pub fields: &'static [Field],
    /// The field that a bare text fills.
    pub shorthand: Option<&'static str>,
}

impl RecordShape {
    pub const fn of<T: Record>() -> Self {
        RecordShape { kind: T::KIND, fields: T::FIELDS, shorthand: T::SHORTHAND }
    }

    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// The same text with what it is about; a form on anything but texts does not compile.
    pub const fn formed(self, form: TextForm) -> Self {
        match self {
            Shape::Text(_) => Shape::Text(form),
            _ => panic!("only a text has a form"),
        }
    }

    /// One item of a list, or the shape itself.
    pub fn item(&self) -> &Shape {
        match self {
            Shape::List(item) => item,
            own => own,
        }
    }

    /// A value that could stand here, where the shape alone says one.
    fn sample(&self) -> Option<&'static str> {
        match self {
            Shape::Bool => Some("true"),
            Shape::Date => Some("2026-03-01"),
            Shape::Limit => Some("20个工作日"),
            Shape::Times => Some("09:00-12:00"),
            Shape::Weekdays => Some("周一至周五"),
            Shape::Cells => Some("B3:F5"),
            Shape::When => Some("{who: agent}"),
            Shape::Choice(_, words) => words.first().map(|word| word.zh),
            Shape::Text(_) | Shape::Count | Shape::Ref(_) | Shape::List(_) | Shape::Record(_) => None,
        }
    }

    /// What an editor may write, for the help of a missing field.
    pub fn example(&self) -> Option<String> {
        match self.item() {
            Shape::Bool => Some("true / false".to_owned()),
            Shape::Choice(_, words) => Some(words.iter().map(|word| word.zh).collect::<Vec<_>>().join("、")),
            // YAML wants a text with colons in quotes.
            Shape::Times => self.item().sample().map(|times| format!("\"{times}\"")),
            other => other.sample().map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseType, describe};

    fn shape(kind: Kind, path: &[&str]) -> Shape {
        let document = describe(kind).expect("a kind with fields");
        let mut shape = Shape::Record(document.record);
        for name in path {
            let Shape::Record(record) = shape.item() else { panic!("{name} of something without fields") };
            shape = record.field(name).unwrap_or_else(|| panic!("no field {name}")).shape;
        }
        shape
    }

    #[test]
    fn shapes_follow_the_types_of_the_fields() {
        assert!(matches!(shape(Kind::Guide, &["title"]), Shape::Text(TextForm::Free)));
        assert!(matches!(shape(Kind::Guide, &["department"]), Shape::Ref(Kind::Department)));
        assert!(matches!(shape(Kind::Guide, &["topics"]).item(), Shape::Ref(Kind::Topic)));
        assert!(matches!(shape(Kind::Guide, &["materials", "material"]), Shape::Ref(Kind::Material)));
        assert!(matches!(shape(Kind::Guide, &["steps", "limit"]), Shape::Limit));
        assert!(matches!(shape(Kind::Window, &["hours", "times"]).item(), Shape::Times));
        assert!(matches!(shape(Kind::Calendar, &["closures", "windows"]).item(), Shape::Ref(Kind::Window)));
        assert!(matches!(shape(Kind::Notice, &["expires"]), Shape::Date));
        assert!(matches!(shape(Kind::Site, &["rules", "level"]), Shape::Choice("type.level", _)));
    }

    #[test]
    fn a_record_that_a_text_may_stand_for_says_which_field_it_fills() {
        let Shape::Record(condition) = *shape(Kind::Guide, &["conditions"]).item() else { panic!("no record") };
        assert_eq!(condition.shorthand, Some("text"));
        let Shape::Record(step) = *shape(Kind::Guide, &["steps"]).item() else { panic!("no record") };
        assert_eq!(step.shorthand, None);
    }

    #[test]
    fn words_carry_their_meaning() {
        let Shape::Choice(_, words) = shape(Kind::Guide, &["case_type"]) else { panic!("no choice") };
        assert_eq!(
            words.iter().map(|word| word.zh).collect::<Vec<_>>(),
            CaseType::ALL.iter().map(|case| case.zh()).collect::<Vec<_>>()
        );
        assert!(words.iter().all(|word| word.doc.ends_with('。') && word.doc_en.ends_with('.')));
    }

    #[test]
    fn catalogues_hold_many_entries_and_guides_one() {
        let many = |kind| describe(kind).is_some_and(|document| document.is_catalogue);
        assert!(many(Kind::Window) && many(Kind::Policy));
        assert!(!many(Kind::Guide) && !many(Kind::Site) && !many(Kind::Notice));
        assert!(describe(Kind::Form).is_none() && describe(Kind::Attachment).is_none());
    }
}
