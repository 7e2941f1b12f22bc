//! `mingbai:allow` comments: a rule is not asked about one place, and the file says why.
//!
//! In YAML `# mingbai:allow RULE reason`, in Markdown `<!-- mingbai:allow RULE reason -->`. Before the first field of a
//! file the comment holds for the whole file, before the first line of a Markdown body for the whole body; elsewhere
//! for the next line and what is indented below it (YAML), or the next paragraph (Markdown); behind a value, for that
//! value. A finding about an attachment has no line of its own: the comment stands where the attachment is named. A comment without a reason, with an unknown rule, or that silences nothing is a finding itself.

use std::collections::BTreeMap;
use std::ops::Range;

use super::levels::{Levels, unknown};
use super::{Found, Rule, rules};
use crate::diag::{Diagnostic, Diagnostics, FileId, SourceFile, SourceMap, Span};
use crate::model::Text;

const MARK: &str = "mingbai:allow";

/// One comment that stands.
#[derive(Debug, Clone)]
pub struct Allow {
    rule: &'static Rule,
    /// The rule's name in the comment.
    span: Span,
    covers: Range<usize>,
    is_used: bool,
}

/// The comments of all files, by file.
pub type Allows = BTreeMap<FileId, Vec<Allow>>;

/// Reads the comments of every file.
pub fn read(sources: &SourceMap) -> (Allows, Diagnostics) {
    let mut allows = Allows::new();
    let mut diags = Diagnostics::new();
    for (file, source) in sources.iter() {
        let (here, found) = read_file(file, source);
        diags.extend(found);
        if !here.is_empty() {
            allows.insert(file, here);
        }
    }
    (allows, diags)
}

/// Reads the comments of one file.
pub fn read_file(file: FileId, source: &SourceFile) -> (Vec<Allow>, Diagnostics) {
    let mut allows = Vec::new();
    let mut diags = Diagnostics::new();
    if source.text.contains(MARK) {
        let body = body_start(&source.path, &source.text);
        for comment in comments(&source.text, body) {
            match comment.allow(file, &source.text, body) {
                Ok(allow) => allows.push(allow),
                Err(finding) => diags.push(*finding),
            }
        }
    }
    (allows, diags)
}

/// Takes the silenced findings out, and reports the comments that silenced nothing though their rule was asked.
pub fn apply(mut allows: Allows, found: &mut Found, levels: &Levels, sources: &SourceMap) -> Diagnostics {
    found.retain(|finding| {
        let Some(span) = finding.span else { return true };
        if sources.file(span.file).text.is_empty() {
            return !allows.iter_mut().any(|(file, here)| names_it(sources, *file, here, finding.code, span));
        }
        let here = allows.get_mut(&span.file).map(Vec::as_mut_slice).unwrap_or_default();
        let mut is_silenced = false;
        for allow in here.iter_mut().filter(|allow| allow.holds(finding.code, span)) {
            allow.is_used = true;
            is_silenced = true;
        }
        !is_silenced
    });
    let idle = allows.into_values().flatten().filter(|allow| !allow.is_used);
    let idle = idle.filter(|allow| levels.severity(allow.rule).is_some());
    idle.map(|allow| {
        let finding = Diagnostic::warning("unused-allow", allow.span).arg("rule", allow.rule.name);
        finding.help("unused-allow.help")
    })
    .collect()
}

/// Marks the comments of a file that cover a line naming the attachment a finding is about.
fn names_it(sources: &SourceMap, file: FileId, here: &mut [Allow], code: &str, about: Span) -> bool {
    let (text, path) = (&sources.file(file).text, &sources.file(about.file).path);
    let covering = here.iter_mut().filter(|allow| allow.rule.name == code).filter(|allow| {
        let end = allow.covers.end.min(text.len());
        text.get(allow.covers.start..end).is_some_and(|covered| covered.contains(path.as_str()))
    });
    covering.map(|allow| allow.is_used = true).count() > 0
}

/// Takes the findings out that the comments of their file silence.
pub fn quiet(allows: &[Allow], found: &mut Found) {
    if !allows.is_empty() {
        found.retain(|finding| !allows.iter().any(|allow| allow.silences(finding)));
    }
}

