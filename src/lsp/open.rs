//! A file that the client has open: its text as the client tells it, change by change.

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position::{Encoding, Lines};
use crate::source::{Kind, Loaded, load_text};

#[derive(Debug)]
pub struct Open {
    /// As the client writes it.
    pub uri: Uri,
    pub version: i32,
    pub text: String,
    pub kind: Kind,
    /// Whether the text has changed since it was last looked at.
    pub is_dirty: bool,
}

impl Open {
    pub fn new(path: &str, uri: Uri, version: i32, text: String) -> Self {
        let kind = match load_text(path, String::new()) {
            Some(Loaded::Text { kind, .. }) => kind,
            _ => Kind::Attachment,
        };
        Open { uri, version, text, kind, is_dirty: true }
    }

    /// Applies changes one after the other.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let lines = Lines::new(&self.text, encoding, true);
                    let (start, end) = (lines.offset(part.range.start), lines.offset(part.range.end));
                    self.text.replace_range(start.min(end)..start.max(end), &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => self.text = whole.text,
            }
        }
        self.version = version;
        self.is_dirty = true;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(text: &str, changes: serde_json::Value) -> String {
        let mut open = Open::new("pages/a.md", Uri("file:///a".to_owned()), 1, text.to_owned());
        open.change(2, serde_json::from_value(changes).unwrap(), Encoding::Utf16);
        assert!(open.is_dirty && open.version == 2 && open.kind == Kind::Page);
        open.text
    }

    fn range(start: [u32; 2], end: [u32; 2]) -> serde_json::Value {
        let at = |place: [u32; 2]| json!({ "line": place[0], "character": place[1] });
        json!({ "start": at(start), "end": at(end) })
    }

    #[test]
    fn changes_count_in_units_of_the_protocol_and_build_upon_each_other() {
        let changes = json!([
            { "range": range([0, 2], [0, 2]), "text": "乙" },
            { "range": range([1, 0], [1, 1]), "text": "" },
            { "range": range([0, 0], [0, 2]), "rangeLength": 2, "text": "x" },
        ]);
        assert_eq!(changed("😀甲\r\nab", changes), "x乙甲\r\nb");
        assert_eq!(changed("a", json!([{ "text": "b" }])), "b");
    }

    #[test]
    fn ranges_that_are_not_in_the_text_or_run_backwards_do_no_harm() {
        assert_eq!(changed("ab", json!([{ "range": range([0, 2], [0, 1]), "text": "c" }])), "ac");
        assert_eq!(changed("ab", json!([{ "range": range([7, 0], [9, 9]), "text": "c" }])), "abc");
    }
}
