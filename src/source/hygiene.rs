//! Slips that a YAML parser cannot explain: full-width colons and dashes, tabs, ideographic blanks.
//!
//! In: the YAML text. Out: the same text with each full-width colon after a key replaced by a half-width one of equal
//! length in bytes (so that positions stay true and the rest of the file is still checked), and whether it is
//! worth parsing at all.

use crate::diag::{Diagnostic, Diagnostics, FileId, Span};

/// Looks for slips line by line; text inside `|` and `>` blocks is left alone.
pub fn inspect(file: FileId, text: &str, offset: usize, diags: &mut Diagnostics) -> (String, bool) {
    let mut scan = Scan { file, diags, usable: true, mended: String::with_capacity(text.len()), block: None };
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        scan.line(line, at);
        at += line.len();
    }
    (scan.mended, scan.usable)
}

struct Scan<'a> {
    file: FileId,
    diags: &'a mut Diagnostics,
    usable: bool,
    mended: String,
    /// Indentation of the key whose block text is being passed over.
    block: Option<usize>,
}

impl Scan<'_> {
    fn line(&mut self, line: &str, at: usize) {
        let content = line.trim_start_matches([' ', '\t', '\u{3000}']);
        let indent = line.len() - content.len();
        if self.is_inside_block(content, indent) || content.trim_end().is_empty() || content.starts_with('#') {
            self.mended.push_str(line);
            return;
        }
        self.indentation(&line[..indent], at);
        self.dash(content, at + indent);
        self.mended.push_str(&line[..indent]);
        self.content(content, at + indent);
        self.block = opens_block(content).then_some(indent);
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

    fn indentation(&mut self, blanks: &str, at: usize) {
        for (pattern, code, help) in
            [('\t', "tab-indent", "tab-indent.help"), ('\u{3000}', "wide-indent", "wide-indent.help")]
        {
            if let Some(i) = blanks.find(pattern) {
                let span = Span::new(self.file, at + i, at + i + pattern.len_utf8());
                self.diags.push(Diagnostic::error(code, span).help(help));
                self.usable = false;
            }
        }
    }

    fn dash(&mut self, content: &str, at: usize) {
        let first = content.chars().next().unwrap_or_default();
        let is_wide = matches!(first, '－' | '—' | '–' | '﹣');
        if is_wide && content[first.len_utf8()..].starts_with([' ', '\u{3000}']) {
            let span = Span::new(self.file, at, at + first.len_utf8());
            self.diags.push(Diagnostic::error("wide-dash", span).help("wide-dash.help"));
            self.usable = false;
        }
    }

    /// `title：身份证` → `title:  身份证`: three bytes each.
    fn content(&mut self, content: &str, at: usize) {
        let key = content.trim_start_matches("- ").trim_start();
        let start = content.len() - key.len();
        let end =
            key.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')).unwrap_or(0);
        if end > 0 && key[end..].starts_with('：') {
            let colon = at + start + end;
            let span = Span::new(self.file, colon, colon + '：'.len_utf8());
            self.diags.push(Diagnostic::error("wide-colon", span).arg("key", &key[..end]).help("wide-colon.help"));
            self.mended.push_str(&content.replacen('：', ":  ", 1));
        } else {
            self.mended.push_str(content);
        }
    }
}

/// `key: |`, `key: >-`, `- |2`: the lines below, when indented deeper, are text.
fn opens_block(content: &str) -> bool {
    let line = content.trim_end();
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
        assert_eq!(codes("－ b\n").0, ["wide-dash"]);
    }

    #[test]
    fn block_text_is_left_alone() {
        let text = "note: |\n  ok：这是正文\n  — 也是正文\nnext: 1\n";
        assert_eq!(codes(text), (vec![], text.to_owned(), true));
    }
}
