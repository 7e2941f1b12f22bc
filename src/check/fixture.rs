//! For tests: snippets of content files with the expected places marked.
//!
//! A snippet is the text of a guide's YAML, or several files, each after a line `=== path`. `«…»` marks a place that a
//! finding points at.

use super::{CheckOptions, Rule, Scope, check, run};
use crate::diag::{Edit, SourceMap, Span, apply};
use crate::lang::Lang;
use crate::model::Content;

/// The files of a snippet without the marks, and the marked texts as (path, start, end).
type Files = (Vec<(String, String)>, Vec<(String, usize, usize)>);

const GUIDE: &str = "guides/example.yaml";

fn files(snippet: &str) -> Files {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in snippet.split_inclusive('\n') {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push((GUIDE.to_owned(), line.to_owned())),
        }
    }
    let mut marks = Vec::new();
    for (path, text) in &mut files {
        while let Some(start) = text.find('«') {
            text.replace_range(start..start + '«'.len_utf8(), "");
            let end = text.find('»').expect("every « has its »");
            text.replace_range(end..end + '»'.len_utf8(), "");
            marks.push((path.clone(), start, end));
        }
    }
    (files, marks)
}

fn read(files: Vec<(String, String)>) -> (Content, SourceMap) {
    let (tree, _) = crate::source::read_texts(files);
    let (content, _) = crate::model::parse(&tree);
    (content, tree.map)
}

/// The guide of a snippet after all mends of `rule`.
pub fn mended(rule: &Rule, snippet: &str) -> String {
    let (content, sources) = read(files(snippet).0);
    let found = run::all(&Scope::new(&content, &sources, day()), &[rule]);
    let mut edits: Vec<Edit> = found.into_iter().flat_map(|finding| finding.fix).collect();
    edits.sort();
    apply(snippet, &edits).expect("edits that lie in the text")
}

fn day() -> Option<jiff::civil::Date> {
    Some(jiff::civil::date(2026, 11, 1))
}

/// What `rule` alone finds: (path, the text at the place, start).
fn found(rule: &Rule, texts: Vec<(String, String)>) -> Vec<(String, usize, usize)> {
    let (content, sources) = read(texts);
    let found = run::all(&Scope::new(&content, &sources, day()), &[rule]);
    assert!(found.iter().all(|finding| finding.code == rule.name), "{} reports as another rule", rule.name);
    for finding in &found {
        for lang in [Lang::Zh, Lang::En] {
            let helps = finding.help.iter().map(|key| lang.fill(key, &finding.args));
            for sentence in helps.chain([lang.message(finding)]) {
                assert!(!sentence.contains(['{', '}']), "{}: “{sentence}” lacks an argument", rule.name);
            }
        }
    }
    let place = |span: Span| (sources.file(span.file).path.clone(), span.start as usize, span.end as usize);
    let nowhere = || (String::new(), 0, 0);
    let mut places: Vec<_> = found.iter().map(|finding| finding.span.map_or_else(nowhere, place)).collect();
    places.sort();
    places
}

/// `rule` points at exactly the marked places of the snippet, and at one at least.
#[track_caller]
pub fn fires(rule: &Rule, snippet: &str) {
    let (texts, mut marks) = files(snippet);
    marks.sort();
    let found = found(rule, texts.clone());
    let show = |places: &[(String, usize, usize)]| -> Vec<String> {
        let text = |path: &str| texts.iter().find(|(known, _)| known == path).map_or("", |(_, text)| text);
        let part = |(path, start, end): &(String, usize, usize)| {
            format!("{path}:{start}: {:?}", text(path).get(*start..*end).unwrap_or("?"))
        };
        places.iter().map(part).collect()
    };
    assert!(!marks.is_empty(), "{}: the snippet marks no place", rule.name);
    assert_eq!(show(&found), show(&marks), "{} points elsewhere", rule.name);
}

/// `rule` has nothing to say about the snippet.
#[track_caller]
pub fn silent(rule: &Rule, snippet: &str) {
    let (texts, marks) = files(snippet);
    assert!(marks.is_empty(), "{}: marks in a snippet that is in order", rule.name);
    assert_eq!(found(rule, texts), [], "{} objects to what is in order", rule.name);
}

/// The codes of all findings of a whole check, in the order of the report.
pub fn findings(snippet: &str) -> Vec<String> {
    let (content, sources) = read(files(snippet).0);
    let options = CheckOptions { as_of: day(), ..CheckOptions::default() };
    check(&content, &sources, &options).iter().map(|finding| finding.code.to_owned()).collect()
}
