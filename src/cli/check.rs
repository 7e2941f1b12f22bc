//! `mingbai check`: reads and checks the content, builds nothing; with `--fix` it mends what is certain first.
//!
//! Findings for a person go to standard error; every other format goes to standard output, or whole into a file, and
//! only the sum to standard error.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::fix::Fix;
use super::{ContentArgs, ReportArgs, report};
use crate::diag::SourceMap;
use crate::lang::Lang;
use crate::output;
use crate::pipeline::Checked;
use crate::report::{Format, Report, sum};

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    report: ReportArgs,
    /// 结果的格式；html 是给全单位看的报告 / form of the findings; html is a report for the whole office
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// 结果写进这个文件 / write the findings to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    fix: Fix,
}

impl Check {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, false) {
            Ok(options) => options,
            Err(code) => return code,
        };
        if self.out.as_deref().is_some_and(|out| lies_in(out, &options.content)) {
            report::say(&(lang.text("cli.out-in-content").to_owned() + "\n"));
            return ExitCode::from(2);
        }
        let mut checked = crate::pipeline::check(&options);
        let outcome = self.fix.run(
            &checked.sources,
            &checked.diagnostics,
            &options.content,
            self.format != Format::Terminal,
            lang,
        );
        if outcome.is_written {
            checked = crate::pipeline::check(&options);
        }
        let code = self.show(&mut checked, lang);
        if outcome.is_left && code == ExitCode::SUCCESS { ExitCode::from(1) } else { code }
    }

    /// Shows what was found as the user wants it; the exit code counts all of it.
    fn show(&self, checked: &mut Checked, lang: Lang) -> ExitCode {
        if self.format == Format::Terminal && self.out.is_none() {
            return self.report.print(&checked.sources, &checked.diagnostics, lang);
        }
        if self.format != Format::Terminal {
            checked.sources.prefix = from_here(&checked.sources.prefix);
        }
        let text = self.text(checked, lang);
        match &self.out {
            None => {
                // Whoever stops reading early (`| head`) has seen enough.
                let _ = std::io::stdout().write_all(text.as_bytes());
            }
            Some(path) => {
                if let Err(finding) = output::write_file(path, text.as_bytes()) {
                    report::print(&SourceMap::default(), &(*finding).into(), lang);
                    return ExitCode::from(2);
                }
            }
        }
        report::say(&sum(&checked.diagnostics, lang));
        self.report.exit(&checked.diagnostics, lang)
    }

    fn text(&self, checked: &Checked, lang: Lang) -> String {
        let Checked { sources, diagnostics: found, portal, as_of, .. } = checked;
        Report { sources, found, portal, as_of: *as_of, lang, listing: self.report.listing(false) }.text(self.format)
    }
}

/// Whether a file would be written into the folder, over what an editor wrote there.
pub fn lies_in(file: &Path, folder: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    real(parent).starts_with(real(folder)) || real(file).starts_with(real(folder))
}

/// The content folder as programs want it: relative to the folder the command runs in, where it lies below that.
fn from_here(prefix: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = Path::new(prefix).strip_prefix(&here).ok().filter(|below| !below.as_os_str().is_empty());
    below.map_or_else(|| prefix.to_owned(), |below| below.display().to_string())
}
