//! `mingbai check`: reads and checks the content, builds nothing.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{ContentArgs, report};
use crate::lang::Lang;

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    content: ContentArgs,
    /// 有警告也算不通过，用于自动检查 / findings of this kind fail the check too
    #[arg(long, value_name = "KIND")]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Denied {
    Warnings,
}

impl Check {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, false) {
            Ok(options) => options,
            Err(code) => return code,
        };
        let checked = crate::pipeline::check(&options);
        let code = report::print(&checked.sources, &checked.diagnostics, lang);
        let is_denied = matches!(self.deny, Some(Denied::Warnings)) && !checked.diagnostics.is_empty();
        if is_denied { ExitCode::from(1) } else { code }
    }
}
