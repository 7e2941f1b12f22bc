//! The language server while the content folder itself comes, goes and fills.

use crate::support;
use std::fs;

use crate::support::editor::{Editor, codes};
use crate::support::{copy, mini};
use serde_json::{Value, json};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mingbai");

/// An editor that has a new folder open; `prepare` puts into it what is there from the beginning.
fn workspace(prepare: impl FnOnce(&std::path::Path)) -> (TempDir, Editor) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    prepare(&root);
    let mut editor = Editor::start(PROGRAM, &root, &[]);
    editor.initialize();
    (folder, editor)
}

/// Tells of a file that others have created (1), changed (2) or deleted (3).
fn tell(editor: &mut Editor, path: &str, kind: u8) {
    let change = json!({ "uri": editor.uri(path), "type": kind });
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

fn is_missing(found: &[Value]) -> bool {
    codes(found).contains(&"file-missing".to_owned())
}

#[test]
fn a_missing_site_is_no_longer_told_of_once_it_is_there_again() {
    let (_folder, mut editor) = workspace(|root| copy(&mini(), &root.join("content")));
    editor.settle();
    let (site, text) = (editor.root.join("content/site.yaml"), editor.text("site.yaml"));
    for is_opened in [false, true] {
        fs::remove_file(&site).unwrap();
        tell(&mut editor, "site.yaml", 3);
        editor.wait_for("site.yaml", is_missing);
        fs::write(&site, &text).unwrap();
        tell(&mut editor, "site.yaml", 1);
        if is_opened {
            editor.open("site.yaml", &text);
        }
        editor.wait_for("site.yaml", <[Value]>::is_empty);
    }
    assert!(editor.shut_down().success());
}

#[test]
fn a_file_with_thousands_of_findings_does_not_drown_the_editor() {
    let entries: String = (0..3_000).map(|n| format!("t{n}：\n  name: 甲\n")).collect();
    let (_folder, mut editor) = workspace(|root| {
        copy(&mini(), &root.join("content"));
        fs::write(root.join("content/topics/many.yaml"), entries).unwrap();
    });
    // A thousand, and how many more.
    editor.wait_for("topics/many.yaml", |found| {
        found.len() == 1_001 && found[1_000]["message"].as_str().unwrap().contains("没有列出")
    });
    assert!(editor.shut_down().success());
}

#[test]
fn an_empty_folder_is_no_longer_called_empty_once_it_is_filled() {
    let (_folder, mut editor) = workspace(|root| {
        fs::create_dir(root.join("content")).unwrap();
        fs::create_dir(root.join("content/guides")).unwrap();
    });
    let is_empty = |found: &[Value]| codes(found).contains(&"folder-empty".to_owned());
    editor.wait_for("site.yaml", is_empty);
    let content = editor.root.join("content");
    copy(&mini(), &content);
    tell(&mut editor, "site.yaml", 1);
    editor.wait_for("site.yaml", |found| !is_empty(found));
    for path in support::entries(&content) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        tell(&mut editor, &name, 3);
    }
    editor.wait_for("site.yaml", is_empty);
}

/// Makes a new portal with the real program, as one does in a workspace that is empty.
fn new_site(root: &std::path::Path) {
    let made = std::process::Command::new(PROGRAM).args(["new", "site", "."]).current_dir(root).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

fn is_unknown(found: &[Value]) -> bool {
    codes(found).contains(&"unknown-field".to_owned())
}

#[test]
fn a_portal_made_in_an_empty_workspace_is_noticed_when_one_of_its_files_is_opened() {
    let (_folder, mut editor) = workspace(|_| {});
    let root = editor.root.clone();
    new_site(&root);
    let text = editor.text("site.yaml");
    editor.open("site.yaml", &text);
    editor.replace("site.yaml", &format!("{text}\nnonsense: 1\n"));
    editor.wait_for("site.yaml", is_unknown);
    let registered =
        |editor: &Editor, id: &str| editor.said.iter().any(|it| it["params"]["registrations"][0]["id"] == id);
    assert!(registered(&editor, "sites") && registered(&editor, "content"));
    assert!(editor.shut_down().success());
}

#[test]
fn what_was_opened_before_there_was_a_portal_counts_once_there_is_one() {
    let (_folder, mut editor) = workspace(|_| {});
    let page = |field: &str| format!("---\ntitle: 甲\nupdated: 2026-03-01\n{field}---\n正文。\n");
    editor.open("pages/about.md", "");
    editor.replace("pages/about.md", &page("nonsense: 1\n"));
    let root = editor.root.clone();
    new_site(&root);
    tell(&mut editor, "site.yaml", 1);
    editor.wait_for("pages/about.md", is_unknown);
    editor.replace("pages/about.md", &page(""));
    editor.wait_for("pages/about.md", |found| !is_unknown(found));
    assert!(editor.shut_down().success());
}
