//! The index of a portal, built and exported by a process that does nothing else, and what that process used.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use mingbai::render::Artifact;
use mingbai::render::search::{Doc, DocKind, Facets, Index, READER, join_reader};
use serde_json::{Value, json};

/// Writes documents for [`index`].
pub fn write(docs: &[Doc], to: &Path) {
    fs::write(to, docs.iter().map(|doc| written(doc).to_string() + "\n").collect::<String>()).expect("a file");
}

/// Documents → the files of the index; prints seconds of CPU and peak memory in MB.
pub fn index(documents: &Path, out: &Path) {
    let lines = BufReader::new(fs::File::open(documents).expect("documents")).lines();
    let docs = lines.map(|line| read(&serde_json::from_str(&line.expect("a line")).expect("JSON"))).collect();
    let start = cpu();
    let mut files = Index::build(docs).and_then(|index| index.export()).expect("an index");
    println!("{}", json!({ "cpu": cpu() - start, "peak": peak() }));
    let script = scripts().into_iter().find(|script| script.path == READER).expect("the theme's reader");
    join_reader(&mut files, &script);
    files.iter().for_each(|file| put(out, file));
}

/// Seconds of CPU that this process has used; Linux counts them in hundredths.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    after.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or_default() / 1e3
}

fn written(doc: &Doc) -> Value {
    json!([
        doc.id,
        doc.url,
        doc.kind as usize,
        doc.title,
        doc.aliases,
        doc.department,
        doc.facts,
        doc.summary,
        doc.materials,
        doc.body,
        doc.frequent
    ])
}

fn read(value: &Value) -> Doc {
    let text = |at: usize| value[at].as_str().unwrap_or_default().to_owned();
    let list = |at: usize| -> Vec<String> {
        value[at].as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    };
    Doc {
        id: text(0),
        url: text(1),
        kind: DocKind::ALL[value[2].as_u64().unwrap_or_default() as usize],
        title: text(3),
        aliases: list(4),
        department: text(5),
        facts: list(6),
        summary: text(7),
        materials: list(8),
        body: text(9),
        frequent: value[10].as_u64().map(|rank| rank as u32),
        facets: Facets::default(),
        options: Vec::new(),
    }
}

/// The bundles of the default theme.
pub fn scripts() -> Vec<Artifact> {
    let (files, _) = mingbai::source::theme::read(None);
    mingbai::render::html::scripts::bundles(&files).expect("the theme's scripts")
}

pub fn put(folder: &Path, file: &Artifact) {
    let path = folder.join(&file.path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, &file.bytes).expect("a file");
}