impl Allow {
    /// Whether the comment silences a finding of its file.
    pub fn silences(&self, finding: &Diagnostic) -> bool {
        finding.span.is_some_and(|span| self.holds(finding.code, span))
    }

    fn holds(&self, code: &str, span: Span) -> bool {
        self.rule.name == code && self.covers.contains(&(span.start as usize))
    }
}

/// Byte at which Markdown begins: the end for YAML files, 0 for forms.
fn body_start(path: &str, text: &str) -> usize {
    if !path.ends_with(".md") {
        return text.len();
    }
    let mut at = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start_matches('\u{feff}').trim_end() == "---";
        fences += usize::from(is_fence);
        at += line.len();
        if fences == 0 {
            return 0;
        }
        if fences == 2 {
            break;
        }
    }
    at
}

/// A comment as it stands in a line.
struct Comment {
    /// The words after the mark.
    words: Range<usize>,
    line: Range<usize>,
    is_alone: bool,
}

fn comments(text: &str, body: usize) -> Vec<Comment> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let Some(mark) = line.find(MARK) else { continue };
        let opening = if place.start >= body { "<!--" } else { "#" };
        let Some(before) = line[..mark].trim_end().strip_suffix(opening) else { continue };
        let is_alone = before.trim_start_matches('\u{feff}').trim().is_empty();
        if !is_alone && !before.ends_with([' ', '\t']) && opening == "#" {
            continue;
        }
        let words = &line[mark + MARK.len()..];
        let words = words.split("-->").next().unwrap_or_default().trim_end();
        let start = place.start + mark + MARK.len();
        found.push(Comment { words: start..start + words.len(), line: place, is_alone });
    }
    found
}

impl Comment {
    fn allow(&self, file: FileId, text: &str, body: usize) -> Result<Allow, Box<Diagnostic>> {
        let words = &text[self.words.clone()];
        let name = words.split_whitespace().next().unwrap_or_default();
        let start = self.words.start + words.find(name).unwrap_or_default();
        let name = Text { value: name.to_owned(), span: Span::new(file, start, start + name.len()) };
        if name.is_empty() {
            let mark = Span::new(file, self.words.start - MARK.len(), self.words.start);
            return Err(Box::new(Diagnostic::error("allow-without-rule", mark).help("allow-without-rule.help")));
        }
        let Some(rule) = rules::find(&name) else { return Err(Box::new(unknown(&name))) };
        if words.trim() == name.value {
            let finding = Diagnostic::error("allow-without-reason", name.span).arg("rule", rule.name);
            return Err(Box::new(finding.help("allow-without-reason.help")));
        }
        Ok(Allow { rule, span: name.span, covers: self.covers(text, body), is_used: false })
    }

    fn covers(&self, text: &str, body: usize) -> Range<usize> {
        let is_prose = self.line.start >= body;
        let region = if is_prose { body..text.len() } else { 0..body };
        if self.is_alone && is_head(&text[region.start..self.line.start]) {
            return if is_prose { region } else { 0..text.len() + 1 };
        }
        if is_prose {
            let from = if self.is_alone { self.line.end } else { self.line.start };
            return from..from + paragraph(&text[from..]);
        }
        let from = if self.is_alone { self.line.end } else { self.line.start };
        from..from + node(&text[from..region.end])
    }
}

/// Nothing but blank lines, comments and the opening fence.
fn is_head(before: &str) -> bool {
    let mut lines = before.lines().map(|line| line.trim_start_matches('\u{feff}').trim());
    lines.all(|line| line.is_empty() || line == "---" || line.starts_with('#') || line.starts_with("<!--"))
}

/// Length of the next paragraph with the blank lines before it.
fn paragraph(text: &str) -> usize {
    let mut length = 0;
    let mut has_begun = false;
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty() || (!has_begun && line.trim_start().starts_with("<!--"));
        if has_begun && is_blank {
            break;
        }
        has_begun |= !is_blank;
        length += line.len();
    }
    length
}

