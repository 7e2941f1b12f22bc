//! One line → one record with the portal's own field names.
//!
//! In: the bytes of a line. Out: a [`Record`], or the fault that made the line unreadable. The portal writes “无” for
//! "nothing given"; that, an empty text, `null` and an empty list all count as missing.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// What becomes of a field of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It fills this field of our model.
    Fills(&'static str),
    /// It only repeats, or is part of, what this other field of the portal says.
    Repeats(&'static str),
    /// It is the code of what this other field says in words.
    CodeOf(&'static str),
    /// Our model has no place for it; nothing is lost where this other field holds it too.
    Beyond(&'static str),
    /// Our model has no place for it.
    NoPlace,
}

/// A field of the portal's records.
#[derive(Debug)]
pub struct PortalField {
    pub name: &'static str,
    pub role: Role,
}

const fn field(name: &'static str, role: Role) -> PortalField {
    PortalField { name, role }
}

/// All fields that the portal is known to write.
///
/// `handle_time` is the statutory and `handle_time_limit` the promised limit: in 529 of 529 real records that give
/// both, the first is at least as long as the second. `ORGCODE` is characters 9–17 of `TASK_CODE`, whose first 18 are
/// the department's unified social credit code (GB 32100).
pub const FIELDS: &[PortalField] = &[
    field("TASK_NAME", Role::Fills("title")),
    field("matter_name", Role::Fills("title")),
    field("subTaskName", Role::Repeats("TASK_NAME")),
    field("subCatalogName", Role::Repeats("matter_name")),
    field("CATANAME", Role::Beyond("TASK_NAME")),
    field("parentCatalogName", Role::Repeats("CATANAME")),
    field("parentCatalogId", Role::Beyond("CATAID")),
    field("matter_daily", Role::Fills("aliases")),
    field("matter_short", Role::Fills("aliases")),
    field("CATAID", Role::Fills("catalog_code")),
    field("TASK_CODE", Role::Fills("task_code")),
    field("matter_code", Role::Beyond("TASK_CODE")),
    field("TASK_TYPE_TEXT", Role::Fills("task_type")),
    field("TASK_TYPE", Role::CodeOf("TASK_TYPE_TEXT")),
    field("matter_type", Role::Repeats("TASK_TYPE_TEXT")),
    field("TASK_STATE", Role::NoPlace),
    field("TASK_TAG", Role::NoPlace),
    field("service_object_name", Role::Fills("audience")),
    field("theme_category", Role::Fills("topics")),
    field("matter_level", Role::Fills("level")),
    field("district", Role::Repeats("matter_level")),
    field("DEPT_NAME", Role::Fills("department")),
    field("ORGCODE", Role::Fills("department")),
    field("AREA_CODE_TEXT", Role::Fills("site.region")),
    field("AREACODE", Role::CodeOf("AREA_CODE_TEXT")),
    field("co_department", Role::Fills("joint_bodies")),
    field("accept_standard", Role::Fills("conditions")),
    field("material_intro", Role::Fills("materials")),
    field("handle_time", Role::Fills("statutory_limit")),
    field("handle_time_limit", Role::Fills("promised_limit")),
    field("handle_location", Role::Fills("windows")),
    field("ONLINECHECK", Role::Fills("channels")),
    field("online_book", Role::Fills("channels")),
    field("URL", Role::Fills("online")),
    field("bear_paltform", Role::Fills("online.note")),
    field("online_book_addr", Role::Fills("booking")),
    field("visit_number", Role::Fills("visits")),
    field("LIMIT_SCENE_NUM", Role::Repeats("visit_number")),
    field("courier_service", Role::Fills("post")),
    field("consult_phone", Role::Fills("consult_phone")),
    field("complain_phone", Role::Fills("complaint_phone")),
];

/// A record and the line it stands on, from 1.
#[derive(Debug)]
pub struct Record {
    pub line: usize,
    fields: Map<String, Value>,
}

/// Why a line is not a record.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    NotUtf8,
    /// The JSON reader's words, with the column in bytes.
    NotJson(String),
    NotAnObject,
}

impl Record {
    /// Reads a line; a carriage return before its end is no part of it.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(line: usize, bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
        match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => Ok(Record { line, fields }),
            Ok(_) => Err(Fault::NotAnObject),
            Err(error) => Err(Fault::NotJson(error.to_string().replace(" at line 1 column ", "; column "))),
        }
    }

    /// The text of a field, trimmed; numbers and booleans as they are written.
    pub fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let text = match self.fields.get(name)? {
            Value::String(text) => Cow::Borrowed(text.trim()),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Bool(flag) => Cow::Owned(flag.to_string()),
            _ => return None,
        };
        (!says_nothing(&text)).then_some(text)
    }

    /// The texts of a list, trimmed; a bare text is a list of one.
    pub fn list(&self, name: &str) -> Vec<&str> {
        let items = match self.fields.get(name) {
            Some(Value::Array(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        items.iter().filter_map(Value::as_str).map(str::trim).filter(|text| !says_nothing(text)).collect()
    }

    /// Whether the portal gives anything in this field.
    pub fn gives(&self, name: &str) -> bool {
        match self.fields.get(name) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !says_nothing(text.trim()),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(Value::Object(pairs)) => !pairs.is_empty(),
            Some(_) => true,
        }
    }

    /// A field's value as JSON, for the report.
    pub fn shown(&self, name: &str) -> String {
        match self.fields.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        }
    }

    /// Fields whose value has a shape that cannot be read: an object, a list in a list, a list where text belongs.
    pub fn misshapen(&self) -> impl Iterator<Item = &'static str> {
        let is_list = |name: &str| matches!(name, "service_object_name" | "theme_category" | "material_intro");
        let known = FIELDS.iter().map(|field| field.name);
        known.filter(move |name| match self.fields.get(*name) {
            Some(Value::Object(_)) => true,
            Some(Value::Array(items)) => !is_list(name) || items.iter().any(|item| !item.is_string()),
            Some(Value::Number(_) | Value::Bool(_)) => is_list(name),
            _ => false,
        })
    }

    /// Names of fields that the portal is not known to write.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let names = self.fields.keys().map(String::as_str);
        names.filter(|name| FIELDS.iter().all(|field| field.name != *name))
    }
}

