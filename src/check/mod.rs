//! Is it right? Every rule about the content, in parallel; a rule is one short file under `rules/`.
//!
//! In: the typed [`Content`], the texts it came from, and what is in its attachments. Out: the findings of all rules at the level the site gives them,
//! without those that a `mingbai:allow` comment silences. Deliberately absent: missing and unknown fields and wrong types
//! (`model/`), references that lead nowhere and missing files (`resolve/`), and any
//! mending: a rule that knows the one mend of its finding says so in the finding, and `fix/` makes it.

mod allow;
mod everyday;
#[cfg(test)]
mod fixture;
mod levels;
mod mobile_forms;
mod names;
mod numbers;
mod passage;
mod place;
mod prose;
pub mod rule;
pub mod rules;
mod run;
mod scope;
mod shapes;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Diagnostics, SourceMap};
use crate::model::Content;
use crate::source::Opened;
pub use allow::{Allow, Allows, apply as silence, quiet, read_file as allows};
pub use levels::Levels;
pub use passage::{Origin, Passage};
pub use prose::Prose;
pub use rule::{Check, Doc, Found, Rule};
pub use run::{Asked, document, path, whole};
pub use scope::Scope;

/// What a check depends on besides the content.
#[derive(Debug, Default, Clone)]
pub struct CheckOptions {
    /// The day by which things are overdue or in force; without it, the latest date the content carries.
    pub as_of: Option<Date>,
    /// Whatever was left out is only a warning, for imported content.
    pub allow_incomplete: bool,
    /// What is in the attachments; empty when nobody looked.
    pub opened: Vec<Arc<Opened>>,
}

/// Runs every rule over the content.
pub fn check(content: &Content, sources: &SourceMap, options: &CheckOptions) -> Diagnostics {
    let (levels, mut diags) = Levels::of(&content.site, options);
    let (allows, findings) = allow::read(sources);
    diags.extend(findings);
    let scope = Scope::new(content, sources, options.as_of).with_attachments(&options.opened);
    let mut found = run::run(&scope, &Asked::new(&levels));
    diags.extend(allow::apply(allows, &mut found, &levels, sources));
    diags.extend(found.into_iter().collect());
    diags.sort();
    diags
}
