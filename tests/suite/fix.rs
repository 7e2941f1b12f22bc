//! Copies of the small hall with slips in them, and what `check --fix` makes of them.
//!
//! A case is a folder `tests/fix/<what-went-wrong>/`: the files of `before/` are laid over a copy of `tests/fixtures/mini`,
//! and `check --fix --yes` must turn them into those of `after/`, byte for byte, show `diff.patch` and say `said.txt`. It
//! must leave every other file alone, and a second run must find nothing. `SNAPSHOTS=overwrite cargo test --test suite fix::` writes
//! the three anew.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::{copy, entries, files, mini, repository};
use tempfile::TempDir;

/// Standard output, standard error and exit code.
type Said = (String, String, Option<i32>);

fn run(folder: &Path, args: &[&str]) -> Said {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mingbai"));
    let output = command.args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

const FIX: [&str; 5] = ["check", "--content", "content", "--fix", "--yes"];

fn hall(slips: &Path) -> TempDir {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), &work.path().join("content"));
    copy(slips, &work.path().join("content"));
    work
}

#[test]
fn every_slip_is_mended_and_nothing_else_is_touched() {
    let cases = entries(&repository("tests/fix"));
    assert!(cases.len() >= 18, "the cases have gone");
    let failures: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{}", failures.concat());
}

fn check(case: &Path) -> Result<(), String> {
    let work = hall(&case.join("before"));
    let content = work.path().join("content");
    let laid: Vec<String> = files(&case.join("before"));
    let others: Vec<String> = files(&content).into_iter().filter(|path| !laid.contains(path)).collect();
    let bytes =
        |paths: &[String]| -> Vec<Vec<u8>> { paths.iter().map(|path| fs::read(content.join(path)).unwrap()).collect() };
    let untouched = bytes(&others);
    let (diff, said, code) = run(work.path(), &FIX);
    let mut problems: Vec<String> = Vec::new();
    for path in &laid {
        problems.extend(golden(&case.join("after").join(path), &fs::read(content.join(path)).unwrap()).err());
    }
    problems.extend(golden(&case.join("diff.patch"), diff.as_bytes()).err());
    problems.extend(golden(&case.join("said.txt"), said.as_bytes()).err());
    if bytes(&others) != untouched || files(&content).len() != laid.len() + others.len() {
        problems.push("another file was touched".to_owned());
    }
    if code != Some(i32::from(said.contains("错误["))) {
        problems.push(format!("exit code {code:?}"));
    }
    let mended = bytes(&laid);
    let (again, ..) = run(work.path(), &FIX);
    if !again.is_empty() || bytes(&laid) != mended {
        problems.push(format!("the second run mends again:\n{again}"));
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("\n==== {}\n{}\n", case.display(), problems.join("\n"))) }
}

/// Bytes, so that line ends and byte order marks count.
fn golden(path: &PathBuf, actual: &[u8]) -> Result<(), String> {
    if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read(path).unwrap_or_default();
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).escape_debug().to_string().replace("\\n", "\\n\n");
    match expected == actual {
        true => Ok(()),
        false => Err(format!("{}:\n-- expected\n{}\n-- actual\n{}", path.display(), shown(&expected), shown(actual))),
    }
}

// ---- Asking and writing

/// A hall with one slip in its topics.
fn one_slip() -> (TempDir, PathBuf, Vec<u8>) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&mini(), &content);
    let topics = content.join("topics/all.yaml");
    let text = fs::read_to_string(&topics).unwrap().replace("kind: 主题", "kind：主题");
    fs::write(&topics, &text).unwrap();
    (work, topics, text.into_bytes())
}

#[test]
fn without_a_terminal_and_without_yes_nothing_is_written() {
    let (work, topics, before) = one_slip();
    let (diff, said, code) = run(work.path(), &FIX[..4]);
    assert!(diff.contains("-  kind：主题\n+  kind: 主题\n"), "{diff}");
    assert!(said.contains("没有写入。加 --yes 直接写入") && code == Some(1), "{said}");
    assert_eq!(fs::read(&topics).unwrap(), before);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let (work, topics, before) = one_slip();
    let (diff, said, code) = run(work.path(), &["check", "--content", "content", "--fix", "--dry-run"]);
    assert!(diff.contains("+  kind: 主题") && said.contains("只显示") && code == Some(1), "{said}");
    assert_eq!(fs::read(&topics).unwrap(), before);
}

