//! `mingbai build`: content folder → portal.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{ContentArgs, ReportArgs, report, target};
use crate::diag::SourceMap;
use crate::lang::Lang;
use crate::pipeline::Options;

#[derive(Args)]
pub struct Build {
    #[command(flatten)]
    content: ContentArgs,
    #[command(flatten)]
    report: ReportArgs,
    /// 输出文件夹，默认 public，自助机的默认 kiosk / output folder, public or kiosk when left out
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 生成给大厅自助触摸屏用的门户，从 U 盘打开 / a portal for a touch screen in the hall, run from a stick
    #[arg(long)]
    kiosk: bool,
    /// 不生成明白卡 / make no cards
    #[arg(long)]
    no_cards: bool,
}

impl Build {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, !self.no_cards) {
            Ok(options) => Options { deny_warnings: self.report.denies_warnings(), kiosk: self.kiosk, ..options },
            Err(code) => return code,
        };
        let out = self.out.unwrap_or_else(|| PathBuf::from(if self.kiosk { "kiosk" } else { "public" }));
        if let Some(finding) = target::fault(&out, &options.content) {
            return report::print(&SourceMap::default(), &finding.into(), lang);
        }
        let built = crate::build(&options, &out);
        let code = self.report.print(&built.sources, &built.diagnostics, lang);
        if let Some(published) = built.published {
            let count = |n: usize| n.to_string();
            let (written, unchanged) = (count(published.written), count(published.unchanged));
            let numbers =
                [("written", written.as_str()), ("unchanged", &unchanged), ("removed", &count(published.removed))];
            let out = out.display().to_string();
            report::tell(lang.say("build.done", &[numbers[0], numbers[1], numbers[2], ("out", &out)]));
        }
        code
    }
}
