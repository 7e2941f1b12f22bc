//! Slips that a YAML parser cannot explain: full-width colons and dashes, tabs, ideographic blanks.
//!
//! In: the YAML text. Out: the same text with each full-width colon after a key replaced by a half-width one of equal
//! length in bytes (so that positions stay true and the rest of the file is still checked), and whether it is
//! worth parsing at all.

use super::straighten::{self, Row};
use crate::diag::{Diagnostic, Diagnostics, Edit, FileId, Span};

/// Looks for slips line by line; text inside `|` and `>` blocks is left alone.
pub fn inspect(file: FileId, text: &str, offset: usize, diags: &mut Diagnostics) -> (String, bool) {
    let mut scan = Scan { file, offset, ..Scan::default() };
    scan.mended.reserve(text.len());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        scan.line(line, at);
        at += line.len();
    }
    let usable = scan.rows.iter().all(Row::is_straight);
    if !usable {
        straighten::mend(file, &scan.mended, offset, &scan.rows, &mut scan.found);
    }
    diags.extend(scan.found.into_iter().map(|(_, finding)| finding).collect());
    (scan.mended, usable)
}

/// The full-width colon that `rest` begins with: how many bytes to replace, blanks after it included, and by what.
pub fn colon(rest: &str) -> (usize, &'static str) {
    let value = rest.trim_start_matches('：').trim_start_matches(is_blank);
    let is_last = value.trim_end().is_empty();
    (rest.len() - value.len(), if is_last { ":" } else { ": " })
}

/// Blanks that YAML takes for letters.
pub fn is_odd_blank(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd_blank(c)
}

#[derive(Default)]
struct Scan {
    file: FileId,
    offset: usize,
    /// Each finding with the row it stands in.
    found: Vec<(usize, Diagnostic)>,
    rows: Vec<Row>,
    mended: String,
    /// Indentation of the key whose block text is being passed over.
    block: Option<usize>,
}

impl Scan {
    fn line(&mut self, line: &str, at: usize) {
        let content = line.trim_start_matches(is_blank);
        let indent = line.len() - content.len();
        let is_text = self.is_inside_block(content, indent);
        let mut row = Row { start: at, indent, is_text, ..Row::default() };
        if !is_text && content.trim_end().is_empty() {
            self.blank_row(&line[..indent], at);
            self.mended.push_str(content);
        } else if is_text || content.starts_with('#') {
            row.is_remark = !is_text;
            self.mended.push_str(line);
        } else {
            row.is_crooked = self.indentation(&line[..indent], at);
            row.dash = self.dash(content, at + indent);
            self.mended.push_str(&line[..indent]);
            self.content(content, row.dash, at + indent);
            self.block = opens_block(content).then_some(indent);
        }
        self.rows.push(row);
    }

    fn is_inside_block(&mut self, content: &str, indent: usize) -> bool {
        match self.block {
            Some(parent) if indent > parent || content.trim_end().is_empty() => true,
            _ => {
                self.block = None;
                false
            }
        }
    }

    /// A line of odd blanks looks empty and is none; in the mended text it is blank, and as long as before.
    fn blank_row(&mut self, blanks: &str, at: usize) {
        self.mended.extend(std::iter::repeat_n(' ', blanks.len()));
        if let Some((i, c)) = blanks.char_indices().find(|(_, c)| is_odd_blank(*c)) {
            self.find(at + i, c.len_utf8(), "odd-blank-line", "odd-blank-line.help");
            let whole = Span::new(self.file, self.offset + at, self.offset + at + blanks.len());
            if let Some((_, finding)) = self.found.last_mut() {
                finding.fix.push(Edit::new(whole, ""));
            }
        }
    }

    fn find(&mut self, at: usize, len: usize, code: &'static str, help: &'static str) {
        let span = Span::new(self.file, self.offset + at, self.offset + at + len);
        self.found.push((self.rows.len(), Diagnostic::error(code, span).help(help)));
    }