#[test]
fn a_diff_does_not_stand_in_a_report_for_programs() {
    let (work, ..) = one_slip();
    for format in ["json", "sarif"] {
        let (out, said, code) = run(work.path(), &["check", "--fix", "--dry-run", "--format", format]);
        assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{format}: {out}");
        assert!(said.contains("+  kind: 主题\n") && code == Some(1), "{said}");
    }
}

#[test]
fn the_diff_is_one_that_patch_could_apply() {
    let (work, topics, before) = one_slip();
    let (diff, ..) = run(work.path(), &FIX);
    let after = fs::read_to_string(&topics).unwrap();
    let removed = diff.lines().filter(|line| line.starts_with('-') && !line.starts_with("---"));
    let added = diff.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++"));
    let mut text = String::from_utf8(before).unwrap();
    for (old, new) in removed.zip(added) {
        text = text.replacen(&old[1..], &new[1..], 1);
    }
    assert_eq!(text, after);
    assert!(diff.starts_with("--- content/topics/all.yaml\n+++ content/topics/all.yaml\n@@ -"), "{diff}");
}

#[test]
fn yes_and_dry_run_mean_nothing_without_fix() {
    for lone in ["--yes", "--dry-run"] {
        assert_eq!(run(Path::new("."), &["check", lone]).2, Some(2), "{lone}");
    }
}

#[test]
fn a_hall_without_slips_stays_and_is_clean() {
    let work = hall(&mini());
    let (diff, said, code) = run(work.path(), &FIX);
    assert_eq!((diff.as_str(), code), ("", Some(0)));
    assert_eq!(said, "没有可以自动改的地方。\n检查完毕：没有错误，没有警告。\n");
}

#[test]
fn permissions_stay_and_a_file_that_is_read_only_is_not_written() {
    let (work, topics, before) = one_slip();
    fs::set_permissions(&topics, fs::Permissions::from_mode(0o444)).unwrap();
    let (_, said, code) = run(work.path(), &FIX);
    assert!(said.contains("file-not-writable") && code == Some(1), "{said}");
    assert_eq!(fs::read(&topics).unwrap(), before);
    fs::set_permissions(&topics, fs::Permissions::from_mode(0o606)).unwrap();
    assert_eq!(run(work.path(), &FIX).2, Some(0));
    assert_eq!(fs::metadata(&topics).unwrap().permissions().mode() & 0o777, 0o606);
    assert_eq!(entries(topics.parent().unwrap()).len(), 1, "something was left beside it");
}

#[test]
fn a_guide_that_is_read_only_is_not_told_of_as_a_site_that_was_not_published() {
    let (work, topics, _) = one_slip();
    fs::set_permissions(&topics, fs::Permissions::from_mode(0o444)).unwrap();
    let (_, said, _) = run(work.path(), &FIX);
    assert!(said.contains("写不进 content/topics/all.yaml：没有写入权限\n"), "{said}");
    assert!(!said.contains("发布") && !said.contains("网站") && !said.contains("denied"), "{said}");
}

#[test]
fn what_a_link_leads_to_is_mended_under_its_own_name_only() {
    let (work, topics, _) = one_slip();
    let content = work.path().join("content");
    fs::rename(&topics, content.join("topics/own.yaml")).unwrap();
    symlink("own.yaml", &topics).unwrap();
    let (diff, ..) = run(work.path(), &FIX);
    assert_eq!(diff.matches("--- ").count(), 1, "{diff}");
    assert!(fs::symlink_metadata(&topics).unwrap().is_symlink(), "the link was replaced by a file");
    assert!(fs::read_to_string(&topics).unwrap().contains("kind: 主题"));
}
