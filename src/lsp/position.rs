//! Bytes of a text ↔ lines and columns as the client counts them.
//!
//! Lines end at `\n`, `\r\n` and a single `\r`, as the protocol says; columns count UTF-8 or UTF-16 units, whichever was
//! agreed on. Any place a client names leads to a byte where a character begins.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::diag::Span;

/// What columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    Utf8,
    #[default]
    Utf16,
}

impl Encoding {
    /// The first of what the client offers that is known here.
    pub fn agreed(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// A text with the bytes at which its lines begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
    /// The first byte that the client knows of: editors do not show a byte order mark.
    first: usize,
}

impl<'a> Lines<'a> {
    /// `is_open`: the client has sent this text itself, and counts everything in it.
    pub fn new(text: &'a str, encoding: Encoding, is_open: bool) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(i, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(i, _)| i + 1)).collect();
        let first = if is_open || !text.starts_with('\u{feff}') { 0 } else { '\u{feff}'.len_utf8() };
        Lines { text, starts, encoding, first }
    }

    /// Where a byte stands.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor(self.text, offset).max(self.first);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default().max(self.first);
        Position { line: line as u32, character: self.encoding.units(&self.text[start..offset]) as u32 }
    }

    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    /// The byte at a position; what lies behind the end of a line is its end, and behind the last line the end of the text.
    pub fn offset(&self, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line as usize).copied() else { return self.text.len() };
        let start = start.max(self.first);
        let end = self.starts.get(position.line as usize + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in line.char_indices() {
            let width = self.encoding.units(c.encode_utf8(&mut [0; 4]));
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + line.len()
    }
}

/// The nearest byte before `offset` where a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_the_units_that_were_agreed_on() {
        let text = "甲😀𠮷乙\r\nb";
        let place = text.find('乙').unwrap();
        assert_eq!(Lines::new(text, Encoding::Utf16, true).position(place), at(0, 5));
        assert_eq!(Lines::new(text, Encoding::Utf8, true).position(place), at(0, 11));
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(text, encoding, true);
            for (offset, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
                assert_eq!(lines.offset(lines.position(offset)), offset, "{encoding:?} {offset}");
            }
        }
    }

    #[test]
    fn lines_end_as_the_protocol_says() {
        let lines = Lines::new("a\rb\r\nc\nd", Encoding::Utf16, true);
        assert_eq!([2, 5, 7].map(|offset| lines.position(offset)), [at(1, 0), at(2, 0), at(3, 0)]);
        assert_eq!(lines.offset(at(1, 9)), 3);
        assert_eq!(lines.offset(at(9, 0)), 8);
    }

    #[test]
    fn a_mark_that_the_editor_hides_has_no_width() {
        let text = "\u{feff}名: 甲";
        let place = text.find('甲').unwrap();
        assert_eq!(Lines::new(text, Encoding::Utf16, false).position(place), at(0, 3));
        assert_eq!(Lines::new(text, Encoding::Utf16, true).position(place), at(0, 4));
        assert_eq!(Lines::new(text, Encoding::Utf16, false).offset(at(0, 0)), 3);
        assert_eq!(Lines::new(text, Encoding::Utf16, false).position(0), at(0, 0));
    }

    #[test]
    fn half_of_a_character_leads_to_its_beginning() {
        let lines = Lines::new("😀b", Encoding::Utf16, true);
        assert_eq!(lines.offset(at(0, 1)), 0);
        assert_eq!(lines.position(2), at(0, 0));
    }
}
