//! Findings and sums on the terminal.

use std::io::IsTerminal;
use std::process::ExitCode;

use crate::diag::{Diagnostics, Renderer, SourceMap};
use crate::lang::Lang;

/// Prints all findings to standard error and a one-line sum; the exit code says whether errors stand.
pub fn print(sources: &SourceMap, diagnostics: &Diagnostics, lang: Lang) -> ExitCode {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    eprint!("{}", Renderer { sources, lang, color }.all(diagnostics));
    let (errors, warnings) = (diagnostics.errors().to_string(), diagnostics.warnings().to_string());
    let key = if diagnostics.is_empty() { "report.clean" } else { "report.sum" };
    eprintln!("{}", lang.say(key, &[("errors", &errors), ("warnings", &warnings)]));
    ExitCode::from(u8::from(diagnostics.has_errors()))
}
