//! `mingbai cards`: the printable cards, each by itself or in print jobs; what was printed, and what of it is out of date.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::card_log::{self, Chosen, LogArgs};
use super::jobs::JobArgs;
use super::{ContentArgs, ReportArgs, report, stale_list, target};
use crate::diag::{Diagnostics, SourceMap};
use crate::lang::Lang;
use crate::output::Staging;
use crate::pages::card::{CardView, Format};
use crate::pages::print::{Design, Printed, Scope};
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
        // Before the log is read: whoever comes second shall read what the first has written.
        let _alone = self.log.record.then(|| card_log::alone(&options));
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
        let formats = self.jobs.formats()?;
        Ok(Chosen {
            windows: self.jobs.windows(),
            guides: self.jobs.guides(),
            formats: self.jobs.has_formats().then_some(formats),
            situations: self.jobs.situations,
            changed: self.jobs.changed,
        })
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
                let guides = |_: &CardView| formats.clone();
                let bundles = |_: &str| of_bundles.clone();
                let singles = Singles { guides: &guides, bundles: &bundles, situations: self.jobs.situations };
                self.each(checked, options, &singles, found)
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
        let cards = card_log::to_print(&stale);
        if cards.is_empty() {
            return Some(options.lang.text("cards.none-changed").to_owned());
        }
        let designs = keep(self.jobs.designs_or(&card_log::formats(&cards)), found)?;
        let of = |design: &Design| -> BTreeSet<card_log::Name> {
            let is_meant = |lying: &BTreeSet<Format>| !self.jobs.is_as_it_lies() || lying.contains(&design.format);
            cards.iter().filter(|(_, lying)| is_meant(lying)).map(|(name, _)| name.clone()).collect()
        };
        let wanted = designs.into_iter().map(|design| (Scope::of_cards(&cx, "stale", &of(&design)), design));
        let wanted: Vec<_> = wanted.collect();
        let done =
            self.batches(options, found, |sink| pipeline::print::run_each(checked, &cx, options, &wanted, sink))?;
        Some(format!("{done}\n{}", self.next(options)))
    }

    /// How what was printed again is recorded.
    fn next(&self, options: &Options) -> String {
        stale_list::next(options, self.jobs.windows(), self.jobs.guides())
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
        report::tell(if self.log.json {
            stale_list::as_json(&stale)
        } else {
            stale_list::listed(checked, &stale, lang)
        });
        let cards = card_log::to_print(&stale);
        let formats = |card: &CardView| match (cards.get(&(card.id.clone(), card.key.clone())), &asked) {
            (Some(_), Some(asked)) => asked.clone(),
            (Some(lying), None) => lying.iter().copied().collect(),
            (None, _) => Vec::new(),
        };
        let with_situations = cards.keys().any(|(_, key)| !key.is_empty());
        let is_stopped = cards.is_empty() || options.stops(&found);
        let singles = Singles { guides: &formats, bundles: &|_| Vec::new(), situations: with_situations };
        let done = if is_stopped { None } else { self.each(checked, options, &singles, &mut found) };
        let code = self.report.print(&checked.sources, &found, lang);
        done.into_iter().for_each(|line| report::say(&format!("{line}\n{}\n", self.next(options))));
        if stale.is_empty() { code } else { ExitCode::from(1) }
    }
}

/// The value; what stands in its way becomes findings.
fn keep<T>(result: Result<T, Diagnostics>, found: &mut Diagnostics) -> Option<T> {
    result.map_err(|findings| found.extend(findings)).ok()
}