    /// Whether the line is indented by anything but blanks.
    fn indentation(&mut self, blanks: &str, at: usize) -> bool {
        let is_strange = |c: char| is_odd_blank(c) && c != '\u{3000}';
        let first = |wanted: &dyn Fn(char) -> bool| blanks.char_indices().find(|(_, c)| wanted(*c));
        if let Some((i, c)) = first(&|c| c == '\t') {
            self.find(at + i, c.len_utf8(), "tab-indent", "tab-indent.help");
        }
        if let Some((i, c)) = first(&|c| c == '\u{3000}') {
            self.find(at + i, c.len_utf8(), "wide-indent", "wide-indent.help");
        }
        if let Some((i, c)) = first(&is_strange) {
            self.find(at + i, c.len_utf8(), "odd-indent", "odd-indent.help");
        }
        blanks.contains(|c| c != ' ')
    }

    /// The bytes of a full-width dash and the blanks after it; 0 where there is none.
    fn dash(&mut self, content: &str, at: usize) -> usize {
        let first = content.chars().next().unwrap_or_default();
        let rest = &content[first.len_utf8().min(content.len())..];
        let is_wide = matches!(first, '－' | '—' | '–' | '﹣') && rest.starts_with(is_blank);
        if !is_wide {
            return 0;
        }
        self.find(at, first.len_utf8(), "wide-dash", "wide-dash.help");
        content.len() - rest.trim_start_matches(is_blank).len()
    }

    /// `title：身份证` → `title:  身份证`: three bytes each. A full-width dash of `dash` bytes may stand before it.
    fn content(&mut self, content: &str, dash: usize, at: usize) {
        let key = content[dash..].trim_start_matches("- ").trim_start();
        let start = content.len() - key.len();
        let end =
            key.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')).unwrap_or(0);
        if end > 0 && key[end..].starts_with('：') {
            let place =
                |len| Span::new(self.file, self.offset + at + start + end, self.offset + at + start + end + len);
            let (len, text) = colon(&key[end..]);
            let finding = Diagnostic::error("wide-colon", place('：'.len_utf8())).arg("key", &key[..end]);
            let finding = finding.help("wide-colon.help").mend(place(len), text);
            self.found.push((self.rows.len(), finding));
            self.mended.push_str(&content.replacen('：', ":  ", 1));
        } else {
            self.mended.push_str(content);
        }
    }
}

/// `key: |`, `key: >-`, `- |2 # remark`: the lines below, when indented deeper, are text.
fn opens_block(content: &str) -> bool {
    let line = content.find(" #").map_or(content, |remark| &content[..remark]).trim_end();
    let last = line.rsplit(' ').next().unwrap_or_default();
    last.starts_with(['|', '>'])
        && last[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9'))
        && line.len() > last.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> (Vec<&'static str>, String, bool) {
        let mut diags = Diagnostics::new();
        let (mended, usable) = inspect(FileId(0), text, 0, &mut diags);
        (diags.iter().map(|d| d.code).collect(), mended, usable)
    }

    #[test]
    fn a_full_width_colon_is_named_and_the_rest_is_still_read() {
        let (found, mended, usable) = codes("title：身份证\nphone: 1\n");
        assert_eq!((found, usable), (vec!["wide-colon"], true));
        assert_eq!(mended, "title:  身份证\nphone: 1\n");
    }

    #[test]
    fn tabs_and_ideographic_blanks_stop_the_file() {
        assert_eq!(codes("a:\n\t- b\n").0, ["tab-indent"]);
        assert_eq!(codes("a:\n　　- b\n").0, ["wide-indent"]);
        assert_eq!(codes("a:\n\u{a0}\u{a0}- b\n").0, ["odd-indent"]);
        assert_eq!(codes("－ b\n").0, ["wide-dash"]);
    }

    #[test]
    fn a_line_of_ideographic_blanks_is_named_and_the_rest_is_still_read() {
        let (found, mended, usable) = codes("a: 1\n　　\r\nb: 2\n");
        assert_eq!((found, usable), (vec!["odd-blank-line"], true));
        assert_eq!(mended, "a: 1\n      \r\nb: 2\n");
    }

    #[test]
    fn block_text_is_left_alone() {
        let text = "note: |\n  ok：这是正文\n  — 也是正文\nnext: 1\n";
        assert_eq!(codes(text), (vec![], text.to_owned(), true));
        let text = text.replacen('|', "|- # 注", 1);
        assert_eq!(codes(&text), (vec![], text.clone(), true));
    }
}
