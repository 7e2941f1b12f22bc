//! The forms of a report, made by the program itself on broken copies of the small hall.

use crate::support;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{copy, mini};
use serde_json::Value;
use tempfile::TempDir;

/// A copy of the small hall in `content/` of a folder, with these files laid over it.
fn hall(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    for (path, text) in files {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai")).args(args).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An error with a related place, a warning of a rule, a finding without a place, and a file that is no text.
const BROKEN: &[(&str, &str)] = &[
    ("topics/more.yaml", "housing:\n  name: \"住房, 100%: 保障\"\n  kind: 主题\n  kind: 主题\n  description: 甲\n"),
    ("topics/spa ce:#.yaml", "x: 1\n"),
];

fn broken() -> TempDir {
    let folder = hall(BROKEN);
    fs::remove_file(folder.path().join("content/calendar.yaml")).unwrap();
    folder
}

fn json(folder: &Path, args: &[&str]) -> (Value, Option<i32>) {
    let output = run(folder, &[&["check", "--format", "json"], args].concat());
    (serde_json::from_str(&stdout(&output)).unwrap(), output.status.code())
}

fn finding<'a>(report: &'a Value, name: &str) -> &'a Value {
    let all = report["findings"].as_array().unwrap();
    all.iter().find(|finding| finding["name"] == name).unwrap_or_else(|| panic!("no {name} in {report:#}"))
}

