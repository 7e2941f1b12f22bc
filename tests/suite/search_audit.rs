//! `mingbai search --audit`: a hall's own queries, run by the program on the demo hall and on copies of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::{copy, repository};
use serde_json::Value;
use tempfile::TempDir;

/// Runs the audit in a folder with a copy of the demo hall.
fn audit(folder: &Path, queries: &[u8], args: &[&str]) -> Output {
    fs::write(folder.join("queries.txt"), queries).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    command.current_dir(folder).args(["search", "--audit", "queries.txt"]).args(args).output().unwrap()
}

fn hall() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("content"), &folder.path().join("content"));
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const QUERIES: &str = "\
# 九月的搜索记录
社保卡\tsocial-card
身份证丢了\tid-card-replace
身份证丢了
领红本本\tmarriage-registration
领红本本
领红本本
下馆子执照\tfood-business-licence
qqqzzzxxx
彩票qqqzzz\t-
";

#[test]
fn what_fails_is_listed_by_how_often_it_was_asked_with_what_it_finds_instead() {
    let output = audit(hall().path(), QUERIES.as_bytes(), &[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("查了 9 条（不同的有 6 条），其中 7 条写明了应找到什么。\n"), "{said}");
    let wrong = said.find("  3 次  第 5 行  “领红本本”  应是：marriage-registration  实际是：").expect(&said);
    assert!(said.find("  1 次  第 8 行  “下馆子执照”").expect(&said) > wrong, "{said}");
    assert!(said.contains("没有合适结果（3 条）：\n  3 次"), "{said}");
    assert!(said.contains("  1 次  第 9 行  “qqqzzzxxx”\n"), "{said}");
    assert!(said.ends_with("不合格：只有 44.4% 的话查得好（合格线 90.0%）。\n"), "{said}");
    assert!(text(&output.stderr).is_empty());
}

#[test]
fn the_proposed_names_can_be_patched_in_and_then_the_queries_are_answered() {
    let folder = hall();
    let report = |args: &[&str]| -> Value {
        let output = audit(folder.path(), QUERIES.as_bytes(), &[args, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let before = report(&[]);
    let proposals = before["proposals"].as_array().unwrap();
    let ids: Vec<&str> = proposals.iter().map(|proposal| proposal["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["marriage-registration", "food-business-licence"]);
    for proposal in proposals {
        apply(folder.path(), proposal);
    }
    let after = report(&["--at-least", "0.85"]);
    assert_eq!((&after["passed"], &after["proposals"]), (&Value::Bool(true), &Value::from(Vec::<Value>::new())));
    assert_eq!(after["rates"]["hit_at_top"], 1.0);
    let checked = Command::new(env!("CARGO_BIN_EXE_mingbai")).arg("check").current_dir(folder.path()).output().unwrap();
    assert!(checked.status.success(), "{}", text(&checked.stderr));
}

/// Adds the lines of a diff where its old ones are, and sees that the line it names is the first of them.
fn apply(folder: &Path, proposal: &Value) {
    let path = folder.join(proposal["path"].as_str().unwrap());
    let hunk: Vec<&str> = proposal["diff"].as_str().unwrap().lines().skip(3).collect();
    let side = |mark: char| -> String {
        hunk.iter().filter_map(|line| line.strip_prefix([' ', mark])).map(|line| format!("{line}\n")).collect()
    };
    let (old, new) = (side('-'), side('+'));
    let before = fs::read_to_string(&path).unwrap();
    assert_eq!(before.matches(&old).count(), 1, "{old}");
    let after = before.replacen(&old, &new, 1);
    let alias = proposal["aliases"][0].as_str().unwrap();
    let line = after.lines().nth(proposal["line"].as_u64().unwrap() as usize - 1).unwrap();
    assert!(line.contains(alias), "{line}");
    fs::write(path, after).unwrap();
}

#[test]
fn a_list_that_is_answered_well_passes() {
    let output = audit(hall().path(), "社保卡\tsocial-card\n公积金\n".as_bytes(), &["--lang", "en", "--top", "1"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.ends_with("Passed: 100.0% of the queries are answered well (needed: 90.0%).\n"), "{said}");
}

#[test]
fn an_identifier_that_is_not_there_fails_the_audit_at_its_place() {
    let gbk = encoding_rs::GBK.encode("社保卡\tsocial-card\n身份证\tid-crad-replace\n").0;
    let output = audit(hall().path(), &gbk, &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("--> queries.txt:2:5") && said.contains("“id-card-replace”"), "{said}");
    assert!(text(&output.stdout).contains("合格：100.0%"), "the queries themselves are answered");
}

#[test]
fn what_cannot_be_audited_is_said_in_one_line_and_nothing_odd_reaches_the_terminal() {
    let folder = hall();
    for (bytes, part) in [
        (&b""[..], "一条要查的话也没有"),
        (b"# only a remark\n", "一条要查的话也没有"),
        (b"\xff\xfe\xff\x00\xd8", "不是文本文件"),
        (b"\x89PNG\r\n\x1a\n\0\0", "不是文本文件"),
    ] {
        let output = audit(folder.path(), bytes, &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(part) && output.stdout.is_empty(), "{}", text(&output.stderr));
    }
    let odd = format!("{}\n\u{1b}[31m社保卡\u{202e}\u{7}\tsocial-card\n", "长".repeat(10_000));
    let output = audit(folder.path(), odd.as_bytes(), &["--at-least", "0"]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("这一行有 10000 个字") && said.len() < 6_000, "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said:?}");
}

#[test]
fn wrong_invocations_end_with_2() {
    for args in [
        &["--audit", "nowhere.txt"][..],
        &["--audit", "."],
        &["--audit", "/dev/null"],
        &["社保卡", "--audit", "Cargo.toml"],
        &["--audit", "Cargo.toml", "--at-least", "90"],
        &["--audit", "Cargo.toml", "--at-least", "nan"],
        &["--audit", "Cargo.toml", "--top", "0"],
        &["--audit", "Cargo.toml", "--limit", "3"],
        &["社保卡", "--top", "3"],
        &[],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        let status = command.current_dir(repository(".")).arg("search").args(args).stderr(Stdio::null()).status();
        assert_eq!(status.unwrap().code(), Some(2), "{args:?}");
    }
}
