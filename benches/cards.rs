//! What does a printed card cost, in each format, and beside other programs that print the same card?
//!
//! Takes the demo hall's guides as often as needed and prints them with this program, as a hall would: cards per second with
//! two threads, CPU per card, peak memory, and the same memory over ten times as many cards. Then the pages of the cards go
//! through WeasyPrint (`pip install weasyprint`) and headless Chromium, one process each, and the same cards through this program
//! on one thread; what a program needs to start is taken off by printing few and many. A peer that is not installed is named.
//! Absolute times depend on the machine and on what else it does; the ratios are what to quote:
//!
//! ```text
//! cargo bench --bench cards                  # 1000 cards of each format, 10000 desk cards, peers
//! cargo bench --bench cards -- 100 a5 large  # fewer, of these formats, no long run
//! ```

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/usage.rs"]
mod usage;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use mingbai::pages::card::Format;
use usage::{Usage, used};

/// Cards that a program prints to show what starting costs, and what printing costs.
const FEW: usize = 5;
const MANY: usize = 45;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let size = args.iter().find_map(|arg| arg.parse().ok());
    let formats: Vec<Format> = args.iter().filter_map(|arg| Format::named(arg)).collect();
    let formats = if formats.is_empty() { Format::ALL.to_vec() } else { formats };
    let folder = tempfile::tempdir().expect("a folder");
    let content = hall(folder.path(), size.unwrap_or(1_000));
    println!("{:>10} {:>7} {:>8} {:>12} {:>8}", "format", "cards", "cards/s", "CPU ms/card", "peak MB");
    formats.iter().for_each(|format| print(&content, *format, size.unwrap_or(1_000)));
    if size.is_none() {
        print(&hall(folder.path(), 10_000), Format::A5, 10_000);
    }
    beside(folder.path());
}

/// A content folder of so many guides.
fn hall(folder: &Path, size: usize) -> PathBuf {
    let content = folder.join(format!("content-{size}"));
    corpus::multiply(&demo(), &content, size);
    content
}

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// Guides made longer by their number may not fit any more; those are left out and the count says so.
fn print(content: &Path, format: Format, size: usize) {
    let out = content.with_file_name(format!("out-{}-{size}", format.id()));
    let start = Instant::now();
    let Usage { cpu, peak } = used(&mut mingbai(content, &out, format));
    let wall = start.elapsed().as_secs_f64();
    let printed = pdfs(&out);
    let each = cpu * 1e3 / printed.max(1) as f64;
    println!("{:>10} {printed:>7} {:>8.1} {each:>12.1} {peak:>8.0}", format.id(), printed as f64 / wall);
    std::fs::remove_dir_all(out).expect("the cards");
}

fn mingbai(content: &Path, out: &Path, format: Format) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    program.arg("cards").arg("--content").arg(content).arg("--out").arg(out);
    program.args(["--allow-incomplete", "--format", format.id()]);
    program.env("RAYON_NUM_THREADS", "2").stderr(Stdio::null());
    program
}

fn pdfs(folder: &Path) -> usize {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files.filter(|file| file.path().extension().is_some_and(|ending| ending == "pdf")).count()
}

/// The same cards through each program, one at a time.
fn beside(folder: &Path) {
    let portal = folder.join("portal");
    let mut build = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    build.args(["build", "--no-cards", "--content"]).arg(demo()).arg("--out").arg(&portal);
    assert!(build.stderr(Stdio::null()).status().expect("it starts").success(), "the demo builds");
    let mut ids: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(portal.join("cards")).expect("the pages of the cards") {
        let name = entry.expect("a page").file_name().to_string_lossy().into_owned();
        ids.extend(name.strip_suffix(".html").map(str::to_owned));
    }
    ids.sort();
    assert!(ids.len() >= MANY, "the demo has only {} cards", ids.len());
    let own = per_card(|count| own(&ids[..count], folder)).expect("this program prints");
    println!("\none thread, start taken off: {own:.0} ms per card");
    let pages: Vec<String> =
        ids.iter().map(|id| portal.join(format!("cards/{id}.html")).display().to_string()).collect();
    for (name, command) in [("WeasyPrint", weasyprint as fn(&[String], &Path) -> Command), ("Chromium", chromium)] {
        match per_card(|count| run(command(&pages[..count], folder))) {
            Some(each) => println!("{name}: {each:.0} ms per card, {:.1} × ours", each / own),
            None => println!("{name}: not installed or failing, not measured"),
        }
    }
}

/// Milliseconds for one more card; `None` when the program does not run.
fn per_card(run: impl Fn(usize) -> Option<f64>) -> Option<f64> {
    let few = run(FEW)?;
    Some((run(MANY)? - few) / (MANY - FEW) as f64)
}

/// Wall milliseconds of a program that ends well.
fn run(mut command: Command) -> Option<f64> {
    let start = Instant::now();
    let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    ended.success().then(|| start.elapsed().as_secs_f64() * 1e3)
}

fn own(ids: &[String], folder: &Path) -> Option<f64> {
    let mut program = mingbai(&demo(), &folder.join(format!("own-{}", ids.len())), Format::A5);
    program.args(["--guides", &ids.join(",")]).env("RAYON_NUM_THREADS", "1");
    run(program)
}

fn weasyprint(pages: &[String], folder: &Path) -> Command {
    let mut python = Command::new("python3");
    python.args(["-c", WEASYPRINT]).arg(folder).args(pages);
    python
}

const WEASYPRINT: &str = "
import sys, weasyprint
for page in sys.argv[2:]:
    weasyprint.HTML(page).write_pdf(sys.argv[1] + '/peer.pdf')
";

fn chromium(pages: &[String], folder: &Path) -> Command {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "-e", CHROMIUM, "--"]).arg(folder).args(pages);
    node.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser"));
    node
}

const CHROMIUM: &str = "
import { launch } from './lib/browser.js';
const [folder, ...pages] = process.argv.slice(1);
const browser = await launch();
const page = await browser.newPage();
for (const path of pages) {
  await page.goto('file://' + path);
  await page.pdf({ preferCSSPageSize: true, path: folder + '/peer.pdf' });
}
await browser.close();
";
