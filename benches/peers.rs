//! How does the search compare with two others that a site without a server could use?
//!
//! Builds a portal without cards and asks three searches the same queries: this one, Pagefind (from the portal's own
//! pages, in headless Chromium) and MiniSearch (from the same texts, pairs of characters as terms). Needs Node.js, npm and
//! Chromium; npm packages are installed in the versions that `peers/package-lock.json` pins.
//!
//! ```text
//! cargo bench --bench peers                      # the written queries over the demo hall
//! cargo bench --bench peers -- ITEMS.jsonl       # and everyday names over a portal's items
//! cargo bench --profile dev --bench peers -- …   # without building everything anew
//! ```

#[path = "support/items.rs"]
mod items;
#[path = "support/node.rs"]
mod node;
#[path = "../tests/suite/support/quality.rs"]
mod quality;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use items::{Failure, Names, OVERLAPS};
use mingbai::pipeline::{self, Options};
use mingbai::render::search::{Doc, DocKind, Grade, Index};
use mingbai::source::Opener;
use quality::{OUT_OF_SCOPE, Tally};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TABLE: &str = include_str!("../tests/search/queries.tsv");

/// The searches, in the order of the columns; the last two as `peers/ask.js` names them.
const SYSTEMS: [&str; 3] = ["mingbai", "pagefind", "minisearch"];

/// The line that counts every query in scope.
const ALL: &str = "= all";

/// A query, the documents that are right, and the lines of the table that count it.
struct Case {
    lines: Vec<String>,
    text: String,
    right: BTreeSet<usize>,
}

/// What one search showed: numbers of documents, and whether it called them a match.
struct Shown {
    docs: Vec<usize>,
    matched: bool,
}

