//! Does the cost of a portal grow linearly, and how far is it from the cost of writing its bytes?
//!
//! Takes the demo hall's guides as often as needed, builds the portal of each size without cards, and copies the result as
//! the floor. Absolute times depend on the machine; the two ratios are what to quote:
//!
//! ```text
//! cargo bench --bench scale            # 500, 1000, 2000, 4000 guides
//! cargo bench --bench scale -- 10000   # other sizes
//! ```

#[path = "support/corpus.rs"]
mod corpus;

use std::path::Path;
use std::time::{Duration, Instant};

use corpus::{copy, multiply};
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
