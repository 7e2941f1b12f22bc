//! The parts of the page put together, and the sums on top of it.

use std::collections::BTreeMap;

use super::super::finding::outline;
use super::super::{Report, language};
use super::section::{sections, word};
use super::view::{Page, RuleRow, SectionView, Tile, UnusedRow};
use super::{matrix, review};
use crate::check::rules;
use crate::diag::Severity;
use crate::source::Kind;

/// So many findings are shown opened, and the rows of so many guides.
const SHORT: usize = 60;

/// Rules about what nothing uses.
const UNUSED: &[&str] =
    &["unused-file", "unused-window", "unused-material", "unused-policy", "empty-topic", "empty-department"];

pub fn page(report: &Report<'_>) -> Page {
    let (site, found) = (&report.portal.content.site, report.found);
    let (sections, overdue, unused) = (sections(report), review::overdue(report), unused(report));
    let is_whole = !report.portal.content.unread.lacks_some(Kind::Guide);
    let never = review::never(report);
    // What nobody can tell is not shown as none.
    let is_known = is_whole || !unused.is_empty();
    let late = report.as_of.map(|_| overdue.len());
    let tiles = tiles(report, &sections, late, is_known.then_some(unused.len()));
    Page {
        language: language(report.lang),
        site: site.name.value.clone(),
        organizer: site.organizer.value.clone(),
        as_of: report.as_of.map(|day| day.to_string()),
        tiles,
        verdict: verdict(report),
        is_publishable: !found.has_errors(),
        rules: rules(report),
        groups: matrix::groups(report.lang),
        elements: matrix::elements(report.lang),
        is_whole,
        has_guides: !report.portal.content.guides.is_empty(),
        is_short: found.errors() + found.warnings() <= SHORT,
        is_small: report.portal.content.guides.len() <= SHORT,
        never: (never > 0).then(|| report.lang.say("office.never", &[("n", &never.to_string())])),
        sections,
        overdue,
        unused,
    }
}

fn verdict(report: &Report<'_>) -> String {
    let (errors, warnings) = (report.found.errors().to_string(), report.found.warnings().to_string());
    let key = match (report.found.errors(), report.found.warnings()) {
        (0, 0) => "office.verdict.clean",
        (0, _) => "office.verdict.warnings",
        _ => "office.verdict.errors",
    };
    report.lang.say(key, &[("errors", &errors), ("warnings", &warnings)])
}

fn tiles(report: &Report<'_>, sections: &[SectionView], overdue: Option<usize>, unused: Option<usize>) -> Vec<Tile> {
    let tile = |key, count: Option<usize>, tone| Tile {
        name: report.lang.text(key),
        value: count.map_or_else(|| "–".to_owned(), |count| count.to_string()),
        tone: count.map_or("", |count| if count == 0 { "good" } else { tone }),
    };
    let percent = matrix::percent(sections.iter().flat_map(|section| &section.rows));
    let complete = Tile {
        name: report.lang.text("office.tile.complete"),
        value: percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent}%")),
        tone: if percent == Some(100) { "good" } else { "warn" },
    };
    let guides = report.portal.content.guides.len().to_string();
    vec![
        Tile { name: report.lang.text("office.tile.guides"), value: guides, tone: "" },
        tile("office.tile.errors", Some(report.found.errors()), "bad"),
        tile("office.tile.warnings", Some(report.found.warnings()), "warn"),
        complete,
        tile("office.tile.overdue", overdue, "warn"),
        tile("office.tile.unused", unused, "warn"),
    ]
}

/// Every kind of finding with its number, errors first, the most frequent first.
fn rules(report: &Report<'_>) -> Vec<RuleRow> {
    let mut counts: BTreeMap<(Severity, &'static str), usize> = BTreeMap::new();
    for finding in report.found.iter() {
        *counts.entry((finding.severity, finding.code)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((severity, code), count)| (*severity, std::cmp::Reverse(*count), *code));
    let row = |((severity, name), count): ((Severity, &'static str), usize)| {
        let rule = rules::find(name);
        RuleRow {
            severity: if severity == Severity::Error { "error" } else { "warning" },
            word: word(report, severity),
            code: rule.map_or("", |rule| rule.code),
            name,
            what: rule.map_or_else(|| outline(report.lang.text(name)), |rule| rule.doc(report.lang).what.to_owned()),
            count,
        }
    };
    rows.into_iter().map(row).collect()
}

fn unused(report: &Report<'_>) -> Vec<UnusedRow> {
    let idle = report.found.iter().filter(|finding| UNUSED.contains(&finding.code));
    let row = |finding| {
        let finding = report.finding(finding);
        let path = finding.diagnostic.arg_text("path").filter(|_| finding.place.is_none());
        let path = path.or(finding.place.map(|place| place.path)).unwrap_or_default();
        UnusedRow { path, message: finding.message }
    };
    idle.map(row).collect()
}
