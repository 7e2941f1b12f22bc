//! `mingbai export search`, run by the program: what it writes is read back by other parsers.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::repository;
use serde_json::Value;

fn export(out: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    command.args(["export", "search", "--content"]).arg(repository("content")).arg("--out").arg(out).args(args);
    command.output().unwrap()
}

#[test]
fn the_demo_hall_is_exported_for_both_servers() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("server/search");
    let output = export(&out, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let documents = read("documents.ndjson");
    assert!(said.starts_with(&format!("写好了 {} 个文档，", documents.lines().count())), "{said}");
    assert!(documents.lines().any(|line| line.contains("\"title\":\"社会保障卡申领\"")));
    let config: Value = serde_yaml::from_str(&read("quickwit.yaml")).unwrap();
    assert_eq!((&config["version"], &config["index_id"]), (&Value::from("0.8"), &Value::from("mingbai")));
    let mapped: Vec<&str> = config["doc_mapping"]["field_mappings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["name"].as_str().unwrap())
        .collect();
    for line in documents.lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let unknown = document.as_object().unwrap().keys().find(|key| !mapped.contains(&key.as_str()));
        assert_eq!(unknown, None, "{line}");
    }
    for path in ["elasticsearch.json", "query.json"] {
        let value: Value = serde_json::from_str(&read(path)).unwrap();
        assert!(value.is_object(), "{path}");
    }
    assert_eq!(read("bulk.ndjson").lines().count(), 2 * documents.lines().count());
    let before = fs::metadata(out.join("documents.ndjson")).unwrap().len();
    assert_eq!(export(&out, &["--format", "quickwit", "--index", "hall-2"]).status.code(), Some(0), "written over");
    assert_eq!(fs::metadata(out.join("documents.ndjson")).unwrap().len(), before);
    assert!(read("quickwit.yaml").contains("index_id: \"hall-2\""));
}

#[test]
fn nothing_is_written_where_it_must_not_be() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(export(&repository("content/search"), &[]).status.code(), Some(2), "into the content");
    assert!(!repository("content/search").exists());
    assert_eq!(export(&file, &[]).status.code(), Some(2), "a file is no folder");
    for name in ["A", "1abc", "a b", "", "ab"] {
        let output = export(&folder.path().join("out"), &["--index", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
    assert!(!folder.path().join("out").exists());
}
