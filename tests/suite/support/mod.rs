//! What several suites need: copies of the small hall, and the program run on them.

pub mod editor;
#[cfg(feature = "cards")]
pub mod hall;
pub mod hours;
pub mod html;
#[path = "../../../benches/support/items.rs"]
pub mod items;
pub mod json;
#[cfg(feature = "cards")]
pub mod paper;
pub mod quality;
pub mod ranking;
pub mod rust;
pub mod site;

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The small, complete hall without a mistake.
pub fn mini() -> PathBuf {
    repository("tests/fixtures/mini")
}

/// Copies a folder with everything in it over another one.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in entries(from) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// What a folder holds, sorted by name.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Every file below a folder, as its path from there with `/`.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(name);
        }
    }
    found
}

/// Cases of a property; `PROPTEST_CASES` asks for more.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}
