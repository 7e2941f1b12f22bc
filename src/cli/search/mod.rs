//! `mingbai search`: answers a query from the same index and by the same ranking as the portal, and says why; or holds a
//! hall's own list of queries against it.

mod audit;
mod explain;
mod json;
mod shown;

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{ContentArgs, report};
use crate::diag::{Diagnostic, SourceMap};
use crate::lang::Lang;
use crate::pipeline::{self, Checked, Options};
use crate::render::search::Index;
use crate::source::Opener;

#[derive(Args)]
pub struct Search {
    /// 要找的话 / what to look for
    #[arg(required_unless_present = "audit")]
    query: Option<String>,
    #[command(flatten)]
    content: ContentArgs,
    /// 最多几条 / at most so many
    #[arg(long, value_name = "N", default_value_t = 10, conflicts_with = "audit")]
    limit: usize,
    /// 说明每一条为什么排在那里 / say why each result stands where it stands
    #[arg(long, conflicts_with = "audit")]
    explain: bool,
    /// 给人看，还是给程序看 / for people or for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    audit: audit::Audit,
}

/// For whom the answer is.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

impl Search {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, false) {
            // Attachments are not what is searched.
            Ok(options) => Options { opener: Opener::idle(), ..options },
            Err(code) => return code,
        };
        let checked = pipeline::check(&options);
        if checked.diagnostics.has_errors() {
            return report::print(&checked.sources, &checked.diagnostics, lang);
        }
        let index = pipeline::index(&checked, &options);
        let index = match index {
            Ok(index) => index,
            Err(finding) => return report::print(&SourceMap::default(), &(*finding).into(), lang),
        };
        if let Some(file) = &self.audit.audit {
            return self.audit.run(file, &checked, &index, self.format == Format::Json, lang);
        }
        match self.answer(&checked, &index, lang) {
            Ok(text) => {
                report::tell(text.trim_end());
                ExitCode::SUCCESS
            }
            Err(finding) => report::print(&SourceMap::default(), &(*finding).into(), lang),
        }
    }

    fn answer(&self, checked: &Checked, index: &Index, lang: Lang) -> Result<String, Box<Diagnostic>> {
        let query = self.query.as_deref().unwrap_or_default();
        let explained = match self.explain {
            true => index.explain(query, self.limit)?,
            false => index.answer(query, self.limit)?,
        };
        let page = shown::Page { query, index, explained: &explained, checked, lang };
        Ok(match (self.format, self.explain) {
            (Format::Json, _) => json::answer(&page),
            (Format::Text, true) => explain::text(&page),
            (Format::Text, false) => shown::text(&page),
        })
    }
}
