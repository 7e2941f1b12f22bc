//! Findings as the protocol's diagnostics.

use lsp_types::{Code, DiagnosticRelatedInformation, DiagnosticSeverity, Message, Range};

use super::view::View;
use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;

/// Most findings of one file that are shown at once; nobody reads on, and each weighs on the editor.
pub const MOST: usize = 1_000;

/// What stands at the head of a file with more findings than are shown.
pub fn more(lang: Lang, count: usize) -> lsp_types::Diagnostic {
    lsp_types::Diagnostic {
        severity: Some(DiagnosticSeverity::Information),
        source: Some("mingbai".to_owned()),
        message: Message::String(lang.say("lsp.more", &[("n", &count.to_string())])),
        ..lsp_types::Diagnostic::default()
    }
}

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
