//! Findings in the forms that somebody reads: a terminal, a program, a code review, the whole office.
//!
//! In: the sources, the findings and the linked portal. Out: one text. Deliberately absent: writing it anywhere and the
//! exit code (`cli/`), and any finding of its own: a report says what the stages before it said, all of it.
//!
//! | format | for | file |
//! |---|---|---|
//! | `terminal` | the person who runs the command | `terminal.rs` |
//! | `json` | programs; versioned and documented | `json.rs` |
//! | `github` | annotations in a workflow run | `github.rs` |
//! | `sarif` | code scanning, editors, dashboards | `sarif.rs` |
//! | `html` | the heads of an office: one page, no script | `html/` |

mod finding;
mod github;
mod group;
mod html;
mod json;
mod sarif;
mod terminal;

use jiff::civil::Date;

use crate::diag::{Diagnostics, SourceMap};
use crate::lang::Lang;
use crate::resolve::Portal;
pub use terminal::{Listing, sum, terminal};

/// How findings are put into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    #[default]
    Terminal,
    Json,
    Github,
    Sarif,
    Html,
}

/// Everything a report is made of.
pub struct Report<'a> {
    pub sources: &'a SourceMap,
    pub found: &'a Diagnostics,
    pub portal: &'a Portal,
    /// The day by which reviews are overdue.
    pub as_of: Option<Date>,
    pub lang: Lang,
    /// What the terminal form leaves out; the others hold everything.
    pub listing: Listing,
}

impl Report<'_> {
    /// The findings as one text that ends with a line feed.
    pub fn text(&self, format: Format) -> String {
        match format {
            Format::Terminal => terminal(self.sources, self.found, self.lang, &self.listing),
            Format::Json => json::json(self),
            Format::Github => github::github(self),
            Format::Sarif => sarif::sarif(self),
            Format::Html => html::html(self),
        }
    }
}

/// The language of a report as HTML and SARIF name it.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}
