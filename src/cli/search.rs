//! `mingbai search`: answers a query from the same index and by the same ranking as the portal.

use std::process::ExitCode;

use clap::Args;

use super::{ContentArgs, report};
use crate::diag::SourceMap;
use crate::lang::Lang;
use crate::pipeline::{self, Options};
use crate::render::search::{Answer, Grade, Index};
use crate::source::Opener;

#[derive(Args)]
pub struct Search {
    /// 要找的话 / what to look for
    query: String,
    #[command(flatten)]
    content: ContentArgs,
    /// 最多几条 / at most so many
    #[arg(long, default_value_t = 10)]
    limit: usize,
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
        let answered = pipeline::index(&checked, &options)
            .and_then(|index| index.search(&self.query, self.limit).map(|answer| (index, answer)));
        match answered {
            Ok((index, answer)) => print(&index, &answer, &self.query, lang),
            Err(finding) => report::print(&SourceMap::default(), &(*finding).into(), lang),
        }
    }
}

/// One result a line: title, the alias that fits, facts, address.
fn print(index: &Index, answer: &Answer, query: &str, lang: Lang) -> ExitCode {
    let heading = match answer.grade {
        Grade::Match => None,
        Grade::Near => Some("search.near"),
        Grade::Frequent if answer.hits.is_empty() => Some("search.none"),
        Grade::Frequent => Some("search.frequent"),
    };
    if let Some(key) = heading {
        report::tell(lang.say(key, &[("query", query)]));
    }
    for (number, hit) in answer.hits.iter().enumerate() {
        let doc = &index.docs()[hit.doc];
        let alias = hit.alias.as_deref().map(|alias| format!("（{alias}）")).unwrap_or_default();
        let facts = doc.facts.join(" · ");
        report::tell(format_args!("{:>2}. {}{alias}  {facts}  {}", number + 1, doc.title, doc.url));
    }
    ExitCode::SUCCESS
}
