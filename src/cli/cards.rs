//! `mingbai cards`: the printable cards, each by itself or in print jobs; what was printed, and what of it is out of date.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::card_log::{self, Chosen, LogArgs};
use super::jobs::JobArgs;
use super::{ContentArgs, ReportArgs, report};
use crate::diag::Diagnostics;
use crate::lang::Lang;
use crate::output::Staging;
use crate::pages::card::Format;
use crate::pipeline::print::Request;
use crate::pipeline::{self, Checked, Options};

/// Of a print run, everything is asked for and everything is told.
const ALL: &str =
    "全部事项印成一个文件；发现的问题也一处一处列出 / all guides in one file; list every finding by itself";

#[derive(Args)]
#[command(mut_arg("all", |all| all.help(ALL)))]
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
    #[command(flatten)]
    jobs: JobArgs,
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
        let done = if options.stops(&found) { None } else { self.print(&checked, &options, &mut found) };
        let code = self.report.print(&checked.sources, &found, lang);
        done.into_iter().for_each(report::tell);
        code
    }

    fn chosen(&self) -> Chosen<'_> {
        let format = self.jobs.formats().ok().and_then(|formats| formats.first().copied()).unwrap_or_default();
        Chosen { windows: self.jobs.windows(), guides: self.jobs.guides(), format }
    }

    /// Prints what was asked for and says what was done; `None` when an error stood in the way.
    fn print(&self, checked: &Checked, options: &Options, found: &mut Diagnostics) -> Option<String> {
        let changed = match self.jobs.changed {
            true => {
                card_log::to_print(&self.chosen().stale(checked, options).map_err(|finding| found.push(*finding)).ok()?)
            }
            false => Vec::new(),
        };
        if self.jobs.changed && changed.is_empty() {
            return Some(options.lang.text("cards.none-changed").to_owned());
        }
        match self.jobs.request(self.report.is_all(), &changed) {
            None => self.each(checked, options, &[], found),
            Some(Ok(request)) => self.batches(checked, options, &request, found),
            Some(Err(findings)) => {
                found.extend(findings);
                None
            }
        }
    }

    /// A file for each card of these guides, or of all, in one step.
    fn each(&self, checked: &Checked, options: &Options, guides: &[String], found: &mut Diagnostics) -> Option<String> {
        let formats: Vec<Format> = self.jobs.formats().map_err(|findings| found.extend(findings)).ok()?;
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        found.extend(pipeline::cards(checked, options, guides, &formats, &|card| {
            let name = card.path.strip_prefix("cards/").unwrap_or(&card.path);
            staging.write(name, &card.bytes)
        }));
        let written = self.publish(staging, options, found)?;
        let out = self.out.display().to_string();
        Some(options.lang.say("cards.done", &[("n", &written.to_string()), ("out", &out)]))
    }

    /// A file for each job, with the list of jobs.
    fn batches(
        &self,
        checked: &Checked,
        options: &Options,
        request: &Request<'_>,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        let (printed, more) = pipeline::print::run(checked, options, request, &|file| {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            staging.write(name, &file.bytes)
        });
        found.extend(more);
        if printed.is_empty() {
            return None;
        }
        self.publish(staging, options, found)?;
        let pages: usize = printed.iter().map(|one| one.paper.pages).sum();
        let sheets: usize = printed.iter().map(|one| one.sheets()).sum();
        let numbers = [printed.len(), pages, sheets].map(|n| n.to_string());
        let out = self.out.display().to_string();
        let args = [("files", &*numbers[0]), ("pages", &*numbers[1]), ("sheets", &*numbers[2]), ("out", &*out)];
        Some(options.lang.say("cards.jobs-done", &args))
    }

    fn publish(&self, staging: Staging, options: &Options, found: &mut Diagnostics) -> Option<usize> {
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
        found.extend(card_log::unknown(checked, options, self.jobs.guides()));
        let told = match options.stops(&found) {
            true => None,
            false => self.log.write(checked, options, &self.chosen(), day).map_err(|finding| found.push(*finding)).ok(),
        };
        let code = self.report.print(&checked.sources, &found, options.lang);
        told.into_iter().for_each(report::tell);
        code
    }

    /// Lists what is out of date and prints it again.
    fn stale(&self, checked: &Checked, options: &Options, mut found: Diagnostics) -> ExitCode {
        let lang = options.lang;
        let stale = self.chosen().stale(checked, options).unwrap_or_else(|finding| {
            found.push(*finding);
            Vec::new()
        });
        found.extend(card_log::unknown(checked, options, self.jobs.guides()));
        if found.has_errors() {
            return self.report.print(&checked.sources, &found, lang);
        }
        report::tell(if self.log.json { card_log::as_json(&stale) } else { card_log::listed(checked, &stale, lang) });
        let guides = card_log::to_print(&stale);
        let done = if guides.is_empty() || options.stops(&found) {
            None
        } else {
            self.each(checked, options, &guides, &mut found)
        };
        let code = self.report.print(&checked.sources, &found, lang);
        done.into_iter().for_each(|line| report::say(&(line + "\n")));
        if stale.is_empty() { code } else { ExitCode::from(1) }
    }
}
