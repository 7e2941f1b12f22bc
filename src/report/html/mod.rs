//! `--format html`: one page for the whole office, complete by itself: no script, nothing fetched, print included.
//!
//! In: the report. Out: HTML with the findings by department and post, the matrix of guides and elements, overdue reviews
//! and what nothing uses, the sums on top. Names of posts are internal, and the page says that it is. Escaping is the
//! template engine's: every value goes through it, none is joined into markup by hand.

mod element;
mod matrix;
mod owner;
mod page;
mod review;
mod section;
mod situation;
mod view;

use std::collections::BTreeMap;

use tera::{Context, Tera};

use super::Report;
use crate::lang::Lang;
use view::Page;

/// Templates under this name are escaped.
const NAME: &str = "document.tera";

/// The template's own words; `office.no-script` is `t.no_script` there.
const WORDS: &[&str] = &[
    "office.as-of",
    "office.cell.f",
    "office.cell.m",
    "office.cell.n",
    "office.column.count",
    "office.column.days",
    "office.column.department",
    "office.column.due",
    "office.column.errors",
    "office.column.file",
    "office.column.guide",
    "office.column.guides",
    "office.column.level",
    "office.column.message",
    "office.column.missing",
    "office.column.overdue",
    "office.column.owner",
    "office.column.percent",
    "office.column.place",
    "office.column.reviewed",
    "office.column.rule",
    "office.column.warnings",
    "office.contents",
    "office.departments",
    "office.departments.caption",
    "office.explain",
    "office.findings",
    "office.findings.none",
    "office.findings.note",
    "office.foot",
    "office.internal",
    "office.matrix",
    "office.matrix.caption",
    "office.matrix.none",
    "office.matrix.note",
    "office.matrix.total",
    "office.no-day",
    "office.overdue",
    "office.overdue.caption",
    "office.overdue.none",
    "office.rules",
    "office.rules.caption",
    "office.title",
    "office.unused",
    "office.unused.caption",
    "office.unused.none",
    "office.unused.unknown",
    "severity.help",
];

pub fn html(report: &Report<'_>) -> String {
    // The template is part of the program and a test renders all of it: it cannot fail for the sake of the content.
    render(&page::page(report), report.lang).unwrap_or_else(|error| error.to_string().replace('<', "&lt;") + "\n")
}

fn render(page: &Page, lang: Lang) -> tera::TeraResult<String> {
    let mut tera = Tera::new();
    tera.autoescape_on([".tera"]);
    tera.add_raw_templates([
        (NAME, include_str!("document.tera")),
        ("sums.tera", include_str!("sums.tera")),
        ("style.css", include_str!("document.css")),
    ])?;
    let mut context = Context::new();
    context.insert("page", page);
    context.insert("t", &words(lang));
    tera.render(NAME, &context)
}

fn words(lang: Lang) -> BTreeMap<String, &'static str> {
    let name = |key: &str| key.trim_start_matches("office.").replace(['.', '-'], "_");
    WORDS.iter().map(|key| (name(key), lang.text(key))).collect()
}
