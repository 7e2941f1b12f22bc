//! `mingbai search --audit`: what the search makes of the queries that people really typed.
//!
//! Exit code 0: good enough; 1: too many queries fail, or the file names what is not there; 2: the file cannot be read.
//! The report goes to standard output, what is wrong with the file to standard error.

mod json;
mod text;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::report;
use crate::audit::{Change, Judged, Log, Rates, changes, decode, judge, propose};
use crate::diag::{Diagnostic, SourceMap};
use crate::lang::Lang;
use crate::pipeline::Checked;
use crate::render::search::Index;
use crate::source;

#[derive(Args)]
pub struct Audit {
    /// 查一份清单：一行一句群众搜过的话，后面可加 Tab 键和应找到的标识（几个用逗号分开，本大厅不办的写 -）/ a file of real
    /// queries, one a line, with a tab and the expected identifiers if known
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub audit: Option<PathBuf>,
    /// 合格线：查得好的占多少（0 到 1）/ share of good queries to reach
    #[arg(long, value_name = "SHARE", default_value_t = 0.9, value_parser = share, conflicts_with = "query")]
    at_least: f64,
    /// 应找到的要排进前几条 / the expected result must be among the first N
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100), conflicts_with = "query")]
    top: u16,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("0–1".to_owned()),
    }
}

/// Everything that is reported.
struct Outcome<'a> {
    log: Log,
    judged: Vec<Judged>,
    rates: Rates,
    changes: Vec<Change>,
    /// The file of queries.
    file: SourceMap,
    checked: &'a Checked,
    index: &'a Index,
    top: usize,
    at_least: f64,
    lang: Lang,
}

impl Outcome<'_> {
    fn is_good_enough(&self) -> bool {
        self.rates.good >= self.at_least
    }
}

impl Audit {
    pub fn run(&self, path: &Path, checked: &Checked, index: &Index, is_json: bool, lang: Lang) -> ExitCode {
        let outcome = match self.outcome(path, checked, index, lang) {
            Ok(outcome) => outcome,
            Err(finding) => {
                report::print(&SourceMap::default(), &(*finding).into(), lang);
                return ExitCode::from(2);
            }
        };
        if !outcome.log.found.is_empty() {
            report::print(&outcome.file, &outcome.log.found, lang);
        }
        if outcome.log.asked.is_empty() {
            return ExitCode::from(2);
        }
        let report = if is_json { json::report(&outcome) } else { text::report(&outcome) };
        report::tell(report.trim_end());
        ExitCode::from(u8::from(!outcome.is_good_enough() || outcome.log.found.has_errors()))
    }

    fn outcome<'a>(
        &self,
        path: &Path,
        checked: &'a Checked,
        index: &'a Index,
        lang: Lang,
    ) -> Result<Outcome<'a>, Box<Diagnostic>> {
        let text = read(path)?;
        let (mut file, top) = (SourceMap::default(), usize::from(self.top));
        let id = file.add(path.display().to_string(), text.clone());
        let log = Log::read(&text, id, index.docs());
        let judged = judge(index, &log.asked, top)?;
        let proposals = propose(index, &log.asked, &judged, top)?;
        let changes = changes(&proposals, index.docs(), &checked.portal.content, &checked.sources);
        let rates = Rates::of(&log.asked, &judged);
        let at_least = self.at_least;
        Ok(Outcome { log, judged, rates, changes, file, checked, index, top, at_least, lang })
    }
}

/// Most bytes of a file; a year of a busy hall's queries is a fraction of it.
const LARGEST: u64 = 64 * 1024 * 1024;

fn read(path: &Path) -> Result<String, Box<Diagnostic>> {
    let finding = || Diagnostic::error("audit-unreadable", None).arg("path", path.display().to_string());
    let unreadable = |error: std::io::Error| Box::new(finding().word("detail", source::reason(&error)));
    let known = fs::metadata(path).map_err(unreadable)?;
    let why = match () {
        () if known.is_dir() => Some("io.is-folder"),
        // A pipe or a device may never end.
        () if !known.is_file() => Some("io.no-file"),
        () if known.len() > LARGEST => Some("audit.too-large"),
        () => None,
    };
    if let Some(why) = why {
        return Err(Box::new(finding().word("detail", why)));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    decode(&bytes).ok_or_else(|| Box::new(finding().word("detail", "audit.no-text")))
}
