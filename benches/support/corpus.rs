//! A content folder of any size, made of the demo hall.

use std::fs;
use std::path::{Path, PathBuf};

/// The demo's catalogues, and its guides over and over under new names.
pub fn multiply(from: &Path, to: &Path, size: usize) {
    multiply_as(from, to, size, renamed);
}

/// The same, each guide's text made of the demo's by a function of that text and a number.
pub fn multiply_as(from: &Path, to: &Path, size: usize, renamed: impl Fn(&str, usize) -> String) {
    copy(from, to);
    let guides = files(&from.join("guides"));
    fs::remove_dir_all(to.join("guides")).expect("the copied guides");
    // Bundles name guides that are under other names now.
    let _ = fs::remove_dir_all(to.join("bundles"));
    for number in 0..size {
        let path = &guides[number % guides.len()];
        let text = fs::read_to_string(path).expect("a guide of the demo");
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = to.join(format!("guides/g{}", number / 500));
        fs::create_dir_all(&folder).expect("a folder for guides");
        fs::write(folder.join(format!("{stem}-{number}.md")), renamed(&text, number)).expect("a guide");
    }
}

pub fn renamed(text: &str, number: usize) -> String {
    let rename = |line: &str| match line.strip_prefix("title: ") {
        Some(title) => format!("title: {title}（{number}）\n"),
        None => format!("{line}\n"),
    };
    text.lines().filter(|line| !line.starts_with("frequent:")).map(rename).collect()
}

pub fn copy(from: &Path, to: &Path) {
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
