//! The template's own faults: what Typst says, with file, line and column.

use std::ops::Range;

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind, Source};

use super::world::file_id;
use crate::diag::{Diagnostic, Diagnostics};

/// The template's path in the theme.
const PATH: &str = "cards/card.typ";

/// Parses the template.
///
/// # Errors
/// Every fault of its syntax.
pub fn parse(text: &str) -> Result<Source, Diagnostics> {
    let source = Source::new(file_id("/card.typ"), text.to_owned());
    let (errors, warnings) = source.root().errors_and_warnings();
    let faults = errors.into_iter().chain(warnings).map(SourceDiagnostic::from);
    let findings: Diagnostics = faults.map(|fault| explain(&source, &fault)).collect();
    if findings.is_empty() { Ok(source) } else { Err(findings) }
}

/// A fault of the template as a finding; Typst's warnings are errors here, since what they warn of is printed.
pub fn explain(source: &Source, fault: &SourceDiagnostic) -> Diagnostic {
    let hints = fault.hints.iter().map(|hint| hint.v.as_str());
    let words: Vec<&str> = std::iter::once(fault.message.as_str()).chain(hints).collect();
    let finding = Diagnostic::error("card-template", None).arg("place", place(source, fault.span));
    finding.arg("detail", words.join("; ")).help("card-template.help")
}

/// "cards/card.typ:12:5", both from 1, the column in characters.
fn place(source: &Source, span: DiagSpan) -> String {
    let start = range(source, span).and_then(|range| source.lines().byte_to_line_column(range.start));
    match start {
        Some((line, column)) => format!("{PATH}:{}:{}", line + 1, column + 1),
        None => PATH.to_owned(),
    }
}

fn range(source: &Source, span: DiagSpan) -> Option<Range<usize>> {
    match span.get() {
        DiagSpanKind::Number { id, num, sub_range } if id == source.id() => source.range(num, sub_range),
        DiagSpanKind::Range { id, range } if id == source.id() => Some(range),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_syntax_names_line_and_column() {
        let findings = parse("= 标题\n甲 #let = 1\n").unwrap_err();
        let places: Vec<_> = findings.iter().map(|finding| finding.args[0].clone()).collect();
        assert_eq!(places, [("place", crate::diag::Arg::Text("cards/card.typ:2:7".into()))]);
    }
}
