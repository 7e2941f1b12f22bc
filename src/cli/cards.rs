//! `mingbai cards`: the printable cards, all or of some guides.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{ContentArgs, ReportArgs, report};
use crate::diag::Diagnostics;
use crate::lang::Lang;
use crate::output::Staging;
use crate::pages::card::Format;
use crate::pipeline::{self, Checked, Options};

#[derive(Args)]
pub struct Cards {
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    report: ReportArgs,
    /// 输出文件夹 / output folder
    #[arg(long, value_name = "DIR", default_value = "cards")]
    out: PathBuf,
    /// 只要这些事项，用逗号隔开标识 / only these guides, identifiers with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    guides: Vec<String>,
    /// 印成哪几种：a4、a5、a6、leaflet（折页）、large（大字）、checklist（一次性告知单） / formats, with commas
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "a5", value_parser = format_parser())]
    format: Vec<Format>,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::id)).map(|id| Format::named(&id).unwrap_or_default())
}

impl Cards {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, true) {
            Ok(options) => Options { deny_warnings: self.report.denies_warnings(), ..options },
            Err(code) => return code,
        };
        let mut checked = pipeline::check(&options);
        let mut found = std::mem::take(&mut checked.diagnostics);
        let written = if options.stops(&found) { None } else { self.print(&checked, &options, &mut found) };
        let code = self.report.print(&checked.sources, &found, lang);
        if let Some(written) = written {
            let out = self.out.display().to_string();
            report::tell(lang.say("cards.done", &[("n", &written.to_string()), ("out", &out)]));
        }
        code
    }

    /// Prints into the output folder in one step; `None` when an error stood in the way.
    fn print(&self, checked: &Checked, options: &Options, found: &mut Diagnostics) -> Option<usize> {
        let staging = Staging::open(&self.out).map_err(|finding| found.push(*finding)).ok()?;
        found.extend(pipeline::cards(checked, options, &self.guides, &self.format, &|card| {
            let name = card.path.strip_prefix("cards/").unwrap_or(&card.path);
            staging.write(name, &card.bytes)
        }));
        if options.stops(found) {
            return None;
        }
        let published = staging.publish().map_err(|finding| found.push(*finding)).ok()?;
        Some(published.written + published.unchanged)
    }
}