fn main() -> ExitCode {
    let items = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map(PathBuf::from);
    match compare(items.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn compare(items: Option<&Path>) -> Result<(), Failure> {
    ["benches/peers", "tests/browser"].into_iter().try_for_each(node::install)?;
    corpus("the demo hall", &Path::new(ROOT).join("content"), written)?;
    let Some(items) = items else { return Ok(()) };
    let names = Names::read(items)?;
    println!("\n{names}");
    let folder = items::without_aliases(items)?;
    corpus("a portal's items", folder.path(), |docs| everyday(&names, docs))
}

/// Builds one portal, asks all three about it, and prints what came of it.
fn corpus(name: &str, content: &Path, cases: impl Fn(&[Doc]) -> Vec<Case>) -> Result<(), Failure> {
    let content = content.to_owned();
    let options = Options { content, allow_incomplete: true, opener: Opener::idle(), ..Options::default() };
    let folder = tempfile::tempdir()?;
    let portal = folder.path().join("portal");
    if mingbai::build(&options, &portal).published.is_none() {
        return Err(format!("{name} does not build").into());
    }
    let index = pipeline::index(&pipeline::check(&options), &options).map_err(|finding| finding.code)?;
    let cases = cases(index.docs());
    let (theirs, versions) = peers(&portal, index.docs(), &cases)?;
    let shown = [ours(&index, &cases)?].into_iter().chain(theirs).collect::<Vec<_>>();
    println!("\n{name}: {} documents; {versions}", index.docs().len());
    print(&cases, &shown);
    Ok(())
}

/// The written queries; each counts for its class and for its half.
fn written(docs: &[Doc]) -> Vec<Case> {
    let cases = quality::read(TABLE).0.into_iter().map(|query| {
        let right = query.right(docs);
        let all = match query.class == OUT_OF_SCOPE {
            true => vec![query.class],
            false => vec![query.class, format!("= {}", query.half), ALL.to_owned()],
        };
        Case { lines: all, text: query.text, right }
    });
    cases.collect()
}

fn everyday(names: &Names, docs: &[Doc]) -> Vec<Case> {
    let cases = names.asked().map(|asked| {
        let right = (0..docs.len()).filter(|number| asked.is_answered_by(&docs[*number])).collect();
        let lines = vec![OVERLAPS[asked.overlap()].0.to_owned(), ALL.to_owned()];
        Case { lines, text: asked.name.clone(), right }
    });
    cases.collect()
}

fn ours(index: &Index, cases: &[Case]) -> Result<Vec<Shown>, Failure> {
    let answers = cases.iter().map(|case| {
        let answer = index.search(&case.text, 10).map_err(|finding| finding.code)?;
        let docs = answer.hits.iter().map(|hit| hit.doc).collect();
        Ok(Shown { docs, matched: answer.grade == Grade::Match })
    });
    answers.collect()
}

/// What the others show for all cases, in the order of [`SYSTEMS`], and which versions they are of.
fn peers(portal: &Path, docs: &[Doc], cases: &[Case]) -> Result<(Vec<Vec<Shown>>, String), Failure> {
    let docs: Vec<Value> = docs.iter().map(document).collect();
    let queries: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    let report = node::run("peers/ask.js", &json!({ "portal": portal, "docs": docs, "queries": queries }))?;
    let shown = SYSTEMS[1..].iter().map(|system| {
        let answers: Vec<Vec<usize>> = serde_json::from_value(report["answers"][system].clone())?;
        match answers.len() == cases.len() {
            true => Ok(answers.into_iter().map(|docs| Shown { matched: !docs.is_empty(), docs }).collect()),
            false => Err(format!("{system} answered {} of {} queries", answers.len(), cases.len()).into()),
        }
    });
    let versions = SYSTEMS[1..].iter().map(|system| format!("{system} {}", report["versions"][system]));
    Ok((shown.collect::<Result<_, Failure>>()?, versions.collect::<Vec<_>>().join(", ").replace('"', "")))
}

/// What the search itself reads of a document.
fn document(doc: &Doc) -> Value {
    let text = [&doc.department, &doc.summary, &doc.materials.join("\n"), &doc.facts.join("\n"), &doc.body];
    let (text, guide) = (text.map(String::as_str).join("\n"), doc.kind == DocKind::Guide);
    json!({ "url": doc.url, "guide": guide, "title": doc.title, "aliases": doc.aliases, "text": text })
}

fn print(cases: &[Case], shown: &[Vec<Shown>]) {
    let mut lines: BTreeMap<&str, Vec<Tally>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        for line in &case.lines {
            let tallies = lines.entry(line).or_insert_with(|| vec![Tally::default(); shown.len()]);
            tallies.iter_mut().zip(shown).for_each(|(tally, shown)| *tally += tally_of(case, &shown[number]));
            if !order.contains(&line.as_str()) {
                order.push(line);
            }
        }
    }
    let overlap = |line: &str| OVERLAPS.iter().position(|(name, _)| *name == line);
    order.sort_by_key(|line| (line.starts_with('='), *line == OUT_OF_SCOPE, *line == ALL, overlap(line)));
    println!("{:17} {:>7}{}", "", "queries", SYSTEMS.map(|system| format!("{system:>26}")).concat());
    println!("{:17} {:>7}{}", "", "", "   hit@1  hit@5 empty not*".repeat(SYSTEMS.len()));
    order.iter().for_each(|line| row(line, &lines[line]));
    println!("* said to have no match: by an empty page, or beside what comes closest");
}

fn tally_of(case: &Case, shown: &Shown) -> Tally {
    let rank = shown.docs.iter().position(|doc| case.right.contains(doc));
    Tally::one(rank, shown.docs.len(), shown.matched)
}

fn row(name: &str, tallies: &[Tally]) {
    let queries = tallies.first().map_or(0, |tally| tally.queries);
    print!("{name:17} {queries:>7}");
    for tally in tallies {
        let (first, five) = tally.rates();
        let rates = if name == OUT_OF_SCOPE { format!("{:>12}", "") } else { format!("{first:>5.3}  {five:>5.3}") };
        print!("   {rates} {:>5} {:>4}", tally.empty, tally.unmatched);
    }
    println!();
}