#[test]
fn json_holds_every_finding_with_its_rule_its_place_and_its_words() {
    let folder = broken();
    let (report, code) = json(folder.path(), &[]);
    assert_eq!(
        (report["format"].as_str(), report["version"].as_u64(), code),
        (Some("mingbai-check"), Some(1), Some(1))
    );
    let twice = finding(&report, "repeated-field");
    assert_eq!((&twice["code"], &twice["severity"], &twice["level"]), (&Value::Null, &"error".into(), &"deny".into()));
    assert_eq!(twice["path"], "content/topics/more.yaml");
    assert_eq!(twice["range"].to_string(), r#"{"end":{"column":7,"line":4},"start":{"column":3,"line":4}}"#);
    assert_eq!(twice["related"][0]["range"]["start"]["line"], 3);
    assert!(twice["help"][0].as_str().unwrap().contains("只留一个"));
    let topic = finding(&report, "empty-topic");
    assert_eq!((&topic["code"], &topic["level"]), (&"S0201".into(), &"warn".into()));
    let rule = &report["rules"].as_array().unwrap().iter().find(|rule| rule["code"] == "S0201").unwrap();
    assert!(rule["name"] == "empty-topic" && rule["default_level"] == "warn" && rule["source"].is_string());
    let missing = finding(&report, "file-missing");
    assert_eq!((&missing["path"], &missing["range"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_byte_order_mark_without_a_column_is_not_offered_as_an_insertion() {
    let folder = hall(&[("topics/a.yaml", "\u{feff}a: {name: 甲, kind: 主题, description: 乙}\n")]);
    let (report, _) = json(folder.path(), &[]);
    assert!(finding(&report, "byte-order-mark").get("fix").is_none_or(|fix| fix.as_array().unwrap().is_empty()));
}

#[test]
fn json_counts_columns_in_characters_and_ends_behind_the_last_one() {
    let folder = hall(&[("topics/a.yaml", "a: {name: 甲👍e\u{301}, kind: 主题外, description: 乙}\r\n")]);
    let (report, _) = json(folder.path(), &[]);
    let range = &finding(&report, "unknown-choice")["range"];
    assert_eq!((&range["start"]["column"], &range["end"]["column"]), (&23.into(), &26.into()));
}

#[test]
fn json_speaks_english_on_demand_and_sums_up_what_it_holds() {
    let folder = broken();
    let (report, _) = json(folder.path(), &["--lang", "en", "--as-of", "2026-11-01"]);
    let of =
        |severity: &str| report["findings"].as_array().unwrap().iter().filter(|f| f["severity"] == severity).count();
    assert_eq!(report["sum"]["errors"], of("error"));
    assert_eq!(report["sum"]["warnings"], of("warning"));
    assert_eq!((&report["language"], &report["as_of"]), (&"en".into(), &"2026-11-01".into()));
    assert_eq!(finding(&report, "repeated-field")["message"], "“kind” is given twice");
}

#[test]
fn github_gets_one_command_a_finding_that_no_text_can_break_out_of() {
    let folder = broken();
    let text = stdout(&run(folder.path(), &["check", "--format", "github"]));
    let (report, _) = json(folder.path(), &[]);
    assert_eq!(text.lines().count(), report["findings"].as_array().unwrap().len());
    assert!(text.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")), "{text}");
    let twice = "::error file=content/topics/more.yaml,line=4,col=3,endColumn=7,endLine=4,title=repeated-field::“kind”写了两次%0A";
    assert!(text.contains(twice), "{text}");
    assert!(text.contains("title=S0201 empty-topic::栏目“住房, 100%25: 保障”里没有指南%0A"), "{text}");
    assert!(text.contains("file=content/topics/spa ce%3A#.yaml,title=file-name-sign::"), "{text}");
    assert!(text.contains("::error title=file-missing::"), "{text}");
}

/// Reads a log with types made from the standard's own schema; what they do not know would be lost on the way.
#[test]
fn sarif_keeps_to_the_schema_of_the_standard() {
    let folder = broken();
    let text = stdout(&run(folder.path(), &["check", "--format", "sarif"]));
    let log: Value = serde_json::from_str(&text).unwrap();
    let typed: serde_sarif::sarif::Sarif = serde_json::from_value(log.clone()).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), log);
}

#[test]
fn sarif_names_rules_places_and_related_places() {
    let folder = broken();
    let log: Value = serde_json::from_str(&stdout(&run(folder.path(), &["check", "--format", "sarif"]))).unwrap();
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(
        results.iter().all(|result| rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"] == result["ruleId"])
    );
    let of = |id: &str| results.iter().find(|result| result["ruleId"] == id).unwrap_or_else(|| panic!("{run:#}"));
    let place = |location: &Value| location["physicalLocation"].clone();
    let twice = of("repeated-field");
    assert_eq!(place(&twice["locations"][0])["region"]["startLine"], 4);
    assert_eq!(place(&twice["relatedLocations"][0])["region"]["startLine"], 3);
    assert_eq!(of("S0201")["level"], "warning");
    let odd = place(&of("file-name-sign")["locations"][0]);
    assert_eq!(odd["artifactLocation"]["uri"], "content/topics/spa%20ce%3A%23.yaml");
    assert_eq!((odd.get("region"), of("file-missing")["locations"].to_string().as_str()), (None, "[]"));
}

#[test]
fn programs_learn_what_check_fix_would_change() {
    let folder = hall(&[("topics/more.yaml", "housing：\n  name: 住房\n  kind: 主题\n  description: 说明甲。\n")]);
    let (report, _) = json(folder.path(), &[]);
    let fix = &finding(&report, "wide-colon")["fix"][0];
    assert_eq!(fix["text"], ":");
    assert_eq!((&fix["range"]["start"]["column"], &fix["range"]["end"]["column"]), (&8.into(), &9.into()));
    let text = stdout(&run(folder.path(), &["check", "--format", "sarif"]));
    let log: Value = serde_json::from_str(&text).unwrap();
    let typed: serde_sarif::sarif::Sarif = serde_json::from_value(log.clone()).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "wide-colon").unwrap();
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&change["insertedContent"]["text"], &change["deletedRegion"]["startColumn"]), (&":".into(), &8.into()));
}

#[test]
fn a_report_in_a_file_replaces_the_old_one_whole_and_leaves_the_sum_on_the_terminal() {
    let folder = broken();
    let file = folder.path().join("reports/check.json");
    let into = ["check", "--format", "json", "--out", "reports/check.json"];
    assert_eq!(run(folder.path(), &into).status.code(), Some(1));
    let before = fs::read_to_string(&file).unwrap();
    let again = run(folder.path(), &into);
    assert_eq!((fs::read_to_string(&file).unwrap(), stdout(&again).as_str()), (before, ""));
    assert!(stderr(&again).starts_with("共 ") && stderr(&again).lines().count() == 1, "{}", stderr(&again));
    assert_eq!(support::entries(file.parent().unwrap()).len(), 1);
}

#[test]
fn a_report_that_cannot_be_written_is_said_and_ends_with_2() {
    let folder = hall(&[]);
    fs::create_dir(folder.path().join("made")).unwrap();
    let output = run(folder.path(), &["check", "--format", "json", "--out", "made"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("file-not-writable"), "{}", stderr(&output));
}

#[test]
fn a_report_that_cannot_be_written_is_not_told_of_as_a_site_that_was_not_published() {
    let folder = hall(&[]);
    fs::create_dir(folder.path().join("made")).unwrap();
    fs::write(folder.path().join("made/file"), "").unwrap();
    for (path, why) in [("made", "那是一个文件夹"), ("made/file/x.html", "路径中间有一段是文件，不是文件夹")]
    {
        let said = stderr(&run(folder.path(), &["check", "--format", "html", "--out", path]));
        assert!(said.contains(&format!("写不进 {path}：{why}\n")), "{said}");
        assert!(!said.contains("发布") && !said.contains("输出文件夹"), "{said}");
    }
}

#[test]
fn paths_in_a_report_are_relative_even_when_the_folder_was_named_in_full() {
    let folder = broken();
    let root = folder.path().canonicalize().unwrap();
    let content = root.join("content");
    for named in [content.to_str().unwrap(), "./content", "./content/"] {
        let (report, _) = json(&root, &["--content", named]);
        assert_eq!(finding(&report, "repeated-field")["path"], "content/topics/more.yaml", "{named}");
    }
}

// ---- The terminal

/// Topics without a guide: a warning each.
fn topics(count: usize) -> String {
    (0..count).map(|n| format!("t{n}:\n  name: 栏目{n}\n  kind: 主题\n  description: 第{n}个栏目。\n")).collect()
}

#[test]
fn no_more_than_ten_places_of_a_rule_are_listed_and_the_rest_is_counted() {
    let folder = hall(&[("topics/more.yaml", &topics(25))]);
    let said = stderr(&run(folder.path(), &["check"]));
    assert_eq!(said.matches("警告[empty-topic]").count(), 10, "{said}");
    assert!(said.contains("还有 15 个没有列出：\n  15  empty-topic\n") && said.contains("--all"), "{said}");
    assert!(said.ends_with("共 0 个错误，25 个警告。\n"), "{said}");
    let said = stderr(&run(folder.path(), &["check", "--max", "3"]));
    assert_eq!(said.matches("警告[empty-topic]").count(), 3, "{said}");
    let said = stderr(&run(folder.path(), &["check", "--all"]));
    assert_eq!((said.matches("警告[empty-topic]").count(), said.contains("没有列出")), (25, false), "{said}");
}

#[test]
fn errors_that_are_not_listed_still_fail_the_check() {
    let folder = hall(&[("topics/more.yaml", "a:\n  name: 甲\n  kind: 主题\n")]);
    let output = run(folder.path(), &["check", "--max", "0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("还有 2 个没有列出：\n  1  empty-topic\n  1  missing-field\n"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_one_place_lacks_is_told_as_one_and_by_itself_with_all() {
    let folder = hall(&[("topics/more.yaml", "a:\n  order: 1\n")]);
    let said = stderr(&run(folder.path(), &["check"]));
    assert_eq!(said.matches("错误[missing-field]").count(), 1, "{said}");
    assert!(said.contains("另外: 同一处还有 2 个：“栏目类别”(kind)、“栏目说明”(description)\n"), "{said}");
    assert!(said.ends_with("共 3 个错误，1 个警告。\n"), "{said}");
    let said = stderr(&run(folder.path(), &["check", "--all"]));
    assert_eq!(said.matches("错误[missing-field]").count(), 3, "{said}");
}

#[test]
fn warnings_fail_only_where_they_are_denied_and_then_it_is_said_why() {
    let folder = hall(&[("topics/more.yaml", &topics(1))]);
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
    for args in [&["check"] as &[&str], &["check", "--format", "json"], &["check", "--max", "0"]] {
        let output = run(folder.path(), &[args, &["--deny", "warnings"]].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(stderr(&output).contains("按 --deny warnings"), "{}", stderr(&output));
    }
    let clean = run(hall(&[]).path(), &["check", "--deny", "warnings"]);
    assert_eq!((clean.status.code(), stderr(&clean).lines().count()), (Some(0), 1));
}

#[test]
fn a_build_that_denies_warnings_publishes_nothing_while_one_stands() {
    let folder = hall(&[("topics/more.yaml", &topics(1))]);
    let denied = run(folder.path(), &["build", "--no-cards", "--deny", "warnings"]);
    assert_eq!((denied.status.code(), folder.path().join("public").exists()), (Some(1), false), "{}", stderr(&denied));
    let built = run(folder.path(), &["build", "--no-cards"]);
    assert_eq!((built.status.code(), folder.path().join("public").exists()), (Some(0), true), "{}", stderr(&built));
    let before = fs::read(folder.path().join("public/index.html")).unwrap();
    fs::write(folder.path().join("content/topics/others.yaml"), topics(30).replace('t', "u")).unwrap();
    assert_eq!(run(folder.path(), &["build", "--no-cards", "--deny", "warnings"]).status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("public/index.html")).unwrap(), before);
}

#[test]
fn a_report_never_takes_the_place_of_content() {
    let folder = hall(&[]);
    let before = fs::read(folder.path().join("content/site.yaml")).unwrap();
    for out in ["content/site.yaml", "content/new.json", "./content/guides/../site.yaml"] {
        let output = run(folder.path(), &["check", "--format", "json", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", stderr(&output));
    }
    assert_eq!(fs::read(folder.path().join("content/site.yaml")).unwrap(), before);
    assert!(!folder.path().join("content/new.json").exists());
}

#[test]
fn a_reader_that_stops_early_does_no_harm() {
    let folder = hall(&[("topics/more.yaml", &topics(3000))]);
    for format in ["terminal", "json"] {
        let program = env!("CARGO_BIN_EXE_mingbai");
        let line = format!("{{ '{program}' check --all --format {format} 2>&1; echo $? >code; }} | head -n 1");
        assert!(Command::new("sh").args(["-c", &line]).current_dir(folder.path()).status().unwrap().success());
        assert_eq!(fs::read_to_string(folder.path().join("code")).unwrap().trim(), "0", "{format}");
    }
    for command in ["search 许可 --content content", "new site made", "schema --out schemas"] {
        let line = format!("{{ '{}' {command}; echo $? >code; }} | true", env!("CARGO_BIN_EXE_mingbai"));
        assert!(Command::new("sh").args(["-c", &line]).current_dir(folder.path()).status().unwrap().success());
        assert_eq!(fs::read_to_string(folder.path().join("code")).unwrap().trim(), "0", "{command}");
    }
}
