//! The commands, one file each. Exit code 0: done; 1: the content has errors; 2: the command could not run.

mod build;
mod card_log;
mod cards;
mod check;
mod explain;
mod export;
mod fix;
mod import;
mod jobs;
mod lsp;
mod new;
mod report;
mod schema;
mod search;
mod serve;
mod situations;
mod target;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::lang::Lang;
use crate::pipeline::Options;
use crate::source::Opener;
use report::ReportArgs;

/// 明白：把办事指南编译成可检索的门户和可打印的明白卡。
///
/// Compiles guides of a service hall into a searchable portal and printable cards.
#[derive(Parser)]
#[command(name = "mingbai", version)]
struct Cli {
    /// 提示和门户的语言 / language of messages and portal
    #[arg(long, value_enum, default_value_t, global = true)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 生成门户和明白卡 / build the portal and the cards
    Build(build::Build),
    /// 只生成明白卡 / make only the cards
    Cards(Box<cards::Cards>),
    /// 像门户那样搜索 / search as the portal does
    Search(search::Search),
    /// 把搜索数据交给搜索服务 / hand the search to a server: Quickwit, Elasticsearch
    Export(export::Export),
    /// 在本机预览，改了就刷新 / preview on this computer
    Serve(serve::Serve),
    /// 检查内容，列出全部问题 / check the content
    Check(check::Check),
    /// 一份指南的情形表：怎样回答，带什么、在哪办、多久 / the decision table of a guide, and what changed in it
    Situations(situations::Decide),
    /// 解释一条检查规则，或列出全部规则 / explain a rule, or list all
    Explain(explain::Explain),
    /// 建一个门户，或者加一个带说明的内容文件 / make a portal or a file with comments that teach
    New(new::New),
    /// 写出 JSON Schema，给 VS Code 等编辑器用 / write JSON Schemas for editors
    Schema(schema::Schema),
    /// 在编辑器里边写边查（语言服务器）/ language server for editors
    Lsp(lsp::Lsp),
    /// 把其他门户的事项数据变成内容文件夹 / make a content folder from another portal's items
    Import(import::Import),
}

/// Options of every command that reads content.
#[derive(Args, Clone)]
pub struct ContentArgs {
    /// 内容文件夹 / content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// 缺少必填项只警告，用于导入的内容 / missing required fields are only warnings
    #[arg(long)]
    pub allow_incomplete: bool,
    /// 以哪一天为准判断过期 / the day by which notices expire (default: the latest date in the content)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,
}

/// Runs the command named by the arguments of the process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::Build(command) => command.run(cli.lang),
        Command::Cards(command) => command.run(cli.lang),
        Command::Search(command) => command.run(cli.lang),
        Command::Export(command) => command.run(cli.lang),
        Command::Serve(command) => command.run(cli.lang),
        Command::Check(command) => command.run(cli.lang),
        Command::Situations(command) => command.run(cli.lang),
        Command::Explain(command) => command.run(cli.lang),
        Command::New(command) => command.run(cli.lang),
        Command::Schema(command) => command.run(cli.lang),
        Command::Lsp(command) => command.run(cli.lang),
        Command::Import(command) => command.run(cli.lang),
    }
}

impl ContentArgs {
    /// The options of a build; an unreadable date is reported and ends the command with exit code 2.
    pub fn options(&self, lang: Lang, cards: bool) -> Result<Options, ExitCode> {
        let as_of = match self.as_of.as_deref().map(str::parse).transpose() {
            Ok(date) => date,
            Err(_) => {
                let shown = self.as_of.as_deref().unwrap_or_default();
                eprintln!("{}", lang.say("cli.bad-date", &[("value", shown)]));
                return Err(ExitCode::from(2));
            }
        };
        let content = self.content.clone();
        let allow_incomplete = self.allow_incomplete;
        let opener = Opener::default();
        Ok(Options { content, lang, allow_incomplete, as_of, cards, opener, ..Options::default() })
    }
}
