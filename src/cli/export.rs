//! `mingbai export`: the portal's data for other programs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{ContentArgs, check, report};
use crate::diag::{Diagnostic, SourceMap};
use crate::lang::Lang;
use crate::output;
use crate::pipeline::{self, Options};
use crate::render::search::Server;
use crate::source::Opener;

#[derive(Args)]
pub struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 搜索的全部文档和索引定义，给 Quickwit、Elasticsearch / documents and index definitions for Quickwit and Elasticsearch
    Search(Search),
}

#[derive(Args)]
struct Search {
    /// 写到哪个文件夹 / folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// 给哪种搜索服务 / for which server
    #[arg(long, value_enum, default_value_t)]
    format: Server,
    /// 服务上的索引名 / name of the index there
    #[arg(long, value_name = "NAME", default_value = "mingbai", value_parser = index_name)]
    index: String,
    #[command(flatten)]
    content: ContentArgs,
}

/// What both servers allow: small letters, digits, `-` and `_`, a letter first, at least three.
fn index_name(name: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let is_good = name.starts_with(|c: char| c.is_ascii_lowercase()) && (3..=200).contains(&name.len());
    if is_good && name.chars().all(is_plain) { Ok(name.to_owned()) } else { Err("[a-z][a-z0-9_-]{2,199}".to_owned()) }
}

impl Export {
    pub fn run(self, lang: Lang) -> ExitCode {
        let What::Search(search) = self.what;
        search.run(lang)
    }
}

impl Search {
    fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, false) {
            Ok(options) => Options { opener: Opener::idle(), ..options },
            Err(code) => return code,
        };
        if check::lies_in(&self.out, &options.content) {
            report::say(&(lang.text("cli.out-in-content").to_owned() + "\n"));
            return ExitCode::from(2);
        }
        let checked = pipeline::check(&options);
        if checked.diagnostics.has_errors() {
            return report::print(&checked.sources, &checked.diagnostics, lang);
        }
        let written = pipeline::index(&checked, &options).and_then(|index| {
            self.write(&index, &checked.portal.content.site.base_url)?;
            Ok(index.docs().len())
        });
        match written {
            Ok(count) => {
                let (count, path) = (count.to_string(), self.out.display().to_string());
                report::tell(lang.say("export.done", &[("count", &count), ("path", &path)]));
                report::tell(lang.text("export.how"));
                ExitCode::SUCCESS
            }
            Err(finding) => {
                report::print(&SourceMap::default(), &(*finding).into(), lang);
                ExitCode::from(2)
            }
        }
    }

    /// Each file wholly or not at all.
    fn write(&self, index: &crate::render::search::Index, base: &str) -> Result<(), Box<Diagnostic>> {
        for file in index.for_server(self.format, &self.index, base) {
            output::write_file(&self.out.join(&file.path), &file.bytes)?;
        }
        Ok(())
    }
}
