//! `--format sarif`: the findings as a SARIF 2.1.0 log of one run, for code scanning, editors and dashboards.
//!
//! A rule is known by its code (`G0203`), its name stands beside it; what is not a matter of rules is known by its name.
//! Paths are relative to the folder the command ran in, percent-encoded; columns count Unicode code points.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::finding::{Finding, Place, Range, Replacement, outline};
use super::{Report, language};
use crate::check::{Rule, rules};
use crate::diag::Severity;
use crate::lang::Lang;
use crate::model::Level;

/// Everything but unreserved characters (RFC 3986, section 2.3) and `/`: a `:` in the first part would be a scheme.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The folder of the repository, as code scanning calls it.
const ROOT: &str = "%SRCROOT%";

pub fn sarif(report: &Report<'_>) -> String {
    let codes = codes(report);
    let index: BTreeMap<&str, usize> = codes.iter().enumerate().map(|(index, (code, _))| (*code, index)).collect();
    let driver = json!({
        "name": "mingbai",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": language(report.lang),
        "rules": codes.iter().map(|(code, severity)| descriptor(code, *severity, report.lang)).collect::<Vec<_>>(),
    });
    let results: Vec<Value> = report.findings().map(|finding| result(&finding, &index)).collect();
    let run = json!({
        "tool": {"driver": driver},
        "language": language(report.lang),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    // Strings and numbers cannot fail to be written.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// The names of all kinds of findings with the worst severity of each.
fn codes(report: &Report<'_>) -> Vec<(&'static str, Severity)> {
    let mut codes: BTreeMap<&'static str, Severity> = BTreeMap::new();
    for finding in report.found.iter() {
        let severity = codes.entry(finding.code).or_insert(finding.severity);
        *severity = finding.severity.min(*severity);
    }
    codes.into_iter().collect()
}

fn descriptor(code: &'static str, severity: Severity, lang: Lang) -> Value {
    match rules::find(code) {
        Some(rule) => described(rule, lang),
        None => json!({
            "id": code,
            "shortDescription": {"text": outline(lang.text(code))},
            "fullDescription": {"text": lang.text("report.fixed-check")},
            "defaultConfiguration": {"level": level(severity)},
        }),
    }
}

fn described(rule: &Rule, lang: Lang) -> Value {
    let doc = rule.doc(lang);
    let ground = format!("{} {}", lang.text("explain.source"), doc.source);
    let severity = rule.level.severity().unwrap_or(Severity::Warning);
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": doc.what},
        "fullDescription": {"text": format!("{} {}", doc.what, doc.why)},
        "help": {"text": format!("{}\n{ground}\nmingbai explain {}", doc.why, rule.code)},
        "defaultConfiguration": {"level": level(severity), "enabled": rule.level != Level::Allow},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(finding: &Finding<'_>, index: &BTreeMap<&str, usize>) -> Value {
    let name = finding.diagnostic.code;
    let lines: Vec<&str> = [&finding.message].into_iter().chain(&finding.helps).map(String::as_str).collect();
    let related = finding.related.iter().enumerate().map(|(id, related)| {
        let mut location = location(&related.place);
        location["id"] = json!(id);
        location["message"] = json!({"text": related.message});
        location
    });
    let mut result = json!({
        "ruleId": finding.code().unwrap_or(name),
        "ruleIndex": index.get(name),
        "level": level(finding.diagnostic.severity),
        "message": {"text": lines.join("\n")},
        "locations": finding.place.iter().map(location).collect::<Vec<_>>(),
    });
    if !finding.related.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    if !finding.fix.is_empty() {
        result["fixes"] = json!([{"artifactChanges": changes(&finding.fix)}]);
    }
    result
}

/// One change for each file, with all replacements in it.
fn changes(fix: &[Replacement]) -> Vec<Value> {
    let mut files: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in fix {
        let Some(range) = edit.place.range else { continue };
        let replacement = json!({"deletedRegion": region(range), "insertedContent": {"text": edit.text}});
        files.entry(&edit.place.path).or_default().push(replacement);
    }
    let change = |(path, all)| json!({"artifactLocation": artifact(path), "replacements": all});
    files.into_iter().map(change).collect()
}

fn location(place: &Place) -> Value {
    let mut physical = json!({"artifactLocation": artifact(&place.path)});
    if let Some(range) = place.range {
        physical["region"] = region(range);
    }
    json!({"physicalLocation": physical})
}

fn artifact(path: &str) -> Value {
    let encoded = utf8_percent_encode(path, ENCODED);
    match path.starts_with('/') {
        true => json!({"uri": format!("file://{encoded}")}),
        false => json!({"uri": encoded.to_string(), "uriBaseId": ROOT}),
    }
}

fn region(range: Range) -> Value {
    let (start, end) = (range.start, range.end);
    json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::finding::Position;

    #[test]
    fn several_edits_of_one_file_are_one_change_of_it() {
        let edit = |path: &str, line| {
            let at = |column| Position { line, column };
            let place = Place { path: path.to_owned(), range: Some(Range { start: at(1), end: at(2) }) };
            Replacement { place, text: "x".to_owned() }
        };
        let changes = changes(&[edit("a.md", 1), edit("b.md", 1), edit("a.md", 7)]);
        let lines = |change: &Value| -> Vec<u64> {
            let all = change["replacements"].as_array().unwrap().iter();
            all.map(|one| one["deletedRegion"]["startLine"].as_u64().unwrap()).collect()
        };
        assert_eq!(changes.iter().map(lines).collect::<Vec<_>>(), [vec![1, 7], vec![1]]);
        assert_eq!(changes[0]["artifactLocation"]["uri"], "a.md");
    }

    #[test]
    fn paths_become_relative_addresses_with_every_odd_sign_encoded() {
        let uri = |path: &str| artifact(path)["uri"].as_str().map(str::to_owned);
        assert_eq!(uri("content/guides/a b#1.md").as_deref(), Some("content/guides/a%20b%231.md"));
        assert_eq!(uri("内容/a:b.md").as_deref(), Some("%E5%86%85%E5%AE%B9/a%3Ab.md"));
        assert_eq!(uri("/srv/content/a.md").as_deref(), Some("file:///srv/content/a.md"));
        assert_eq!(artifact("a.md")["uriBaseId"], ROOT);
        assert!(artifact("/a.md").get("uriBaseId").is_none());
    }
}
