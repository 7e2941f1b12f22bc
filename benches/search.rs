//! What does the search cost, at build time and in the browser, and does it grow with the site?
//!
//! Writes portals of both kinds of titles, builds and exports their index in a process of its own, and asks the exported
//! files in node as the search box does, each query with an empty cache. Times depend on the machine; bytes are exact:
//!
//! ```text
//! cargo bench --bench search                 # 1000 and 10000 guides
//! cargo bench --bench search -- 3000         # another size
//! cargo bench --bench search -- --write diverse 3000 DIR   # only the content folder
//! ```

#[path = "support/alone.rs"]
mod alone;
#[path = "support/asked.rs"]
mod asked;
#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/portals.rs"]
mod portals;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use asked::{Class, queries};
use flate2::Compression;
use flate2::write::GzEncoder;
use portals::Kind;
use serde_json::Value;

/// Queries of each class.
const QUERIES: usize = 60;

const CLASSES: [Class; 3] = [Class::Chinese, Class::Pinyin, Class::Slip];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, documents, out] = &args[..]
        && flag == "--index"
    {
        return alone::index(Path::new(documents), Path::new(out));
    }
    if let [flag, kind, size, to, ..] = &args[..]
        && flag == "--write"
    {
        let kind = Kind::ALL.into_iter().find(|known| known.name() == kind).expect("repeated or diverse");
        return portals::write(kind, Path::new(to), size.parse().expect("a number of guides"));
    }
    let sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    for kind in Kind::ALL {
        sizes.iter().for_each(|size| measure(kind, *size));
    }
}

fn measure(kind: Kind, size: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    portals::write(kind, &folder.path().join("content"), size);
    let docs = portals::docs(&folder.path().join("content"));
    let site = folder.path().join("public");
    let documents = folder.path().join("documents.ndjson");
    alone::write(&docs, &documents);
    let built = in_own_process(&documents, &site);
    alone::scripts().iter().for_each(|file| alone::put(&site, file));
    let files = files_below(&site.join("search"));
    let bytes: usize = files.iter().map(|path| gzip(&fs::read(path).expect("a file of the index"))).sum();
    let answers = ask(&site, &queries(&docs, &CLASSES, QUERIES));
    let wide = site.join("search/n").is_dir();
    println!(
        "\n{size} guides, {} titles, {} documents, {} form",
        kind.name(),
        docs.len(),
        if wide { "wide" } else { "plain" }
    );
    println!(
        "  build and export {:>7.0} guides/s of CPU, peak {:>4.0} MB; index {:>6.2} MB gzip in {} files; t1.js {:.1} KB",
        size as f64 / built.0,
        built.1,
        bytes as f64 / 1e6,
        files.len(),
        answers["t1"].as_f64().unwrap_or_default() / 1e3
    );
    println!("  a key: median {:.2} ms, p95 {:.2} ms of CPU in node", number(&answers["p50"]), number(&answers["p95"]));
    println!(
        "  {:<10} {:>10} {:>8} {:>8}   {:>8} {:>5} {:>5}   {:>6} {:>4}",
        "", "KB median", "p90", "max", "requests", "p90", "max", "rounds", "max"
    );
    for class in CLASSES.map(Class::name) {
        let of = |what: &str| figures(&answers["asked"], class, what);
        let (bytes, requests, rounds) = (of("bytes"), of("requests"), of("rounds"));
        println!(
            "  {class:<10} {:>10.1} {:>8.1} {:>8.1}   {:>8} {:>5} {:>5}   {:>6} {:>4}",
            bytes[0] / 1e3,
            bytes[1] / 1e3,
            bytes[2] / 1e3,
            requests[0],
            requests[1],
            requests[2],
            rounds[0],
            rounds[2]
        );
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// Median, 90th percentile and maximum of a figure over the queries of a class.
fn figures(asked: &Value, class: &str, what: &str) -> [f64; 3] {
    let all = asked.as_array().into_iter().flatten().filter(|one| one["kind"] == class);
    let mut values: Vec<f64> = all.map(|one| number(&one[what])).collect();
    values.sort_by(f64::total_cmp);
    [values.len() / 2, values.len() * 9 / 10, values.len() - 1].map(|at| values[at])
}

// ---- The index, in a process that holds nothing else

/// CPU seconds and peak memory in MB.
fn in_own_process(documents: &Path, out: &Path) -> (f64, f64) {
    let this = std::env::current_exe().expect("this program");
    let made = Command::new(this).arg("--index").args([documents, out]).output().expect("it starts again");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let figures: Value = serde_json::from_slice(&made.stdout).expect("two figures");
    (number(&figures["cpu"]), number(&figures["peak"]))
}

// ---- The site as the browser has it

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a readable entry"));
    all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn gzip(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).and_then(|()| packed.finish()).map_or(0, |packed| packed.len())
}

fn ask(site: &Path, queries: &[(&str, String)]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/support/ask.js");
    let mut node = Command::new("node");
    let mut node =
        node.arg(script).arg(site).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node starts");
    let input = serde_json::to_vec(queries).expect("JSON");
    node.stdin.take().expect("an input").write_all(&input).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "the script failed in node; see above");
    serde_json::from_slice(&output.stdout).expect("its figures")
}
