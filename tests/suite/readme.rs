//! The README keeps its word: its shortest guide is valid, and its table names the commands that there are.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::support::{copy, repository};

const README: &str = include_str!("../../README.md");

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

#[test]
fn the_table_of_rules_for_the_handbook_has_a_row_for_each() {
    for lang in ["zh", "en"] {
        let said = |args: &[&str]| {
            let output = mingbai().args(["explain", "--list", "--lang", lang]).args(args).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let (table, list) = (said(&["--markdown"]), said(&[]));
        let codes = |text: &str, at: usize| -> Vec<String> {
            text.lines()
                .filter_map(|line| line.get(at..at + 5))
                .filter(|code| is_code(code))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(codes(&table, 2), codes(&list, 0));
        assert!(codes(&table, 2).len() >= 100);
        assert!(table.lines().all(|row| row.replace("\\|", "").matches('|').count() == 7), "{table}");
    }
}

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text[1..].bytes().all(|b| b.is_ascii_digit())
}

fn mingbai() -> Command {
    Command::new(env!("CARGO_BIN_EXE_mingbai"))
}
