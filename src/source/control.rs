//! Characters that nobody sees and no page may hold: what is left when text is copied from other software.
//!
//! In: a whole file. Out: a finding at the first such character of each line.

use crate::diag::{Diagnostic, Diagnostics, FileId, Span};

/// Finds control characters, except tabs and line ends.
pub fn inspect(file: FileId, text: &str) -> Diagnostics {
    let mut diags = Diagnostics::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let ends = ['\r', '\n'];
        let first = line.trim_end_matches(ends).char_indices().find(|(_, c)| c.is_control() && *c != '\t');
        if let Some((start, c)) = first {
            let span = Span::new(file, at + start, at + start + c.len_utf8());
            diags.push(Diagnostic::error("control-character", span).help("control-character.help"));
        }
        at += line.len();
    }
    diags
}
