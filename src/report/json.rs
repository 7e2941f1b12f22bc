//! `--format json`: one object for programs. `version` grows when a reader of the last one would go wrong; new keys may
//! come at any time.
//!
//! | key | |
//! |---|---|
//! | `format`, `version` | `"mingbai-check"`, `1` |
//! | `program`, `language` | version of the program; `"zh-CN"` or `"en"`, the language of all sentences |
//! | `as_of` | the day by which things were overdue, or null |
//! | `sum` | `errors` and `warnings`, of all findings |
//! | `rules[]` | each rule that found something: `code`, `name`, `default_level`, `what`, `why`, `source` |
//! | `findings[]` | in the order of the files |
//!
//! A finding has `name` (for `mingbai explain` and `mingbai:allow`), `code` (`"G0203"`; null where the finding is not a
//! matter of rules, such as a missing field), `severity` (`"error"`, `"warning"`), `level` (the same as `site.yaml` says it:
//! `"deny"`, `"warn"`), `path` and `range` (null without a place), `message`, `help[]`, `related[]` (each `path`, `range`,
//! `message`) and `fix[]` (each `path`, `range`, `text`: replacements that together are its one certain mend). A `range` is `start` and `end`, each `line` and `column` from 1; columns count characters (Unicode code
//! points), and `end` is behind the last character.

use serde::Serialize;

use super::finding::{Finding, Range, Related, Replacement};
use super::{Report, language};
use crate::check::Rule;
use crate::lang::Lang;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    program: &'static str,
    language: &'static str,
    as_of: Option<String>,
    sum: Sum,
    rules: Vec<RuleEntry>,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Sum {
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct RuleEntry {
    code: &'static str,
    name: &'static str,
    default_level: &'static str,
    what: &'static str,
    why: &'static str,
    source: &'static str,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    code: Option<&'static str>,
    severity: &'static str,
    level: &'static str,
    path: Option<String>,
    range: Option<Range>,
    message: String,
    help: Vec<String>,
    related: Vec<Related>,
    fix: Vec<Replacement>,
}

pub fn json(report: &Report<'_>) -> String {
    let document = Document {
        format: "mingbai-check",
        version: 1,
        program: env!("CARGO_PKG_VERSION"),
        language: language(report.lang),
        as_of: report.as_of.map(|day| day.to_string()),
        sum: Sum { errors: report.found.errors(), warnings: report.found.warnings() },
        rules: report.rules().into_iter().map(|rule| described(rule, report.lang)).collect(),
        findings: report.findings().map(entry).collect(),
    };
    // Strings and numbers cannot fail to be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn described(rule: &'static Rule, lang: Lang) -> RuleEntry {
    let doc = rule.doc(lang);
    let default_level = rule.level.en();
    RuleEntry { code: rule.code, name: rule.name, default_level, what: doc.what, why: doc.why, source: doc.source }
}

fn entry(finding: Finding<'_>) -> Entry<'_> {
    let (code, severity, level) = (finding.code(), finding.severity(), finding.level().en());
    let (path, range) = finding.place.map_or((None, None), |place| (Some(place.path), place.range));
    Entry {
        name: finding.diagnostic.code,
        code,
        severity,
        level,
        path,
        range,
        message: finding.message,
        help: finding.helps,
        related: finding.related,
        fix: finding.fix,
    }
}
