//! For tests: snippets of content files with the expected places marked.
//!
//! A snippet is the text of a guide's YAML, or several files, each after a line `=== path`. `«…»` marks a place that a
//! finding points at. An attachment is written as what is in it, a line each: `作者：王建国`, `Sheet1!B4：13800138000`.

use super::{CheckOptions, Rule, Scope, allow, check, run};
use std::sync::Arc;

use crate::diag::{Edit, SourceMap, Span, apply};
use crate::lang::Lang;
use crate::model::Content;
use crate::source::{Excerpt, Facet, Obstacle, Opened, Place};

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

fn read(files: Vec<(String, String)>) -> (Content, SourceMap, Vec<Arc<Opened>>) {
    let written = |path: &str| files.iter().find(|(known, _)| known == path).map_or("", |(_, text)| text).to_owned();
    let (tree, _) = crate::source::read_texts(files.clone());
    let (content, _) = crate::model::parse(&tree);
    let attachments = tree.attachments.iter();
    let opened = attachments.map(|file| {
        let empty = Opened { path: file.path.clone(), file: file.file, ..Opened::default() };
        Arc::new(written(&file.path).lines().fold(empty, with_line))
    });
    let opened = opened.collect();
    (content, tree.map, opened)
}

/// An attachment with one thing more in it.
fn with_line(mut opened: Opened, line: &str) -> Opened {
    let Some((name, text)) = line.split_once('：') else { return opened };
    let (key, facet) = match name {
        "作者" => ("spot.author", Facet::Person),
        "最后修改者" => ("spot.last-author", Facet::Person),
        "拍摄位置" => ("spot.picture", Facet::Position),
        "机身序列号" => ("spot.picture", Facet::Serial),
        _ if name.contains('!') => ("spot.cell", Facet::Text),
        _ => ("spot.paragraph", Facet::Text),
    };
    match name {
        "打不开" => opened.obstacles.push((Obstacle::Legacy, Place::default())),
        _ => opened.excerpts.push(Excerpt { place: Place::new(key, name), facet, text: text.to_owned() }),
    }
    opened
}

/// The guide of a snippet after all mends of `rule`.
pub fn mended(rule: &Rule, snippet: &str) -> String {
    let (content, sources, _) = read(files(snippet).0);
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
    let (content, sources, opened) = read(texts);
    let scope = Scope::new(&content, &sources, day()).with_attachments(&opened);
    let mut found = run::all(&scope, &[rule]);
    let levels = super::Levels::of(&content.site, &CheckOptions::default()).0;
    allow::apply(allow::read(&sources).0, &mut found, &levels, &sources);
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
    let (content, sources, opened) = read(files(snippet).0);
    let options = CheckOptions { as_of: day(), opened, ..CheckOptions::default() };
    check(&content, &sources, &options).iter().map(|finding| finding.code.to_owned()).collect()
}
