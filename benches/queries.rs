//! Does the search find real items by the everyday names that their own offices gave them?
//!
//! Imports a portal's items, takes every everyday name away, and asks for each item by those names. How much of a name
//! stands in the official title decides how hard that is, so the table goes by that share:
//!
//! ```text
//! cargo bench --bench queries -- ITEMS.jsonl            # the table
//! cargo bench --bench queries -- ITEMS.jsonl --misses   # and every miss with what came first
//! cargo bench --profile dev --bench queries -- …        # without building everything anew
//! ```

#[path = "../tests/support/quality.rs"]
mod quality;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mingbai::exchange::portal;
use mingbai::pipeline::{self, Options};
use mingbai::render::search::{Grade, Index};
use mingbai::source::Opener;
use quality::{Tally, normal};
use serde_json::Value;

/// The fields with everyday names.
const NAMES: [&str; 2] = ["matter_daily", "matter_short"];

/// Shares of a name's characters that stand in the title, each with its class; what is a part of the title comes first.
const OVERLAPS: [(f64, &str); 4] = [(2.0, "substring"), (0.75, "high"), (0.4, "mid"), (0.0, "low")];

type Failure = Box<dyn std::error::Error>;

/// A name, and the titles of the items that carry it.
#[derive(Default)]
struct Asked {
    name: String,
    titles: BTreeSet<String>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let misses = args.iter().any(|arg| arg == "--misses");
    let Some(items) = args.iter().find(|arg| !arg.starts_with("--")).map(PathBuf::from) else {
        eprintln!("which items? cargo bench --bench queries -- ITEMS.jsonl [--misses]");
        return ExitCode::from(2);
    };
    match measure(&items, misses) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}: {failure}", items.display());
            ExitCode::FAILURE
        }
    }
}

fn measure(items: &Path, misses: bool) -> Result<(), Failure> {
    let asked = names(items)?;
    let index = without_names(items)?;
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    for asked in &asked {
        let (overlap, rank, tally) = ask(&index, asked)?;
        *tallies.entry(overlap).or_default() += tally;
        if misses && rank != Some(0) {
            show(&index, asked, OVERLAPS[overlap].1)?;
        }
    }
    table(&tallies);
    Ok(())
}

/// The index of the imported items, none of which has an alias left.
fn without_names(items: &Path) -> Result<Index, Failure> {
    let imported = portal::import(&mut BufReader::new(File::open(items)?), &items.display().to_string())?;
    let folder = tempfile::tempdir()?;
    for file in &imported.files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        fs::write(path, unnamed(&file.text))?;
    }
    let content = folder.path().to_owned();
    let options = Options { content, allow_incomplete: true, opener: Opener::idle(), ..Options::default() };
    let index = pipeline::index(&pipeline::check(&options), &options).map_err(|finding| finding.code)?;
    let named = index.docs().iter().filter(|doc| doc.url.starts_with("guides/") && !doc.aliases.is_empty()).count();
    match named {
        0 => Ok(index),
        _ => Err(format!("{named} guides have aliases left").into()),
    }
}

/// A file without its `aliases:`, whose values stand indented or as a list below it.
fn unnamed(text: &str) -> String {
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        let belongs = inside && (line.starts_with(' ') || line.starts_with("- "));
        inside = belongs || line.starts_with("aliases:");
        !inside
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// Every distinct everyday name that is not its item's title, as it is written.
fn names(items: &Path) -> Result<Vec<Asked>, Failure> {
    let mut asked: BTreeMap<String, Asked> = BTreeMap::new();
    let (mut titles, mut values, mut identical) = (BTreeMap::<String, usize>::new(), 0, 0);
    for line in BufReader::new(File::open(items)?).lines() {
        let Ok(record) = serde_json::from_str::<Value>(line?.trim_start_matches('\u{feff}')) else { continue };
        let Some(title) = ["TASK_NAME", "matter_name"].iter().find_map(|field| text(&record, field)) else { continue };
        *titles.entry(normal(title)).or_default() += 1;
        for name in NAMES.iter().filter_map(|field| text(&record, field)) {
            values += 1;
            if normal(name) == normal(title) {
                identical += 1;
                continue;
            }
            let entry =
                asked.entry(normal(name)).or_insert_with(|| Asked { name: name.to_owned(), ..Asked::default() });
            entry.titles.insert(normal(title));
        }
    }
    let (items, shared) = (titles.values().sum::<usize>(), titles.values().filter(|count| **count > 1).sum::<usize>());
    let several = asked.values().filter(|asked| asked.titles.len() > 1).count();
    println!("{items} items, {shared} of them share their title with another; {values} everyday names");
    println!("{identical} names are the title itself and are left out; {} are left, each asked once", asked.len());
    println!("{several} of them are given to items with different titles, any of which is right\n");
    Ok(asked.into_values().collect())
}

fn text<'r>(record: &'r Value, field: &str) -> Option<&'r str> {
    let value = record.get(field)?.as_str()?.trim();
    (!normal(value).is_empty() && value != "无").then_some(value)
}

/// The place in [`OVERLAPS`], and the rank of the first item that is right.
fn ask(index: &Index, asked: &Asked) -> Result<(usize, Option<usize>, Tally), Failure> {
    let answer = index.search(&asked.name, 5).map_err(|finding| finding.code)?;
    let rank = answer.hits.iter().position(|hit| {
        let doc = &index.docs()[hit.doc];
        doc.url.starts_with("guides/") && asked.titles.contains(&normal(&doc.title))
    });
    let overlap = asked.titles.iter().map(|title| overlap(&normal(&asked.name), title)).min().unwrap_or_default();
    Ok((overlap, rank, Tally::one(rank, answer.hits.len(), answer.grade == Grade::Match)))
}

fn overlap(name: &str, title: &str) -> usize {
    if title.contains(name) {
        return 0;
    }
    let distinct: BTreeSet<char> = name.chars().collect();
    let common = distinct.iter().filter(|c| title.contains(**c)).count();
    let share = common as f64 / distinct.len().max(1) as f64;
    OVERLAPS.iter().position(|(least, _)| share >= *least).unwrap_or_default()
}

fn show(index: &Index, asked: &Asked, class: &str) -> Result<(), Failure> {
    let answer = index.search(&asked.name, 3).map_err(|finding| finding.code)?;
    println!("{class}\t{}\tmeant {:?}", asked.name, asked.titles);
    for hit in &answer.hits {
        println!("\t\t{}", index.docs()[hit.doc].title);
    }
    Ok(())
}

fn table(tallies: &BTreeMap<usize, Tally>) {
    println!(
        "{:<10} {:>7} {:>7} {:>7} {:>7} {:>18}",
        "overlap", "queries", "hit@1", "hit@5", "empty", "said not to match"
    );
    let mut all = Tally::default();
    for (overlap, tally) in tallies {
        line(OVERLAPS[*overlap].1, tally);
        all += *tally;
    }
    line("all", &all);
}

fn line(name: &str, tally: &Tally) {
    let Tally { queries, first, five, empty, unmatched } = tally;
    let rates = tally.rates();
    print!("{name:<10} {queries:>7} {first:>7} {five:>7} {empty:>7} {unmatched:>18}");
    println!("   {:.3} / {:.3}", rates.0, rates.1);
}
