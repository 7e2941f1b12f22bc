//! `mingbai lsp`: a language server on standard input and output.

use std::io::{self, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::ContentArgs;
use crate::check::CheckOptions;
use crate::lang::Lang;
use crate::lsp::{self, Options};

#[derive(Args)]
pub struct Lsp {
    /// 内容文件夹，默认在编辑器打开的文件夹里找 / content folder (default: found in the editor's workspace)
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// 缺少必填项只警告，用于导入的内容 / missing required fields are only warnings
    #[arg(long)]
    allow_incomplete: bool,
    /// 以哪一天为准判断过期 / the day by which notices expire (default: the latest date in the content)
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<String>,
    /// 编辑器的参数，没有别的办法可选 / what editors pass; there is no other way
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    pub fn run(self, lang: Lang) -> ExitCode {
        let Lsp { content, allow_incomplete, as_of, stdio: _ } = self;
        let args = ContentArgs { content: PathBuf::new(), allow_incomplete, as_of };
        let as_of = match args.options(lang, false) {
            Ok(options) => options.as_of,
            Err(code) => return code,
        };
        let options =
            Options { content, check: CheckOptions { as_of, allow_incomplete, ..CheckOptions::default() }, lang };
        let is_orderly = lsp::serve(options, BufReader::new(io::stdin()), io::stdout());
        ExitCode::from(u8::from(!is_orderly))
    }
}
