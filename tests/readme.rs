//! The README keeps its word: its shortest guide is valid, and its table names the commands that there are.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use support::{copy, repository};

const README: &str = include_str!("../README.md");

#[test]
fn the_shortest_guide_is_valid() {
    let guide =
        README.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a guide in the README");
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&repository("content"), &content);
    fs::write(content.join("guides/lost-property.md"), guide).unwrap();
    let checked = mingbai().args(["check", "--content"]).arg(&content).output().unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}");
    // It leaves things out, so there must be advice about it: the file was read.
    assert!(said.contains("lost-property.md"), "{said}");
}

#[test]
fn the_table_names_the_commands_that_there_are() {
    let help = String::from_utf8(mingbai().arg("--help").output().unwrap().stdout).unwrap();
    let listed =
        help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list of commands");
    let known: BTreeSet<_> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    let named: BTreeSet<_> =
        README.lines().filter_map(|line| line.strip_prefix("| `mingbai ")?.split([' ', '`']).next()).collect();
    assert_eq!(named, known);
}

fn mingbai() -> Command {
    Command::new(env!("CARGO_BIN_EXE_mingbai"))
}
