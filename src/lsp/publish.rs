//! Findings as the protocol's diagnostics.

use lsp_types::{Code, DiagnosticRelatedInformation, DiagnosticSeverity, Message, Range};

use super::view::View;
use crate::diag::{Diagnostic, Severity};

/// A finding of the file of the view: its sentence, the ways to mend it, and the other places that matter.
pub fn diagnostic(view: &View<'_>, finding: &Diagnostic) -> lsp_types::Diagnostic {
    let lang = view.lang;
    let helps = finding.help.iter().map(|key| lang.say("lsp.help", &[("help", &lang.fill(key, &finding.args))]));
    let message: Vec<String> = std::iter::once(lang.message(finding)).chain(helps).collect();
    let related = finding.related.iter().filter_map(|(span, key)| {
        Some(DiagnosticRelatedInformation { location: view.location(*span)?, message: lang.fill(key, &finding.args) })
    });
    let related: Vec<DiagnosticRelatedInformation> = related.filter(|_| view.client.related).collect();
    lsp_types::Diagnostic {
        range: finding.span.map_or_else(Range::default, |span| view.lines.range(span)),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(Code::String(finding.code.to_owned())),
        source: Some("mingbai".to_owned()),
        message: Message::String(message.join("\n")),
        related_information: (!related.is_empty()).then_some(related),
        ..lsp_types::Diagnostic::default()
    }
}
