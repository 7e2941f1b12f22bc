//! What cannot be printed as it is: each is said at the place where it is mended.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::site::{options, try_build};
use crate::support::{copy, mini};
use mingbai::lang::Lang;
use mingbai::pipeline::Options;

/// A copy of the small hall in which one text of one file was replaced.
fn with(path: &str, old: &str, new: &str) -> (tempfile::TempDir, PathBuf) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&mini(), &content);
    let text = fs::read_to_string(content.join(path)).unwrap();
    assert!(text.contains(old), "{path} does not say {old}");
    fs::write(content.join(path), text.replacen(old, new, 1)).unwrap();
    (work, content)
}

fn printed(content: &Path) -> Vec<String> {
    try_build(&Options { cards: true, ..options(content, Lang::Zh) }).1
}

fn line_of(content: &Path, path: &str, text: &str) -> usize {
    let file = fs::read_to_string(content.join(path)).unwrap();
    1 + file.lines().position(|line| line.contains(text)).unwrap()
}

#[test]
fn a_missing_glyph_in_the_catalogue_is_named_once_with_its_line_and_column() {
    let (_work, content) = with("materials/all.yaml", "name: 占用范围示意图", "name: 占用范围🗺示意图");
    let line = line_of(&content, "materials/all.yaml", "🗺");
    let found = printed(&content);
    let expected = format!("materials/all.yaml:{line}:13: error[card-missing-glyph]");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains(&expected) && found[0].contains("🗺（U+1F5FA）"), "{found:#?}");
}

#[test]
fn a_missing_glyph_that_is_on_no_card_but_on_a_stand_is_named_at_the_window() {
    let (_work, content) = with("windows/all.yaml", "post: 养老服务岗", "post: 养老服务岗🧓");
    let line = line_of(&content, "windows/all.yaml", "🧓");
    let found = printed(&content);
    assert!(
        found.iter().any(|f| f.contains(&format!("windows/all.yaml:{line}:14: error[card-missing-glyph]"))),
        "{found:#?}"
    );
}
