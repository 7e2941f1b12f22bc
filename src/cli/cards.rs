//! `mingbai cards`: the printable cards, all or of some guides; what was printed, and what of it is out of date.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::card_log::{self, LogArgs};
use super::{ContentArgs, ReportArgs, report};
use crate::diag::Diagnostics;
use crate::lang::Lang;
use crate::output::Staging;
use crate::pipeline::{self, Checked, Options};

#[derive(Args)]
pub struct Cards {
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    report: ReportArgs,
    #[command(flatten)]
    log: LogArgs,
    /// 输出文件夹 / output folder
    #[arg(long, value_name = "DIR", default_value = "cards")]
    out: PathBuf,
    /// 只要这些事项，用逗号隔开标识 / only these guides, identifiers with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    guides: Vec<String>,
}

impl Cards {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, true) {
            Ok(options) => Options { deny_warnings: self.report.denies_warnings(), ..options },
            Err(code) => return code,
        };
        let mut checked = pipeline::check(&options);
        let mut found = std::mem::take(&mut checked.diagnostics);
        if self.log.record {
            return self.record(&checked, &options, found);
        }
        if self.log.stale {
            return self.stale(&checked, &options, found);
        }
        let written = self.print(&checked, &options, &self.guides, &mut found);
        let code = self.report.print(&checked.sources, &found, lang);
        if let Some(written) = written {
            report::tell(self.done(written, lang));
        }
        code
    }

    fn done(&self, written: usize, lang: Lang) -> String {
        let out = self.out.display().to_string();
        lang.say("cards.done", &[("n", &written.to_string()), ("out", &out)])
    }

    /// Prints into the output folder in one step; `None` when an error stood in the way.
    fn print(&self, checked: &Checked, options: &Options, guides: &[String], found: &mut Diagnostics) -> Option<usize> {
        if options.stops(found) {
            return None;
        }
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        found.extend(pipeline::cards(checked, options, guides, &|card| {
            let name = card.path.rsplit('/').next().unwrap_or(&card.path);
            staging.write(name, &card.bytes)
        }));
        if options.stops(found) {
            return None;
        }
        let published = staging.publish().map_err(|finding| found.push(*finding)).ok()?;
        Some(published.written + published.unchanged)
    }

    fn record(&self, checked: &Checked, options: &Options, mut found: Diagnostics) -> ExitCode {
        let day = match self.log.day() {
            Ok(day) => day,
            Err(written) => {
                report::say(&(options.lang.say("cli.bad-date", &[("value", &written)]) + "\n"));
                return ExitCode::from(2);
            }
        };
        found.extend(card_log::unknown(checked, options, &self.guides));
        let told = match options.stops(&found) {
            true => None,
            false => self.log.write(checked, options, &self.guides, day).map_err(|finding| found.push(*finding)).ok(),
        };
        let code = self.report.print(&checked.sources, &found, options.lang);
        told.into_iter().for_each(report::tell);
        code
    }

    /// Lists what is out of date and prints it again.
    fn stale(&self, checked: &Checked, options: &Options, mut found: Diagnostics) -> ExitCode {
        let lang = options.lang;
        let mut stale = match self.log.stale(checked, options) {
            Ok(stale) => stale,
            Err(finding) => {
                found.push(*finding);
                Vec::new()
            }
        };
        stale.retain(|card| self.guides.is_empty() || self.guides.contains(&card.guide));
        found.extend(card_log::unknown(checked, options, &self.guides));
        if found.has_errors() {
            return self.report.print(&checked.sources, &found, lang);
        }
        report::tell(if self.log.json { card_log::as_json(&stale) } else { card_log::listed(checked, &stale, lang) });
        let guides = card_log::to_print(&stale);
        let written = if guides.is_empty() { None } else { self.print(checked, options, &guides, &mut found) };
        let code = self.report.print(&checked.sources, &found, lang);
        if let Some(written) = written {
            report::say(&(self.done(written, lang) + "\n"));
        }
        if stale.is_empty() { code } else { ExitCode::from(1) }
    }
}
