//! Findings on the terminal, and the exit code they amount to.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::diag::{Diagnostics, SourceMap};
use crate::lang::Lang;
use crate::report::{Listing, terminal};

/// Options of the commands that list findings.
#[derive(Args, Clone)]
pub struct ReportArgs {
    /// 每条规则最多列出几处 / list at most so many places of each rule
    #[arg(long, value_name = "N", default_value_t = 10, conflicts_with = "all")]
    max: usize,
    /// 一处一处全部列出 / list every finding by itself
    #[arg(long)]
    all: bool,
    /// 有警告也算不通过，用于自动检查 / warnings stop too, for automatic checks
    #[arg(long, value_name = "KIND")]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    Warnings,
}

impl ReportArgs {
    /// Whether `--all` was given.
    pub fn is_all(&self) -> bool {
        self.all
    }

    pub fn denies_warnings(&self) -> bool {
        matches!(self.deny, Some(Denied::Warnings))
    }

    /// What a text for the terminal, or for a file, lists.
    pub fn listing(&self, is_terminal: bool) -> Listing {
        Listing { most: (!self.all).then_some(self.max), color: is_terminal && has_color() }
    }

    /// Prints the findings to standard error; the exit code counts all of them, listed or not.
    pub fn print(&self, sources: &SourceMap, found: &Diagnostics, lang: Lang) -> ExitCode {
        say(&terminal(sources, found, lang, &self.listing(true)));
        self.exit(found, lang)
    }

    /// 1 when an error stands, or a warning where these are denied, which is then said.
    pub fn exit(&self, found: &Diagnostics, lang: Lang) -> ExitCode {
        let only_denied = self.denies_warnings() && !found.is_empty() && !found.has_errors();
        if only_denied {
            say(&(lang.text("report.denied").to_owned() + "\n"));
        }
        exit_code(found, found.has_errors() || only_denied)
    }
}

/// Prints all findings to standard error and a one-line sum; the exit code says whether errors stand.
pub fn print(sources: &SourceMap, found: &Diagnostics, lang: Lang) -> ExitCode {
    say(&terminal(sources, found, lang, &Listing { most: None, color: has_color() }));
    exit_code(found, found.has_errors())
}

/// 2 when there was no folder to look at: nothing was found because nothing could be run.
fn exit_code(found: &Diagnostics, is_bad: bool) -> ExitCode {
    let could_not_run = found.iter().any(|finding| matches!(finding.code, "folder-missing" | "folder-not-a-folder"));
    ExitCode::from(if could_not_run { 2 } else { u8::from(is_bad) })
}

/// To standard error. Whoever stops reading early (`| head`) has seen enough.
pub fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A line to standard output. Whoever stops reading early has seen enough.
pub fn tell(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn has_color() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
