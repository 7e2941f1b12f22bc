//! A finding with everything looked up that a program wants to know: its rule, its place in lines and columns, its words.

use serde::Serialize;

use super::Report;
use crate::check::{Rule, rules};
use crate::diag::{Diagnostic, Edit, Severity, Span};
use crate::model::Level;

/// A finding, worded in the report's language.
pub struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    /// `None` for what is not a matter of rules: a missing field, a reference that leads nowhere.
    pub rule: Option<&'static Rule>,
    pub place: Option<Place>,
    pub message: String,
    pub helps: Vec<String>,
    pub related: Vec<Related>,
    /// The one certain mend, all of it together; what `check --fix` does.
    pub fix: Vec<Replacement>,
}

/// A place whose text is to become another.
#[derive(Debug, Serialize)]
pub struct Replacement {
    #[serde(flatten)]
    pub place: Place,
    pub text: String,
}

/// A place in a file. Lines and columns count from 1, columns in characters; the end is behind the last character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// As the user can open it from where they stand, with `/` and without a leading `./`.
    pub path: String,
    /// `None` when the file could not be read as text.
    pub range: Option<Range>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    pub start: Position,
    pub end: Position,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Another place that matters, and why.
#[derive(Debug, Serialize)]
pub struct Related {
    #[serde(flatten)]
    pub place: Place,
    pub message: String,
}

impl Finding<'_> {
    /// What the finding means here: `error` or `warning`.
    pub fn severity(&self) -> &'static str {
        match self.diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    /// The same as editors set it in `site.yaml`.
    pub fn level(&self) -> Level {
        match self.diagnostic.severity {
            Severity::Error => Level::Deny,
            Severity::Warning => Level::Warn,
        }
    }

    pub fn code(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.code)
    }
}

impl Report<'_> {
    /// All findings in the order of the report.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.found.iter().map(|diagnostic| self.finding(diagnostic))
    }

    pub fn finding<'a>(&'a self, diagnostic: &'a Diagnostic) -> Finding<'a> {
        let words = |key| self.lang.fill(key, &diagnostic.args);
        let related =
            diagnostic.related.iter().map(|(span, key)| Related { place: self.place(*span), message: words(key) });
        Finding {
            diagnostic,
            rule: rules::find(diagnostic.code),
            place: diagnostic.span.map(|span| self.place(span)),
            message: self.lang.message(diagnostic),
            helps: diagnostic.help.iter().map(|key| words(key)).collect(),
            related: related.collect(),
            fix: self.fix(diagnostic),
        }
    }

    /// Nothing where an edit takes away what has no column, such as a byte order mark: as an insertion it would be wrong.
    fn fix(&self, diagnostic: &Diagnostic) -> Vec<Replacement> {
        let fix: Vec<Replacement> = diagnostic.fix.iter().map(|edit| self.replacement(edit)).collect();
        let is_lost = |(edit, shown): (&Edit, &Replacement)| {
            edit.span.start < edit.span.end && shown.place.range.is_some_and(|range| range.start == range.end)
        };
        if diagnostic.fix.iter().zip(&fix).any(is_lost) { Vec::new() } else { fix }
    }

    fn replacement(&self, edit: &Edit) -> Replacement {
        Replacement { place: self.place(edit.span), text: edit.text.clone() }
    }

    fn place(&self, span: Span) -> Place {
        let at = |offset| {
            let (line, column) = self.sources.line_col(span.file, offset);
            Position { line, column }
        };
        let is_text = !self.sources.file(span.file).text.is_empty();
        let range = is_text.then(|| Range { start: at(span.start), end: at(span.end.max(span.start)) });
        let path = self.sources.shown_path(span.file);
        Place { path: path.strip_prefix("./").unwrap_or(&path).to_owned(), range }
    }

    /// The rules that found something, in the order of their codes.
    pub fn rules(&self) -> Vec<&'static Rule> {
        let is_found = |rule: &&&Rule| self.found.iter().any(|finding| finding.code == rule.name);
        rules::ALL.iter().filter(is_found).copied().collect()
    }
}

/// A sentence without its arguments: “缺少必填项…”.
pub fn outline(sentence: &str) -> String {
    let mut parts = sentence.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_its_arguments_says_what_a_kind_of_finding_is_about() {
        assert_eq!(outline("“{value}”不是规定的{kind}"), "“…”不是规定的…");
        assert_eq!(outline("没有参数"), "没有参数");
    }
}
