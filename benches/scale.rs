//! Does the cost of a portal grow linearly, and how far is it from the cost of writing its bytes?
//!
//! Takes the demo hall's guides as often as needed, builds the portal of each size without cards, and copies the result as
//! the floor. Absolute times depend on the machine; the two ratios are what to quote:
//!
//! ```text
//! cargo bench --bench scale            # 500, 1000, 2000, 4000 guides
//! cargo bench --bench scale -- 10000   # other sizes
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mingbai::pipeline::Options;

fn main() {
    let sizes = sizes();
    println!(
        "{:>8} {:>10} {:>12} {:>12} {:>14}",
        "guides", "build s", "ms/guide", "build/floor", "cost/guide vs first"
    );
    measure(50); // templates, file cache and threads are warm from here on
    let mut first = None;
    for size in sizes {
        let (build, floor) = measure(size);
        let each = build.as_secs_f64() * 1e3 / size as f64;
        let growth = each / *first.get_or_insert(each);
        let ratio = build.as_secs_f64() / floor.as_secs_f64();
        println!("{size:>8} {:>10.2} {each:>12.3} {ratio:>12.1} {growth:>14.2}", build.as_secs_f64());
    }
}

/// Sizes from the arguments; cargo adds its own, which are not numbers.
fn sizes() -> Vec<usize> {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if given.is_empty() { vec![500, 1000, 2000, 4000] } else { given }
}

fn measure(size: usize) -> (Duration, Duration) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let content = folder.path().join("content");
    multiply(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content")), &content, size);
    let out = folder.path().join("public");
    let options = Options { content, ..Options::default() };
    let start = Instant::now();
    let built = mingbai::build(&options, &out);
    let build = start.elapsed();
    assert!(built.published.is_some(), "the demo hall builds");
    let start = Instant::now();
    copy(&out, &folder.path().join("floor"));
    (build, start.elapsed())
}

/// The demo's catalogues, and its guides over and over under new names.
fn multiply(from: &Path, to: &Path, size: usize) {
    copy(from, to);
    let guides = files(&from.join("guides"));
    fs::remove_dir_all(to.join("guides")).expect("the copied guides");
    for number in 0..size {
        let path = &guides[number % guides.len()];
        let text = fs::read_to_string(path).expect("a guide of the demo");
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = to.join(format!("guides/g{}", number / 500));
        fs::create_dir_all(&folder).expect("a folder for guides");
        fs::write(folder.join(format!("{stem}-{number}.md")), renamed(&text, number)).expect("a guide");
    }
}

fn renamed(text: &str, number: usize) -> String {
    let rename = |line: &str| match line.strip_prefix("title: ") {
        Some(title) => format!("title: {title}（{number}）\n"),
        None => format!("{line}\n"),
    };
    text.lines().filter(|line| !line.starts_with("frequent:")).map(rename).collect()
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).expect("a path below the folder"));
        fs::create_dir_all(target.parent().expect("a file has a folder")).expect("a folder");
        fs::write(target, fs::read(&path).expect("a file to copy")).expect("a copied file");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.map(|entry| entry.expect("a readable entry"))
        .filter(|e| e.file_type().is_file())
        .map(|e| e.into_path())
        .collect()
}
