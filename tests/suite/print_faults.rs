//! What cannot be printed as it is: each is said at the place where it is mended.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

#[test]
fn a_heading_with_a_legend_below_it_pushes_no_line_into_the_foot_of_the_page() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&mini(), &content);
    let one = |n: usize| {
        format!(
            "  - {{name: 第{n}种证明, originals: 1, copies: 1, keep: 收取, medium: 纸质, necessity: 必要, source: 其他}}\n"
        )
    };
    let title = "居民身份证首次申领换领补领等综合业务".repeat(6);
    let mut counted = 0;
    for conditions in 0..6 {
        let conditions = "  - 已经登记常住户口。\n".repeat(conditions);
        let materials: String = (0..20).map(one).collect();
        let guide = format!(
            "---\ntitle: {title}\nupdated: 2026-09-10\nsummary: 例\nconditions:\n{conditions}materials:\n{materials}---\n"
        );
        fs::write(content.join("guides/long.md"), guide.replace("conditions:\nmaterials", "materials")).unwrap();
        let out = content.parent().unwrap().join("out");
        let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        program.args(["cards", "--guides", "long", "--format", "large", "--allow-incomplete", "--content"]);
        let printed = program.arg(&content).arg("--out").arg(&out).output().unwrap();
        assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
        let pdf = out.join("guides-long-card-large.pdf");
        let boxes = Command::new("pdftotext").args(["-bbox"]).arg(&pdf).arg("-").output().unwrap();
        let boxes = String::from_utf8_lossy(&boxes.stdout).into_owned();
        for (number, page) in boxes.split("<page ").skip(1).enumerate() {
            let rows = page.lines().filter(|line| line.contains("种证明<"));
            let rows: Vec<f64> = rows.filter_map(|line| edge(line, "yMin")).collect();
            let steps = rows.windows(2).map(|pair| pair[1] - pair[0]);
            let least = steps.fold(f64::MAX, f64::min);
            // A row of one line takes 32 points; one that is pushed into the foot takes less.
            assert!(least > 30.0, "page {}: rows stand at {rows:?}", number + 1);
            counted += rows.len();
        }
    }
    assert_eq!(counted, 6 * 20, "the rows are no longer recognised");
}

/// One edge of a word's box, in points.
fn edge(line: &str, name: &str) -> Option<f64> {
    line.split_once(&format!("{name}=\""))?.1.split('"').next()?.parse().ok()
}
