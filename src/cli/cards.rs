//! `mingbai cards`: the printable cards, each by itself or in print jobs; what was printed, and what of it is out of date.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::card_log::{self, Chosen, LogArgs};
use super::jobs::JobArgs;
use super::{ContentArgs, ReportArgs, report, target};
use crate::diag::{Diagnostics, SourceMap};
use crate::lang::Lang;
use crate::output::Staging;
use crate::pages::card::Format;
use crate::pages::print::{Printed, Scope};
use crate::pipeline::{self, Checked, Options, Singles, Sink};

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
        if let Some(finding) = target::fault(&self.out, &options.content) {
            return report::print(&SourceMap::default(), &finding.into(), lang);
        }
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

    /// # Errors
    /// Formats that are none of a card.
    fn chosen(&self) -> Result<Chosen<'_>, Diagnostics> {
        Ok(Chosen { windows: self.jobs.windows(), guides: self.jobs.guides(), formats: self.jobs.formats()? })
    }

    /// Prints what was asked for and says what was done; `None` when an error stood in the way.
    fn print(&self, checked: &Checked, options: &Options, found: &mut Diagnostics) -> Option<String> {
        if self.jobs.changed {
            return self.changed(checked, options, found);
        }
        match self.jobs.request(self.report.is_all()) {
            None => {
                let formats = keep(self.jobs.formats(), found)?;
                let of_bundles = keep(self.jobs.bundle_formats(), found)?;
                let wanted = (&|_: &str| formats.clone() as Vec<Format>, &|_: &str| of_bundles.clone() as Vec<Format>);
                self.each(checked, options, &self.singles(wanted.0, wanted.1), found)
            }
            Some(request) => {
                let request = keep(request, found)?;
                self.batches(options, found, |sink| pipeline::print::run(checked, options, &request, sink))
            }
        }
    }

    /// One job of the cards that are out of date.
    fn changed(&self, checked: &Checked, options: &Options, found: &mut Diagnostics) -> Option<String> {
        let cx = options.context(checked);
        let stale =
            keep(self.chosen().and_then(|chosen| chosen.stale(&cx).map_err(|finding| (*finding).into())), found)?;
        let ids: BTreeSet<String> = card_log::to_print(&stale).into_keys().collect();
        if ids.is_empty() {
            return Some(options.lang.text("cards.none-changed").to_owned());
        }
        let designs = keep(self.jobs.designs(), found)?;
        let scopes = [Scope::of_ids(&cx, "stale", &ids)];
        self.batches(options, found, |sink| {
            pipeline::print::run_scopes(checked, &cx, options, (&scopes, &designs), sink)
        })
    }

    fn singles<'a>(&self, guides: Formats<'a>, bundles: Formats<'a>) -> Singles<'a> {
        Singles { guides, bundles, situations: self.jobs.situations }
    }

    /// A file for each card in each of the formats wanted of it, in one step.
    fn each(
        &self,
        checked: &Checked,
        options: &Options,
        wanted: &Singles<'_>,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        found.extend(pipeline::cards(checked, options, wanted, &|card| {
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
        options: &Options,
        found: &mut Diagnostics,
        run: impl FnOnce(Sink<'_>) -> (Vec<Printed>, Diagnostics),
    ) -> Option<String> {
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        let (printed, more) = run(&|file| {
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
        let chosen = keep(self.chosen(), &mut found);
        found.extend(pipeline::unknown_guides(&options.context(checked), self.jobs.guides()));
        let told = chosen.filter(|_| !options.stops(&found)).and_then(|chosen| {
            self.log.write(checked, options, &chosen, day).map_err(|finding| found.push(*finding)).ok()
        });
        let code = self.report.print(&checked.sources, &found, options.lang);
        told.into_iter().for_each(report::tell);
        code
    }

    /// Lists what is out of date and prints it again, in the formats asked for or else those that lie there.
    fn stale(&self, checked: &Checked, options: &Options, mut found: Diagnostics) -> ExitCode {
        let lang = options.lang;
        let cx = options.context(checked);
        found.extend(pipeline::unknown_guides(&cx, self.jobs.guides()));
        let chosen = keep(self.chosen(), &mut found);
        let stale = chosen.and_then(|chosen| {
            let stale = chosen.stale(&cx).map_err(|finding| found.push(*finding)).ok()?;
            Some((stale, chosen.formats))
        });
        let Some((stale, asked)) = stale.filter(|_| !found.has_errors()) else {
            return self.report.print(&checked.sources, &found, lang);
        };
        report::tell(if self.log.json { card_log::as_json(&stale) } else { card_log::listed(checked, &stale, lang) });
        let cards = card_log::to_print(&stale);
        let formats = |id: &str| match cards.get(id) {
            Some(_) if self.jobs.has_formats() => asked.clone(),
            Some(lying) => lying.iter().copied().collect(),
            None => Vec::new(),
        };
        let is_stopped = cards.is_empty() || options.stops(&found);
        let done = if is_stopped {
            None
        } else {
            self.each(checked, options, &self.singles(&formats, &|_| Vec::new()), &mut found)
        };
        let code = self.report.print(&checked.sources, &found, lang);
        done.into_iter().for_each(|line| report::say(&(line + "\n")));
        if stale.is_empty() { code } else { ExitCode::from(1) }
    }
}

/// The formats wanted of the card of this identifier.
type Formats<'a> = &'a dyn Fn(&str) -> Vec<Format>;

/// The value; what stands in its way becomes findings.
fn keep<T>(result: Result<T, Diagnostics>, found: &mut Diagnostics) -> Option<T> {
    result.map_err(|findings| found.extend(findings)).ok()
}
