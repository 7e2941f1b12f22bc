//! How long does an editor wait after a key, and does that depend on how much else there is?
//!
//! Checks the demo hall, multiplied, from scratch; then lets a client type into one guide of the real language server, while
//! it rests and while it checks all files, and measures until the findings of that guide arrive. Absolute times depend on the
//! machine; the ratios to the check in the same run are what to quote:
//!
//! ```text
//! cargo bench --bench keys            # 1000, 10000 guides
//! cargo bench --bench keys -- 774     # other sizes
//! ```

#[path = "support/corpus.rs"]
mod corpus;
#[path = "../tests/suite/support/editor.rs"]
mod editor;

use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use corpus::multiply;
use editor::{Editor, codes, position};
use mingbai::analysis::{Checker, Workspace};
use mingbai::check::{CheckOptions, check};
use mingbai::{model, resolve, source};
use serde_json::json;

const KEYS: usize = 100;
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content");

fn main() {
    for size in sizes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("its real path");
        multiply(Path::new(DEMO), &root.join("content"), size);
        println!("{size} guides");
        let whole = from_scratch(&root.join("content"));
        again(&root.join("content"), whole);
        keys(&root, whole);
    }
}

/// Sizes from the arguments; cargo adds its own, which are not numbers.
fn sizes() -> Vec<usize> {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if given.is_empty() { vec![1000, 10_000] } else { given }
}

fn line(what: &str, time: Duration, whole: Duration) {
    let (ms, percent) = (time.as_secs_f64() * 1e3, time.as_secs_f64() / whole.as_secs_f64() * 100.0);
    println!("  {what:<58} {ms:>10.1} ms {percent:>8.2} %");
}

/// The shortest of a few runs: whatever else the machine does only makes them longer.
fn shortest(mut run: impl FnMut(usize) -> Duration) -> Duration {
    (0..3).map(&mut run).min().unwrap_or_default()
}

/// A check from scratch; the time of its rules and references, which is 100 %.
fn from_scratch(content: &Path) -> Duration {
    let start = Instant::now();
    let (tree, _) = source::read(content, "content");
    let (mut parsed, _) = model::parse(&tree);
    let read = start.elapsed();
    let whole = shortest(|_| {
        let start = Instant::now();
        let found = check(&parsed, &tree.map, &CheckOptions::default());
        assert!(!found.has_errors(), "the demo hall is in order");
        let (portal, _) = resolve::resolve(std::mem::take(&mut parsed));
        let time = start.elapsed();
        parsed = portal.content;
        time
    });
    line("reading all files", read, whole);
    line("rules and references of all files", whole, whole);
    whole
}

/// The same in memory, after one guide has changed and after one catalogue has.
fn again(content: &Path, whole: Duration) {
    let (loaded, _, found) = source::list(content, "content");
    let mut workspace = Workspace::new(CheckOptions::default(), "content", loaded, found.into_iter().collect());
    let time = shortest(|_| {
        let mut checker = Checker::default();
        let start = Instant::now();
        let outcome = checker.check(&workspace.snapshot(), &|| false);
        let time = start.elapsed();
        assert!(outcome.is_some(), "nobody breaks it off");
        time
    });
    line("all files, for the first time", time, whole);
    let mut checker = Checker::default();
    let _ = checker.check(&workspace.snapshot(), &|| false);
    let materials = "materials/common.yaml".to_owned();
    for (what, path) in [("one guide", guide(content)), ("the materials", materials)] {
        let text = std::fs::read_to_string(content.join(&path)).expect("a file of the demo");
        let time = shortest(|number| {
            let text = format!("{text}\n# {number}\n");
            source::load_text(&path, text).into_iter().for_each(|loaded| workspace.put(loaded));
            let start = Instant::now();
            let outcome = checker.check(&workspace.snapshot(), &|| false);
            let time = start.elapsed();
            assert!(outcome.is_some(), "nobody breaks it off");
            time
        });
        line(&format!("all files, after a change of {what}"), time, whole);
    }
}

/// Some guide in the middle.
fn guide(content: &Path) -> String {
    let mut all: Vec<String> = walkdir::WalkDir::new(content.join("guides"))
        .into_iter()
        .filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_file()))
        .map(|entry| entry.path().strip_prefix(content).expect("a path below").to_string_lossy().into_owned())
        .collect();
    all.sort();
    all.swap_remove(all.len() / 2)
}

fn keys(root: &Path, whole: Duration) {
    let path = guide(&root.join("content"));
    let mut editor = Editor::start(env!("CARGO_BIN_EXE_mingbai"), root, &[]);
    let start = Instant::now();
    editor.initialize();
    let text = editor.text(&path);
    editor.open(&path, &text);
    let slip = text.replacen("department: ", "department: x", 1);
    editor.replace(&path, &slip);
    editor.wait_for(&path, |found| codes(found).contains(&"dangling-reference".to_owned()));
    line("server: from its start to the first findings", start.elapsed(), whole);
    editor.settle();
    editor.replace(&path, &text);
    editor.settle();
    // All files are checked when no key has come for 150 ms; these keys come at any moment of that check.
    for (what, pauses) in [("while it rests", 20..21), ("while all files are checked", 150..450)] {
        let times = typed(&mut editor, &path, &text, pauses);
        line(&format!("server: a key to its findings, {what}, median"), times[times.len() / 2], whole);
        line(&format!("server: a key to its findings, {what}, p95"), times[times.len() * 95 / 100], whole);
    }
    let start = Instant::now();
    let params = json!({ "textDocument": { "uri": editor.uri(&path) }, "position": { "line": 1, "character": 0 } });
    editor.request("textDocument/completion", params);
    line("server: completion", start.elapsed(), whole);
    editor.shut_down();
}

/// Types a letter into a reference and takes it out again; sorted times until the findings have followed.
fn typed(editor: &mut Editor, path: &str, text: &str, pauses: Range<u64>) -> Vec<Duration> {
    let at = text.find("department: ").expect("a department") + "department: ".len();
    let (place, behind) = (position(text, at), position(text, at + 1));
    let mut times = Vec::new();
    for number in 0..KEYS {
        let is_slip = number % 2 == 0;
        let change = match is_slip {
            true => json!([{ "range": { "start": place, "end": place }, "text": "x" }]),
            false => json!([{ "range": { "start": place, "end": behind }, "text": "" }]),
        };
        let start = Instant::now();
        editor.change(path, change);
        editor.wait_for(path, |found| codes(found).contains(&"dangling-reference".to_owned()) == is_slip);
        times.push(start.elapsed());
        let pause = pauses.start + number as u64 * 37 % (pauses.end - pauses.start);
        std::thread::sleep(Duration::from_millis(pause));
    }
    times.sort();
    times
}
