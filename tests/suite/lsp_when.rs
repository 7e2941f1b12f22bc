//! The language server inside `when`: questions and answers are completed, explained and found.

use crate::support::editor::{Editor, position};
use crate::support::{copy, mini};
use serde_json::Value;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mingbai");
const PATH: &str = "guides/new.yaml";

const GUIDE: &str = "\
title: 甲
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - id: age
    ask: 申请人几岁？
    name: 年龄
    kind: 数字
    unit: 岁
materials:
";

fn opened(rest: &str) -> (TempDir, Editor, String) {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    let root = folder.path().canonicalize().unwrap();
    let mut editor = Editor::start(PROGRAM, &root, &[]);
    editor.initialize();
    editor.settle();
    let text = format!("{GUIDE}{rest}");
    editor.open(PATH, &text);
    (folder, editor, text)
}

fn completed(rest: &str, before: &str) -> Vec<String> {
    let (_folder, mut editor, text) = opened(rest);
    let answer = editor.ask("textDocument/completion", PATH, &text, before, before.len());
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["label"].as_str().unwrap_or_default().to_owned()).collect()
}

fn at(method: &str, rest: &str, before: &str) -> (String, Value) {
    let (_folder, mut editor, text) = opened(rest);
    let answer = editor.ask(method, PATH, &text, before, before.len());
    (text, answer)
}

#[test]
fn questions_and_words_of_the_language_are_completed() {
    for rest in ["  - name: 乙\n    when: {", "  - name: 乙\n    when:\n      ", "  - {name: 乙, when: {any: [{"] {
        let found = completed(rest, rest);
        assert_eq!(found, ["who: ", "age: ", "all: ", "any: ", "not: "], "{rest}");
    }
}

#[test]
fn the_options_of_the_question_are_completed_and_nothing_of_others() {
    for rest in [
        "  - name: 乙\n    when: {who: ",
        "  - name: 乙\n    when: {age: 16以上, who: [self, ",
        "  - name: 乙\n    when:\n      not:\n        who: ",
    ] {
        assert_eq!(completed(rest, rest), ["self", "agent"], "{rest}");
    }
    assert!(completed("  - name: 乙\n    when: {age: ", "when: {age: ").contains(&"不满16".to_owned()));
    assert_eq!(completed("  - name: 乙\n    when: {nobody: ", "when: {nobody: "), [""; 0]);
}

#[test]
fn hover_says_the_condition_in_words() {
    let rest = "  - name: 乙\n    when: {who: agent, age: 不满16}\n";
    let (_, answer) = at("textDocument/hover", rest, "when: {who: ag");
    let said = answer["contents"]["value"].as_str().unwrap();
    assert!(said.contains("谁来办？") && said.contains("适用于：别人代办，并且年龄不满16岁"), "{said}");
}

#[test]
fn a_question_and_an_answer_lead_to_where_they_are_written() {
    let rest = "  - name: 乙\n    when: {who: agent}\n";
    let (text, answer) = at("textDocument/definition", rest, "when: {wh");
    assert_eq!(answer["range"]["start"], position(&text, text.find("who, ask").unwrap()));
    let (text, answer) = at("textDocument/definition", rest, "when: {who: ag");
    assert_eq!(answer["range"]["start"], position(&text, text.find("agent, label").unwrap()));
}
