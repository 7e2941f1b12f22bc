//! The browser's ranking, run in node, against the reference.

#![allow(dead_code, reason = "each suite uses a part of this")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use mingbai::render::Artifact;
use mingbai::render::search::{self, Answer, Form, Grade, Index, Scope};

/// Bytes that the search script may have once compressed.
const LIMIT: u64 = 6 * 1024;

/// The number of hits that were compared: the first ten of every query, over names and over everything.
///
/// # Errors
/// The first query whose answers differ, and how.
pub fn compare(form: Form, index: &Index, queries: &[String]) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    for file in files(index, form).into_iter().chain(scripts()) {
        let path = folder.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
    let answers = ask_node(folder.path(), queries);
    assert_eq!(answers.len(), queries.len());
    let mut compared = 0;
    for (query, answer) in queries.iter().zip(&answers) {
        for (scope, browser) in [(Scope::Names, &answer[0]), (Scope::Everything, &answer[1])] {
            let reference = index.search_in(scope, query, usize::MAX).unwrap();
            same(index, &reference, browser).map_err(|why| format!("{query:?} in {scope:?}, {form:?}: {why}"))?;
            compared += browser["hits"].as_array().unwrap().len();
        }
    }
    Ok(compared)
}

/// The files of the index as they are published.
pub fn files(index: &Index, form: Form) -> Vec<Artifact> {
    let mut files = index.export_as(form).unwrap();
    let reader = scripts().into_iter().find(|script| script.path == search::READER).unwrap();
    search::join_reader(&mut files, &reader);
    files
}

/// The scripts of the default theme.
pub fn scripts() -> Vec<Artifact> {
    let (files, _) = mingbai::source::theme::read(None);
    mingbai::render::html::scripts::bundles(&files).unwrap()
}

/// The script's answers; a missing node is one clear line.
fn ask_node(folder: &Path, queries: &[String]) -> Vec<serde_json::Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node")
        .arg(root.join("tests/search/rank.js"))
        .arg(folder.join("assets/search.js"))
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("this test runs the browser's ranking in `node`, which did not start: {error}"));
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(queries).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the script failed in node; see above");
    let mut report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["gzip"].as_u64() <= Some(LIMIT), "the script has {} bytes once compressed", report["gzip"]);
    println!("a keystroke: median {} ms, p95 {} ms", report["median"], report["p95"]);
    serde_json::from_value(report["answers"].take()).unwrap()
}

/// The browser's word for a grade.
pub fn word(grade: Grade) -> &'static str {
    match grade {
        Grade::Match => "match",
        Grade::Near => "relaxed",
        Grade::Frequent => "frequent",
    }
}

/// Same grade, same number of documents, and at each rank the same document or one of the same score.
fn same(index: &Index, reference: &Answer, browser: &serde_json::Value) -> Result<(), String> {
    let grade = word(reference.grade);
    if browser["grade"] != grade || browser["total"] != reference.total {
        return Err(format!("{grade} {}, but {} {}", reference.total, browser["grade"], browser["total"]));
    }
    let hits = browser["hits"].as_array().unwrap();
    if hits.len() != reference.total.min(10) {
        return Err(format!("{} hits", hits.len()));
    }
    for (rank, hit) in hits.iter().enumerate() {
        let number = hit["doc"].as_u64().unwrap() as usize;
        let doc = &index.docs()[number];
        let theirs =
            reference.hits.iter().find(|known| known.doc == number).ok_or(format!("{} is no hit", doc.title))?;
        let score = hit["score"].as_f64().unwrap();
        for (what, known) in [("its", theirs), ("the rank's", &reference.hits[rank])] {
            if (known.score - score).abs() > 2e-5 * score {
                return Err(format!("{} at rank {rank}: {score}, but {what} score is {}", doc.title, known.score));
            }
        }
        if hit["alias"].as_str() != Some(theirs.alias.as_deref().unwrap_or_default()) || hit["url"] != doc.url {
            return Err(format!("{} is shown as {hit}", doc.title));
        }
        let facts: Vec<String> =
            hit["facts"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap().replace('\u{a0}', " ")).collect();
        let department = Some(doc.department.as_str()).filter(|name| !name.is_empty());
        if facts != department.into_iter().chain(doc.facts.iter().map(String::as_str)).collect::<Vec<_>>() {
            return Err(format!("{} has the facts {facts:?}", doc.title));
        }
    }
    Ok(())
}
