//! Mingbai compiles YAML and Markdown descriptions of public services into a searchable portal and printable guide
//! cards, the way a compiler treats code: every mistake of every file is found in one run, with its place and its
//! mend, and nothing is published while an error stands.
//!
//! # The map
//!
//! A guide travels through seven stages, each a folder. A stage takes an immutable value and returns a new one with its
//! findings; it never stops at the first error.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`source`] | a folder | texts, YAML trees with positions, attachments, the theme's files |
//! | [`model`] | trees | typed entries; every field that could not be read is a finding |
//! | [`check`] | entries | what the rules object to, each rule in its own file |
//! | [`resolve`] | entries | handles and back-links; every reference that leads nowhere is a finding |
//! | [`pages`] | the linked portal | the plan of all pages and the typed view of each |
//! | [`render`] | views | bytes: HTML, search index, cards |
//! | [`output`] | bytes | the published folder, swapped in by one step |
//!
//! Beside the way from content to portal stand those who read the same stages:
//!
//! | folder | does |
//! |---|---|
//! | [`diag`], [`lang`] | a finding is a code with a place and arguments, worded only when it is read |
//! | [`calendar`] | answers when a place is open and on which day a limit ends |
//! | [`floor`] | walks on the floor plans: which windows are reached, and how one gets there |
//! | [`situation`] | turns questions and `when` into logic: what holds for which answers |
//! | [`flow`] | lays the steps and branches of a procedure out as a flow chart |
//! | [`edition`] | names the state of a card's facts, and reads those that were recorded |
//! | [`bundle`] | joins several guides into one: order, papers, longest path, before and after |
//! | [`fix`] | makes the one certain mend that a finding may carry, and proves that it changes nothing else |
//! | [`report`] | puts all findings into one text: for a terminal, a program, or the whole office |
//! | [`editor`] | makes schemas and scaffolds of the model's own description of its fields |
//! | [`analysis`] | keeps the findings of a folder up to date while its files change, for the language server in [`lsp`] |
//! | [`serve`] | shows the portal's pages from memory while the content is being edited |
//! | [`audit`] | holds the search against the queries that people really typed |
//! | [`exchange`] | makes a content folder of another portal's items |
//! | [`pipeline`], [`cli`] | string the stages together; hold the commands |
//!
//! # What is deliberately absent
//!
//! Only `source`, `output`, `serve`, `lsp` and `cli` touch the file system. There is no global state, no clock (dates come from the content
//! or from `--as-of`), and no object that several stages change. Imports follow the order of the stages; a
//! test reads the `use` lines.

pub mod analysis;
pub mod audit;
pub mod bundle;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod diag;
pub mod edition;
pub mod editor;
pub mod exchange;
pub mod fix;
pub mod floor;
pub mod flow;
pub mod lang;
pub mod lsp;
pub mod model;
pub mod output;
pub mod pages;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod resolve;
pub mod serve;
pub mod situation;
pub mod source;

use std::path::Path;

use diag::{Diagnostics, SourceMap};
use output::{Published, Staging};
use pipeline::Options;

/// What a build found and, when no error stood, what it published.
pub struct Built {
    pub sources: SourceMap,
    pub diagnostics: Diagnostics,
    pub published: Option<Published>,
}

/// Builds the portal of a content folder into `target`. When an error stands, or a warning that is denied, `target` stays
/// as it was.
pub fn build(options: &Options, target: &Path) -> Built {
    let mut checked = pipeline::check(options);
    let mut diagnostics = std::mem::take(&mut checked.diagnostics);
    let published = match options.stops(&diagnostics) {
        true => None,
        false => publish(&checked, options, target, &mut diagnostics),
    };
    Built { sources: checked.sources, diagnostics, published }
}

fn publish(
    checked: &pipeline::Checked,
    options: &Options,
    target: &Path,
    found: &mut Diagnostics,
) -> Option<Published> {
    let staging = Staging::open(target).map_err(|finding| found.push(*finding)).ok()?;
    found.extend(pipeline::render(checked, options, &|file| staging.write(&file.path, &file.bytes)));
    if options.stops(found) {
        return None;
    }
    let mut published = staging.publish().map_err(|finding| found.push(*finding)).ok()?;
    found.extend(published.leftover.take().map(|finding| *finding).into_iter().collect());
    Some(published)
}
