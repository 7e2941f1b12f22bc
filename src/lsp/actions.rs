//! Mends that the client offers beside a finding.
//!
//! The one place that turns findings into edits: whatever a finding says about how to mend it, its edits are listed here.

use std::collections::HashMap;

use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, Uri, WorkspaceEdit};

use super::publish::diagnostic;
use super::view::View;
use crate::diag::{Diagnostic, Span};

/// The mends of all findings that touch a range.
pub fn actions(view: &View<'_>, uri: &Uri, range: Range) -> Vec<CodeAction> {
    let (start, end) = (view.lines.offset(range.start), view.lines.offset(range.end));
    let touches = |span: Span| span.start as usize <= end && start <= span.end as usize;
    let here = view.findings.iter().filter(|finding| finding.span.is_some_and(touches));
    here.flat_map(|finding| mends(view, finding).into_iter().map(|mend| action(view, uri, finding, mend))).collect()
}

/// A way to mend a finding: what it is called, and what it puts where.
struct Mend {
    title: String,
    edits: Vec<(Span, String)>,
    /// Whether it is the only one there can be; an editor may then make it without asking.
    is_certain: bool,
}

/// What a finding says about how to mend it: the one certain mend, or the word that may be meant.
fn mends(view: &View<'_>, finding: &Diagnostic) -> Vec<Mend> {
    certain(view, finding).or_else(|| near(view, finding)).into_iter().collect()
}

/// The mend that `check --fix` would make, where all of it lies in the file.
fn certain(view: &View<'_>, finding: &Diagnostic) -> Option<Mend> {
    let file = finding.span.map(|span| span.file)?;
    if finding.fix.is_empty() || finding.fix.iter().any(|edit| edit.span.file != file) {
        return None;
    }
    let title = match finding.fix.as_slice() {
        [edit] if !edit.text.trim().is_empty() => view.lang.say("lsp.use-near", &[("near", edit.text.trim())]),
        _ => view.lang.text("lsp.mend").to_owned(),
    };
    let edits = finding.fix.iter().map(|edit| (edit.span, edit.text.clone())).collect();
    Some(Mend { title, edits, is_certain: true })
}

/// “Did you mean”: the word at the place of the finding is exchanged for the one that is most like it.
fn near(view: &View<'_>, finding: &Diagnostic) -> Option<Mend> {
    const WORDS: &[&str] = &["dangling-reference", "unknown-choice", "unknown-field", "unknown-rule"];
    let span = finding.span.filter(|span| WORDS.contains(&finding.code) && span.start < span.end)?;
    let near = finding.arg_text("near")?;
    let title = view.lang.say("lsp.use-near", &[("near", &near)]);
    Some(Mend { title, edits: vec![(span, near)], is_certain: false })
}

fn action(view: &View<'_>, uri: &Uri, finding: &Diagnostic, mend: Mend) -> CodeAction {
    let edit = |(span, new_text): (Span, String)| TextEdit { range: view.lines.range(span), new_text };
    let changes = HashMap::from([(uri.clone(), mend.edits.into_iter().map(edit).collect())]);
    CodeAction {
        title: mend.title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(view, finding)]),
        is_preferred: mend.is_certain.then_some(true),
        edit: Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }),
        ..CodeAction::default()
    }
}
