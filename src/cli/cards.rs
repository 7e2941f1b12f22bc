//! `mingbai cards`: the printable cards, each by itself or in print jobs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

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
        let done = if options.stops(&found) { None } else { self.print(&checked, &options, &mut found) };
        let code = self.report.print(&checked.sources, &found, lang);
        if let Some(done) = done {
            report::tell(done);
        }
        code
    }

    /// Prints what was asked for and says what was done; `None` when an error stood in the way.
    fn print(&self, checked: &Checked, options: &Options, found: &mut Diagnostics) -> Option<String> {
        match self.jobs.request(self.report.is_all()) {
            None => {
                let formats = self.jobs.formats().map_err(|findings| found.extend(findings)).ok()?;
                self.each(checked, options, &formats, found)
            }
            Some(Ok(request)) => self.batches(checked, options, &request, found),
            Some(Err(findings)) => {
                found.extend(findings);
                None
            }
        }
    }

    /// A file for each card in each of these formats, in one step.
    fn each(&self, checked: &Checked, options: &Options, formats: &[Format], found: &mut Diagnostics) -> Option<String> {
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        found.extend(pipeline::cards(checked, options, &[], formats, &|card| {
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
}