fn says_nothing(text: &str) -> bool {
    matches!(text, "" | "无" | "无。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_many_spellings() {
        let record =
            Record::read(1, r#"{"a":"无","b":" ","c":null,"d":[],"e":["无"," x "],"f":0}"#.as_bytes()).unwrap();
        assert!(["a", "b", "c", "d", "z"].iter().all(|name| !record.gives(name)));
        assert_eq!(record.list("e"), ["x"]);
        assert_eq!(record.text("f").as_deref(), Some("0"));
        assert!(record.gives("f"));
    }

    #[test]
    fn faults_say_what_is_wrong() {
        assert_eq!(Record::read(1, b"[1]").unwrap_err(), Fault::NotAnObject);
        assert_eq!(Record::read(1, b"\xd6\xd0").unwrap_err(), Fault::NotUtf8);
        let Fault::NotJson(reason) = Record::read(1, b"{\"a\":").unwrap_err() else { panic!("not JSON") };
        assert_eq!(reason, "EOF while parsing a value; column 5");
    }

    #[test]
    fn wrong_shapes_are_seen() {
        let line = r#"{"TASK_NAME":["a"],"theme_category":[["b"]],"URL":{"x":1},"visit_number":1,"extra":2}"#;
        let record = Record::read(1, line.as_bytes()).unwrap();
        assert_eq!(record.misshapen().collect::<Vec<_>>(), ["TASK_NAME", "theme_category", "URL"]);
        assert_eq!(record.unknown().collect::<Vec<_>>(), ["extra"]);
    }
}
