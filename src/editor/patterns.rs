//! What values look like, as regular expressions that JSON Schema and ECMAScript understand.
//!
//! They are no stricter than the model: what a pattern refuses, `mingbai check` reports too.

use crate::model::{HOLIDAYS, MAKE_UP_DAYS, Shape, TextForm, limit_words};

/// Identifiers, as `model::bad_id` wants them.
pub const ID: &str = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";
/// Identifiers that the portal needs itself.
pub const RESERVED: &str = "^index$|-p[0-9]+$";
const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const TIMES: &str = "^ *[0-9]{1,2}[:：][0-9]{1,2} *[-–—至~～] *[0-9]{1,2}[:：][0-9]{1,2} *$";
const WEEKDAY: &str = "(星期|周)*[一二三四五六日天]";
const CELLS: &str = "^ *[A-Z]{1,2}[0-9]{1,3}(:[A-Z]{1,2}[0-9]{1,3})? *$";
const PHONE: &str = "^[0-9０-９+＋()（）\\-－ 　转或、；;，,/]+$";
const URL: &str = "^https?://[^\\s/?#@]+\\.[^\\s]+$";
const MONTH_DAY: &str = "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const OFFSET: &str = "^[+-](0[0-9]|1[0-4]):[0-5][0-9]$";
const FILE: &str = "^files/.+";

/// The pattern of the texts of a shape; `None` where any text will do, or the shape is no text.
pub fn of(shape: &Shape) -> Option<String> {
    let pattern = match shape {
        Shape::Date => DATE.to_owned(),
        Shape::Times => TIMES.to_owned(),
        Shape::Weekdays => weekdays(),
        Shape::Cells => CELLS.to_owned(),
        Shape::Limit => limit(),
        Shape::Count => "^[0-9]+$".to_owned(),
        Shape::Ref(_) => ID.to_owned(),
        Shape::Text(form) => form_pattern(*form)?.to_owned(),
        Shape::Bool | Shape::When | Shape::Choice(..) | Shape::List(_) | Shape::Record(_) => return None,
    };
    Some(pattern)
}

/// Key of `lang/` saying how such a value is written: what the check says of one that is not.
pub fn hint(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Date => Some("wrong-type.help-date"),
        Shape::Times => Some("wrong-type.help-times"),
        Shape::Weekdays => Some("wrong-type.help-weekdays"),
        Shape::Limit => Some("wrong-type.help-limit"),
        Shape::Cells => Some("wrong-type.help-cells"),
        Shape::Count => Some("wrong-type.help-count"),
        Shape::Ref(_) => Some("bad-id.help"),
        Shape::Text(TextForm::Phone) => Some("phone-form.help"),
        Shape::Text(TextForm::Url) => Some("url-form.help"),
        Shape::Text(TextForm::MonthDay) => Some("season-form.help"),
        Shape::Text(TextForm::Offset) => Some("utc-offset-form.help"),
        Shape::Text(TextForm::File) => Some("missing-file.help"),
        Shape::Text(_) | Shape::Bool | Shape::When | Shape::Choice(..) | Shape::List(_) | Shape::Record(_) => None,
    }
}

fn form_pattern(form: TextForm) -> Option<&'static str> {
    match form {
        TextForm::Phone => Some(PHONE),
        TextForm::Url => Some(URL),
        TextForm::MonthDay => Some(MONTH_DAY),
        TextForm::Offset => Some(OFFSET),
        TextForm::File => Some(FILE),
        TextForm::Free | TextForm::Floor | TextForm::Zone | TextForm::Rule => None,
    }
}

fn weekdays() -> String {
    let others = [HOLIDAYS, MAKE_UP_DAYS].concat().join("|");
    let part = format!("({others}|{WEEKDAY}( *[至到-] *{WEEKDAY})?)");
    format!("^ *{part}([、，, ]+{part})* *$")
}

/// Blanks may stand anywhere in a limit.
fn limit() -> String {
    let spaced = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(" *");
    let join = |words: Vec<&str>| words.into_iter().map(spaced).collect::<Vec<_>>().join("|");
    let (units, on_the_spot) = limit_words();
    format!("^ *([0-9][0-9 ]*({})|{}) *$", join(units), join(on_the_spot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_built_from_the_models_words() {
        let pattern = limit();
        assert!(pattern.contains("工 *作 *日") && pattern.contains("当 *场 *办 *结"), "{pattern}");
    }
}
