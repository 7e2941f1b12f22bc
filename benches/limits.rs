//! What does the search cost beside Pagefind: on the wire, on a cheap phone, and on the machine that builds it?
//!
//! Builds portals of both kinds of titles without cards and gives the pages of their documents to Pagefind's own program. Both
//! then answer the same queries in headless Chromium, over HTTP with compression. Needs Linux, Node.js, npm and Chromium; npm
//! packages are installed in the versions that `peers/package-lock.json` pins. Bytes and requests are exact, CPU seconds nearly,
//! times depend on the machine and on what else it does; the ratios are what to quote:
//!
//! ```text
//! cargo bench --no-default-features --bench limits                   # 1000 and 10000 guides
//! cargo bench --no-default-features --bench limits -- 3000 diverse   # another size, one kind of titles
//! ```

#[path = "support/alone.rs"]
mod alone;
#[path = "support/asked.rs"]
mod asked;
#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/node.rs"]
mod node;
#[path = "support/portals.rs"]
mod portals;
#[path = "support/usage.rs"]
mod usage;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use asked::{Class, queries};
use flate2::Compression;
use flate2::write::GzEncoder;
use mingbai::pipeline::Options;
use mingbai::render::search::{Doc, DocKind};
use mingbai::source::Opener;
use portals::Kind;
use serde_json::{Value, json};
use usage::{Usage, used};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const CLASSES: [Class; 5] = [Class::Title, Class::Chinese, Class::Sentence, Class::Pinyin, Class::Slip];
const EACH: usize = 8;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [flag, documents, out] = &args[..]
        && flag == "--index"
    {
        return alone::index(Path::new(documents), Path::new(out));
    }
    ["benches/peers", "tests/browser"].into_iter().for_each(|folder| node::install(folder).expect("npm packages"));
    let sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    let named = |kind: &Kind| args.iter().any(|arg| arg == kind.name());
    let all = !Kind::ALL.iter().any(named);
    for size in sizes {
        Kind::ALL.into_iter().filter(|kind| all || named(kind)).for_each(|kind| measure(kind, size));
    }
}

/// What was built of one portal.
struct Built {
    usage: Usage,
    /// Files of the index and of the script that reads it.
    index: Vec<PathBuf>,
    script: Vec<PathBuf>,
}

fn measure(kind: Kind, size: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let below = |name: &str| folder.path().join(name);
    portals::write(kind, &below("content"), size);
    let options = Options { content: below("content"), opener: Opener::idle(), ..Options::default() };
    assert!(mingbai::build(&options, &below("portal")).published.is_some(), "the portal builds");
    let docs = portals::docs(&below("content"));
    println!("\n{size} guides, {} titles, {} documents; load {}", kind.name(), docs.len(), load());
    println!("{:<58} {:>10} {:>10} {:>8}", "", "mingbai", "pagefind", "ratio");
    let ours = ours(&docs, folder.path());
    let [theirs, of_texts] = pagefind(&docs, folder.path());
    print_built("", [&ours, &theirs]);
    print_built(", of the same texts alone", [&ours, &of_texts]);
    row("scripts: KB gzip", [&ours, &theirs].map(|one| packed(&one.script) / 1e3));
    let task = json!({
        "portal": below("portal"),
        "pagefind": below("pagefind"),
        "queries": queries(&docs, &CLASSES, EACH),
    });
    let asked = node::run("peers/limits.js", &task).expect("both answer");
    print_asked([&asked["mingbai"], &asked["pagefind"]]);
    println!("load at the end {}", load());
}

/// How many processes wanted a processor in the last minute.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or_default().to_owned()
}

// ---- What is built

fn ours(docs: &[Doc], folder: &Path) -> Built {
    let documents = folder.join("documents.ndjson");
    alone::write(docs, &documents);
    let this = std::env::current_exe().expect("this program");
    let usage = used(Command::new(this).arg("--index").args([documents, folder.join("index")]));
    let portal = folder.join("portal");
    Built { usage, index: files_below(&portal.join("search")), script: vec![portal.join("assets/search.js")] }
}

/// Pagefind's index of the pages, and of pages with only the texts that our index has: a page shows much more.
fn pagefind(docs: &[Doc], folder: &Path) -> [Built; 2] {
    let (to, texts) = (folder.join("pages"), folder.join("texts"));
    let documents: Vec<Value> = docs.iter().map(document).collect();
    let task = json!({ "portal": folder.join("portal"), "docs": documents, "to": to, "texts": texts });
    assert_eq!(node::run("peers/pages.js", &task).expect("pages"), docs.len());
    [index_by_pagefind(&to, &folder.join("pagefind")), index_by_pagefind(&texts, &folder.join("pagefind-texts"))]
}

fn document(doc: &Doc) -> Value {
    let text = [&doc.department, &doc.summary, &doc.facts.join("\n"), &doc.materials.join("\n"), &doc.body];
    let (text, guide) = (text.map(String::as_str).join("\n"), doc.kind == DocKind::Guide);
    json!({ "url": doc.url, "guide": guide, "title": doc.title, "aliases": doc.aliases.join("、"), "text": text })
}

