//! A Markdown file → its YAML front matter and where its body begins.

use crate::diag::{Diagnostic, Diagnostics, FileId, SourceFile, Span};

/// The two parts of a file.
pub struct Parts<'a> {
    pub yaml: &'a str,
    /// Byte at which `yaml` begins.
    pub offset: usize,
    /// Byte at which the Markdown begins; `None` for a pure YAML file.
    pub body: Option<usize>,
}

/// Splits a file; `None` after a finding when a Markdown file has no whole front matter.
pub fn split<'a>(file: FileId, source: &'a SourceFile, diags: &mut Diagnostics) -> Option<Parts<'a>> {
    let text = source.text.as_str();
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if start > 0 {
        let finding = Diagnostic::warning("byte-order-mark", Span::start_of(file)).help("byte-order-mark.help");
        diags.push(finding.mend(Span::new(file, 0, start), ""));
    }
    if !source.path.ends_with(".md") {
        return Some(Parts { yaml: &text[start..], offset: start, body: None });
    }
    let Some(first) = text[start..].lines().next().filter(|line| line.trim_end() == "---") else {
        diags.push(Diagnostic::error("front-matter-missing", Span::start_of(file)).help("front-matter-missing.help"));
        return None;
    };
    let begin = after_line(text, start + first.len());
    let Some((end, fence)) = closing_fence(text, begin) else {
        let span = Span::new(file, start, start + 3);
        diags.push(Diagnostic::error("front-matter-open", span).help("front-matter-open.help"));
        return None;
    };
    Some(Parts { yaml: &text[begin..end], offset: begin, body: Some(after_line(text, end + fence)) })
}

/// Byte after the line break that follows `end`.
fn after_line(text: &str, end: usize) -> usize {
    text[end..].find('\n').map_or(text.len(), |i| end + i + 1)
}

/// Start and length of the line `---` that ends the front matter.
fn closing_fence(text: &str, begin: usize) -> Option<(usize, usize)> {
    let mut at = begin;
    for line in text[begin..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((at, 3));
        }
        at += line.len();
    }
    None
}
