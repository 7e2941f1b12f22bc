//! `mingbai build`: content folder → portal.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{ContentArgs, ReportArgs, report};
use crate::diag::{Diagnostic, SourceMap};
use crate::lang::Lang;
use crate::pipeline::Options;

#[derive(Args)]
pub struct Build {
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    report: ReportArgs,
    /// 输出文件夹 / output folder
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// 不生成明白卡 / make no cards
    #[arg(long)]
    no_cards: bool,
}

impl Build {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, !self.no_cards) {
            Ok(options) => Options { deny_warnings: self.report.denies_warnings(), ..options },
            Err(code) => return code,
        };
        if swallows(&self.out, &options.content) {
            let finding = Diagnostic::error("output-holds-content", None).arg("path", self.out.display().to_string());
            return report::print(&SourceMap::default(), &finding.help("output-holds-content.help").into(), lang);
        }
        let built = crate::build(&options, &self.out);
        let code = self.report.print(&built.sources, &built.diagnostics, lang);
        if let Some(published) = built.published {
            let count = |n: usize| n.to_string();
            let (written, unchanged) = (count(published.written), count(published.unchanged));
            let numbers =
                [("written", written.as_str()), ("unchanged", &unchanged), ("removed", &count(published.removed))];
            let out = self.out.display().to_string();
            report::tell(lang.say("build.done", &[numbers[0], numbers[1], numbers[2], ("out", &out)]));
        }
        code
    }
}

/// Whether publishing into `out` would put the content folder away.
fn swallows(out: &Path, content: &Path) -> bool {
    match (out.canonicalize(), content.canonicalize()) {
        (Ok(out), Ok(content)) => content.starts_with(out),
        _ => false,
    }
}