fn index_by_pagefind(pages: &Path, out: &Path) -> Built {
    let program = files_below(&Path::new(ROOT).join("benches/peers/node_modules/@pagefind"));
    let program = program.into_iter().find(|path| path.ends_with("bin/pagefind_extended")).expect("Pagefind's program");
    let mut command = Command::new(program);
    command.args(["--quiet", "--root-selector", "main", "--exclude-selectors", ".breadcrumb"]);
    let usage = used(command.arg("--site").arg(pages).arg("--output-path").arg(out));
    let files = files_below(out);
    let ends = |path: &Path, ends: &[&str]| ends.iter().any(|end| path.to_string_lossy().ends_with(end));
    let all = |of: &[&str]| files.iter().filter(|path| ends(path, of)).cloned().collect();
    let index = all(&[".pf_index", ".pf_fragment", ".pf_meta", "-entry.json"]);
    Built { usage, index, script: all(&["/pagefind.js", "/pagefind-worker.js", ".pagefind"]) }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a readable entry"));
    all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Bytes on the wire: some of Pagefind's files are packed already.
fn packed(files: &[PathBuf]) -> f64 {
    let bytes = files.iter().map(|path| {
        let plain = fs::read(path).expect("a file");
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        let packed = packed.write_all(&plain).and_then(|()| packed.finish()).map_or(plain.len(), |packed| packed.len());
        packed.min(plain.len())
    });
    bytes.sum::<usize>() as f64
}

// ---- What is printed

fn print_built(of: &str, built: [&Built; 2]) {
    row(&format!("index build{of}: CPU s"), built.map(|one| one.usage.cpu));
    row(&format!("index build{of}: MB at its peak"), built.map(|one| one.usage.peak));
    row(&format!("whole index{of}: MB gzip"), built.map(|one| packed(&one.index) / 1e6));
    row(&format!("whole index{of}: files"), built.map(|one| one.index.len() as f64));
}

fn print_asked(asked: [&Value; 2]) {
    let cold = |what: &'static str| move |side: &Value| listed(&side["cold"], what);
    quantiles("before the first results, KB on the wire", asked, 1e3, &[50, 90], cold("early"));
    quantiles("whole first answer, KB on the wire", asked, 1e3, &[50, 90], cold("bytes"));
    for class in CLASSES.map(Class::name) {
        let of = |side: &Value| {
            let all = side["cold"].as_array().into_iter().flatten().filter(|one| one["class"] == class);
            all.map(|one| number(&one["bytes"])).collect()
        };
        quantiles(&format!("  of them {class}"), asked, 1e3, &[50], of);
    }
    quantiles("requests before the first results", asked, 1.0, &[50, 90], cold("before"));
    quantiles("requests of the whole first answer", asked, 1.0, &[50, 90], cold("requests"));
    let empty = asked.map(|side| listed(&side["cold"], "found").iter().filter(|found| **found == 0.0).count() as f64);
    row(&format!("empty answers of {}", CLASSES.len() * EACH), empty);
    let answered = |side: &Value| both(asked, side, "slow");
    quantiles("slow 3G, CPU ÷ 6: s to results, where both answer", asked, 1e3, &[50, 90], answered);
    for rate in ["4", "6"] {
        let keys = |side: &Value| numbers(&side["keys"][rate]);
        quantiles(&format!("a key, warm, CPU ÷ {rate}: ms"), asked, 1.0, &[50, 95], keys);
    }
    row("memory: MB of JavaScript heap", asked.map(|side| number(&side["heap"]) / 1e6));
    row("memory: MB of the page's process", asked.map(|side| number(&side["renderer"]) / 1e6));
}

/// Milliseconds of the queries that neither side leaves empty.
fn both(asked: [&Value; 2], side: &Value, which: &str) -> Vec<f64> {
    let found = asked.map(|side| listed(&side[which], "found"));
    let all = listed(&side[which], "ms").into_iter().enumerate();
    all.filter(|(number, _)| found.iter().all(|found| found[*number] > 0.0)).map(|(_, ms)| ms).collect()
}

fn quantiles(name: &str, asked: [&Value; 2], unit: f64, percents: &[usize], values: impl Fn(&Value) -> Vec<f64>) {
    let sorted = asked.map(|side| {
        let mut values = values(side);
        values.sort_by(f64::total_cmp);
        values
    });
    for percent in percents {
        let at = |values: &Vec<f64>| values.get(values.len() * percent / 100).copied().unwrap_or(f64::NAN) / unit;
        let which = if *percent == 50 { "median".to_owned() } else { format!("p{percent}") };
        row(&format!("{name}, {which}"), sorted.each_ref().map(at));
    }
}

/// A figure of both sides, and how many times ours theirs is.
fn row(name: &str, [ours, theirs]: [f64; 2]) {
    let shown = |figure: f64| format!("{figure:.*}", if figure < 10.0 && figure.fract() != 0.0 { 2 } else { 1 });
    let ratio = if ours > 0.0 { format!("{:.1} ×", theirs / ours) } else { "-".to_owned() };
    println!("{name:<58} {:>10} {:>10} {ratio:>8}", shown(ours), shown(theirs));
}

fn listed(list: &Value, what: &str) -> Vec<f64> {
    list.as_array().into_iter().flatten().map(|one| number(&one[what])).collect()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().map(number).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
