//! What situations cost: the build and the pages of a portal with them, against the same without.
//!
//! Takes the demo hall's guides as often as needed, once as they are and once without their questions and what depends on
//! them, and builds both without cards. Absolute times depend on the machine; the ratios are what to quote:
//!
//! ```text
//! cargo bench --bench situations             # 1000 guides
//! cargo bench --bench situations -- 10000    # other sizes
//! ```

#[path = "support/corpus.rs"]
#[allow(dead_code)]
mod corpus;
#[path = "support/plain.rs"]
mod plain;

use std::fs;
use std::path::Path;
use std::time::Instant;

use mingbai::pipeline::Options;

struct Cost {
    seconds: f64,
    questions: usize,
    /// Bytes of a guide's pages on average.
    page: u64,
    all: u64,
    search: u64,
    holdings: u64,
}

fn main() {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![1000] } else { given };
    println!(
        "{:>8} {:>10} {:>10} {:>8} {:>12} {:>12} {:>10} {:>10}",
        "guides", "", "questions", "s", "page bytes", "all MB", "search kB", "table kB"
    );
    for size in sizes {
        let plain = measure(size, true);
        let asking = measure(size, false);
        print(size, "without", &plain);
        print(size, "with", &asking);
        let ratio = |with: u64, without: u64| with as f64 / without as f64;
        println!(
            "{size:>8} {:>10} {:>10} {:>8.2} {:>12.2} {:>12.2} {:>10.2} {:>10.2}",
            "ratio",
            "",
            asking.seconds / plain.seconds,
            ratio(asking.page, plain.page),
            ratio(asking.all, plain.all),
            ratio(asking.search, plain.search),
            ratio(asking.holdings, plain.holdings),
        );
    }
}

fn print(size: usize, name: &str, cost: &Cost) {
    println!(
        "{size:>8} {name:>10} {:>10} {:>8.2} {:>12} {:>12.1} {:>10} {:>10}",
        cost.questions,
        cost.seconds,
        cost.page,
        cost.all as f64 / 1e6,
        cost.search / 1000,
        cost.holdings / 1000,
    );
}

fn measure(size: usize, is_plain: bool) -> Cost {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let content = folder.path().join("content");
    corpus::multiply_as(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content")), &content, size, |text, number| {
        let text = corpus::renamed(text, number);
        if is_plain { plain::without_situations(&text) } else { text }
    });
    let out = folder.path().join("public");
    let options = Options { content: content.clone(), ..Options::default() };
    let start = Instant::now();
    let built = mingbai::build(&options, &out);
    let seconds = start.elapsed().as_secs_f64();
    assert!(built.published.is_some(), "the demo hall builds");
    let asks = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.contains("\nquestions:"));
    let guides = walkdir::WalkDir::new(content.join("guides")).into_iter().flatten();
    let questions = guides.filter(|entry| asks(entry.path())).count();
    assert!(!is_plain || questions == 0, "nothing is asked where nothing should be");
    Cost {
        seconds,
        questions,
        page: bytes(&out.join("guides")) / size as u64,
        all: bytes(&out),
        search: bytes(&out.join("search")),
        holdings: bytes(&out.join("holdings")),
    }
}

fn bytes(folder: &Path) -> u64 {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.filter_map(|entry| entry.metadata().ok()).map(|data| data.len()).sum()
}