/// Length of the next YAML line and everything indented below it.
fn node(text: &str) -> usize {
    let mut length = 0;
    let mut first: Option<(usize, bool)> = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let (indent, is_item) = (line.len() - content.len(), content.starts_with("- "));
        let is_blank = content.trim().is_empty() || content.starts_with('#');
        match first {
            _ if is_blank => {}
            None => first = Some((indent, is_item)),
            Some((column, was_item)) if indent > column || (indent == column && is_item && !was_item) => {}
            Some(_) => break,
        }
        length += line.len();
    }
    length
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::findings;

    const LONG: &str = "promised_limit: 9日\nstatutory_limit: 5日\n";

    fn codes(text: &str) -> Vec<String> {
        let all = findings(text).into_iter();
        all.filter(|code| code.contains("allow") || code.contains("rule") || code.contains("promised")).collect()
    }

    #[test]
    fn a_comment_silences_the_next_line_only() {
        let silenced = format!("title: 甲\n# mingbai:allow promised-over-statutory 省里另有规定\n{LONG}");
        assert_eq!(codes(&silenced), Vec::<String>::new());
        let elsewhere = format!("title: 甲\n{LONG}# mingbai:allow promised-over-statutory 省里另有规定\nquota: 无\n");
        assert_eq!(codes(&elsewhere), ["promised-over-statutory", "unused-allow"]);
    }

    #[test]
    fn a_comment_behind_a_value_silences_that_value() {
        let text = "title: 甲\npromised_limit: 9日 # mingbai:allow P0101 省里另有规定\nstatutory_limit: 5日\n";
        assert_eq!(codes(text), Vec::<String>::new());
    }

    #[test]
    fn a_comment_at_the_head_holds_for_the_file() {
        let text = format!("# 说明\n# mingbai:allow promised-over-statutory 省里另有规定\n\ntitle: 甲\n{LONG}");
        assert_eq!(codes(&text), Vec::<String>::new());
    }

    #[test]
    fn a_comment_holds_for_a_list_item_and_not_for_the_next() {
        let text =
            "materials:\n  # mingbai:allow catch-all-material 上级清单如此\n  - name: 其他材料\n  - name: 其他材料\n";
        let count = |text: &str| findings(text).iter().filter(|code| *code == "catch-all-material").count();
        assert_eq!(count(text), 1);
        assert_eq!(count(&text.replace("  -", "-").replace("  #", "#")), 1);
        assert_eq!(count(&text.replace("  #", "  # -").replace("# - ", "# ")), 1);
    }

    #[test]
    fn a_reason_is_required_and_the_rule_must_exist() {
        let with = |comment: &str| codes(&format!("title: 甲\n{comment}\n{LONG}"));
        assert_eq!(
            with("# mingbai:allow promised-over-statutory"),
            ["allow-without-reason", "promised-over-statutory"]
        );
        assert_eq!(with("# mingbai:allow promise-over-statutory 省里"), ["unknown-rule", "promised-over-statutory"]);
        assert_eq!(with("# mingbai:allow P9999 省里"), ["unknown-rule", "promised-over-statutory"]);
        assert_eq!(with("# mingbai:allow missing-field 省里"), ["unknown-rule", "promised-over-statutory"]);
        assert_eq!(with("# mingbai:allow"), ["allow-without-rule", "promised-over-statutory"]);
    }

    #[test]
    fn a_comment_in_markdown_silences_the_next_paragraph() {
        let page = |text: &str| format!("=== pages/a.md\n---\ntitle: 甲\n---\n{text}");
        let comment = "<!-- mingbai:allow raw-html 旧网页搬来的 -->";
        let count = |text: &str| findings(&page(text)).iter().filter(|code| *code == "raw-html").count();
        assert_eq!(count("开头\n\n甲<b>乙</b>\n\n丙<i>丁</i>\n"), 4);
        assert_eq!(count(&format!("开头\n\n{comment}\n\n甲<b>乙</b>\n\n丙<i>丁</i>\n")), 2);
        assert_eq!(count(&format!("{comment}\n\n甲<b>乙</b>\n\n丙<i>丁</i>\n")), 0);
    }
}
