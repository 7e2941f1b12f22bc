//! Does the search find real items by the everyday names that their own offices gave them?
//!
//! Imports a portal's items, takes every everyday name away, and asks for each item by those names. How much of a name
//! stands in the official title decides how hard that is, so the table goes by that share:
//!
//! ```text
//! cargo bench --bench queries -- ITEMS.jsonl            # the table
//! cargo bench --bench queries -- ITEMS.jsonl --misses   # and every miss with what came first
//! cargo bench --bench queries -- ITEMS.jsonl --browser  # and whether the browser's ranking gives the same answers
//! cargo bench --profile dev --bench queries -- …        # without building everything anew
//! ```

#[path = "support/items.rs"]
mod items;
#[path = "../tests/suite/support/quality.rs"]
mod quality;
#[path = "../tests/suite/support/ranking.rs"]
mod ranking;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use items::{Asked, Failure, Names, OVERLAPS};
use mingbai::pipeline::{self, Options};
use mingbai::render::search::{Answer, Form, Grade, Index};
use mingbai::source::Opener;
use quality::Tally;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [misses, browser] = ["--misses", "--browser"].map(|wanted| args.iter().any(|arg| arg == wanted));
    let Some(items) = args.iter().find(|arg| !arg.starts_with("--")).map(PathBuf::from) else {
        eprintln!("which items? cargo bench --bench queries -- ITEMS.jsonl [--misses] [--browser]");
        return ExitCode::from(2);
    };
    match measure(&items, misses, browser) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}: {failure}", items.display());
            ExitCode::FAILURE
        }
    }
}

fn measure(items: &Path, misses: bool, browser: bool) -> Result<(), Failure> {
    let names = Names::read(items)?;
    println!("{names}\n");
    let index = index(items)?;
    let mut tallies = [Tally::default(); OVERLAPS.len()];
    for asked in names.asked() {
        let answer = index.search(&asked.name, 5).map_err(|finding| finding.code)?;
        let rank = answer.hits.iter().position(|hit| asked.is_answered_by(&index.docs()[hit.doc]));
        tallies[asked.overlap()] += Tally::one(rank, answer.hits.len(), answer.grade == Grade::Match);
        if misses && rank != Some(0) {
            show(&index, asked, &answer);
        }
    }
    table(&tallies);
    if browser {
        let asked: Vec<String> = names.asked().map(|asked| asked.name.clone()).collect();
        for form in [Form::Plain, Form::Wide] {
            println!("browser, {form:?}: the same {} hits", ranking::compare(form, &index, &asked)?);
        }
    }
    Ok(())
}

fn index(items: &Path) -> Result<Index, Failure> {
    let folder = items::without_aliases(items)?;
    let content = folder.path().to_owned();
    let options = Options { content, allow_incomplete: true, opener: Opener::idle(), ..Options::default() };
    Ok(pipeline::index(&pipeline::check(&options), &options).map_err(|finding| finding.code)?)
}

fn show(index: &Index, asked: &Asked, answer: &Answer) {
    println!("{}\t{}\tmeant {:?}", OVERLAPS[asked.overlap()].0, asked.name, asked.titles);
    for hit in answer.hits.iter().take(3) {
        println!("\t\t{}", index.docs()[hit.doc].title);
    }
}

fn table(tallies: &[Tally]) {
    println!(
        "{:<10} {:>7} {:>7} {:>7} {:>7} {:>18}",
        "overlap", "queries", "hit@1", "hit@5", "empty", "said not to match"
    );
    let mut all = Tally::default();
    for ((overlap, _), tally) in OVERLAPS.iter().zip(tallies) {
        line(overlap, tally);
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
