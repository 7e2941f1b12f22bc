//! The templates' own faults: what Typst says, with file, line and column.

use std::collections::HashMap;
use std::ops::Range;

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, Source};

use super::Templates;
use super::world::file_id;
use crate::diag::{Diagnostic, Diagnostics};

/// The theme's templates as Typst reads them, each with its path in the theme.
pub type Sources = HashMap<FileId, (String, Source)>;

/// Parses the templates.
///
/// # Errors
/// Every fault of their syntax.
pub fn parse(templates: &Templates) -> Result<Sources, Diagnostics> {
    let named = templates.iter().filter_map(|(path, text)| {
        let id = file_id(&format!("/{path}"))?;
        Some((id, (format!("cards/{path}"), Source::new(id, text.clone()))))
    });
    let sources: Sources = named.collect();
    let mut findings: Diagnostics = sources.values().flat_map(|(_, source)| faults(&sources, source)).collect();
    findings.sort();
    if findings.is_empty() { Ok(sources) } else { Err(findings) }
}

fn faults(sources: &Sources, source: &Source) -> Vec<Diagnostic> {
    let (errors, warnings) = source.root().errors_and_warnings();
    let faults = errors.into_iter().chain(warnings).map(SourceDiagnostic::from);
    faults.map(|fault| explain(sources, &fault)).collect()
}

/// A fault of a template as a finding; Typst's warnings are errors here, since what they warn of is printed.
pub fn explain(sources: &Sources, fault: &SourceDiagnostic) -> Diagnostic {
    let hints = fault.hints.iter().map(|hint| hint.v.as_str());
    let words: Vec<&str> = std::iter::once(fault.message.as_str()).chain(hints).collect();
    let finding = Diagnostic::error("card-template", None).arg("place", place(sources, fault.span));
    finding.arg("detail", words.join("; ")).help("card-template.help")
}

/// "cards/cards.typ:12:5", both from 1, the column in characters.
fn place(sources: &Sources, span: DiagSpan) -> String {
    let known = span.id().and_then(|id| sources.get(&id));
    let Some((path, source)) = known else { return "cards/".to_owned() };
    let start = range(source, span).and_then(|range| source.lines().byte_to_line_column(range.start));
    match start {
        Some((line, column)) => format!("{path}:{}:{}", line + 1, column + 1),
        None => path.clone(),
    }
}

fn range(source: &Source, span: DiagSpan) -> Option<Range<usize>> {
    match span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_syntax_names_file_line_and_column() {
        let sound = ("a5.typ".to_owned(), "= 标题\n".to_owned());
        let findings =
            parse(&Templates::from([sound, ("card.typ".into(), "= 标题\n甲 #let = 1\n".into())])).unwrap_err();
        let places: Vec<_> = findings.iter().map(|finding| finding.args[0].clone()).collect();
        assert_eq!(places, [("place", crate::diag::Arg::Text("cards/card.typ:2:7".into()))]);
    }
}
