//! `mingbai new`: what it writes is checked without an error, teaches every field, and is not published by accident.

use crate::support::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::site::{options, try_build};
use crate::support::{copy, files, mini, repository};
use mingbai::diag::{Severity, plain};
use mingbai::editor::{DOCUMENTS, schema_file, schemas};
use mingbai::lang::Lang;
use mingbai::model::{Need, describe};
use mingbai::pipeline;

const KINDS: &[(&str, &str)] = &[
    ("guide", "guides/new-one.md"),
    ("bundle", "bundles/new-one.md"),
    ("material", "materials/new-one.yaml"),
    ("window", "windows/new-one.yaml"),
    ("department", "departments/new-one.yaml"),
    ("hall", "halls/new-one.yaml"),
    ("topic", "topics/new-one.yaml"),
    ("policy", "policies/new-one.yaml"),
    ("page", "pages/new-one.md"),
    ("notice", "notices/new-one.md"),
];

#[test]
fn what_a_killed_process_leaves_is_ignored_in_every_folder_of_a_new_site() {
    let work = tempfile::tempdir().unwrap();
    assert!(new(work.path(), &["site", "hall", "--title", "白石县政务服务大厅"]).status.success());
    let ignored = fs::read_to_string(work.path().join("hall/.gitignore")).unwrap();
    assert!(ignored.lines().any(|line| line == ".*.mingbai"), "{ignored}");
}

#[test]
fn a_new_site_is_checked_without_errors_and_built() {
    let work = tempfile::tempdir().unwrap();
    let made = new(work.path(), &["site", "hall", "--title", "白石县政务服务大厅"]);
    assert!(made.status.success(), "{}", said(&made));
    let content = work.path().join("hall/content");
    assert_eq!(errors(&content), Vec::<String>::new());
    let (portal, _) = try_build(&options(&content, Lang::Zh));
    let home = String::from_utf8(portal["index.html"].clone()).unwrap();
    assert!(home.contains("白石县政务服务大厅") && home.contains("本站正在建设"), "the home page");
    assert!(!portal.contains_key("guides/first-guide.html"), "its only guide is a draft");
}

#[test]
fn the_settings_of_a_new_site_lead_every_yaml_file_to_a_schema_that_refuses_only_what_is_to_be_filled_in() {
    let work = tempfile::tempdir().unwrap();
    assert!(new(work.path(), &["site"]).status.success());
    let settings: serde_json::Value =
        serde_json::from_slice(&fs::read(work.path().join(".vscode/settings.json")).unwrap()).unwrap();
    let mapped = settings["yaml.schemas"].as_object().unwrap();
    for (schema, globs) in mapped {
        assert!(work.path().join(schema).is_file(), "{schema}");
        let folder = globs[0].as_str().unwrap().split("/**").next().unwrap().to_owned();
        let may_lack =
            ["content/synonyms.yaml", "content/print-log.yaml", "content/bundles"].contains(&folder.as_str());
        assert!(may_lack || work.path().join(&folder).exists(), "{folder}");
    }
    let documents = json::documents(&work.path().join("content"));
    assert!(documents.len() > 8, "documents are missing");
    for document in documents {
        let name = schema_file(document.kind);
        let is_yaml = document.path.ends_with(".yaml");
        assert!(!is_yaml || mapped.contains_key(&format!("./.mingbai/schema/{name}")), "{}", document.path);
        let text = schemas(Lang::Zh).find(|file| file.path == name).unwrap().text;
        let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
        for error in validator.iter_errors(&document.value) {
            assert_eq!(error.instance().as_str(), Some("待填写"), "{}: {error}", document.path);
        }
    }
}

#[test]
fn a_new_file_of_each_kind_keeps_the_check_free_of_errors_and_warns_of_what_is_to_be_done() {
    for hall in [mini(), repository("content")] {
        let work = tempfile::tempdir().unwrap();
        copy(&hall, &work.path().join("content"));
        for (kind, path) in KINDS {
            let made = new(work.path(), &[kind, "new-one"]);
            assert!(made.status.success() && said(&made).contains(path), "{}", said(&made));
        }
        let content = work.path().join("content");
        assert_eq!(errors(&content), Vec::<String>::new());
        let all = findings(&content);
        for (_, path) in KINDS {
            let is_told = |line: &String| line.contains(path) && line.contains("placeholder-text");
            assert!(all.iter().any(is_told), "{path} could be published unnoticed");
        }
    }
}

#[test]
fn every_field_is_explained_and_what_is_commented_out_can_be_read_once_it_is_not() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), &work.path().join("content"));
    for (kind, path) in KINDS {
        assert!(new(work.path(), &[kind, "new-one", "--title", "新的一项"]).status.success());
        let file = work.path().join("content").join(path);
        let text = fs::read_to_string(&file).unwrap();
        let shape = describe(*DOCUMENTS.iter().find(|known| known.word() == format!("kind.{kind}")).unwrap()).unwrap();
        for field in shape.record.fields {
            let line = text.lines().find(|line| line.trim_start_matches("# ").starts_with(&format!("{}:", field.name)));
            let line = line.unwrap_or_else(|| panic!("{kind} has no {}", field.name));
            assert!(!line.starts_with('#') || field.need != Need::Required, "{line}");
            assert!(text.contains(&format!("# {}【", field.zh)), "{kind}: {} is not explained", field.zh);
        }
        fs::write(&file, uncommented(&text)).unwrap();
    }
    const OF_THE_MODEL: &[&str] = &["[missing-field", "[repeated-", "[blank-", "[wrong-", "[unknown-", "[dangling-"];
    // The phones are still to be written.
    const OF_EXAMPLES: &[&str] = &["[season-", "[catalog-code", "[task-code", "[uscc-", "[url-form", "[steps-over"];
    let all = findings(&work.path().join("content"));
    let unread: Vec<&String> = all
        .iter()
        .filter(|line| {
            line.contains("new-one") && OF_THE_MODEL.iter().chain(OF_EXAMPLES).any(|code| line.contains(code))
        })
        .collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

/// Fields without their comment signs; the sentences about them stay comments.
fn uncommented(text: &str) -> String {
    let is_field = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == ' ');
    let line = |line: &str| match line.split_once("# ") {
        Some((indent, rest)) if indent.trim().is_empty() && is_field(rest) => format!("{indent}{rest}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn what_is_there_is_never_written_over() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), &work.path().join("content"));
    let before = files(work.path());
    // In a catalogue of many, and as a file of its own.
    for (kind, id) in [("window", "a01"), ("guide", "elderly-card")] {
        let refused = new(work.path(), &[kind, id]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(&format!("{id}-2")), "{}", said(&refused));
    }
    // A file that does not hold what its name says.
    fs::write(work.path().join("content/topics/odd.yaml"), "").unwrap();
    assert_eq!(new(work.path(), &["topic", "odd"]).status.code(), Some(2));
    fs::remove_file(work.path().join("content/topics/odd.yaml")).unwrap();
    let refused = new(work.path(), &["site"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("site.yaml"), "{}", said(&refused));
    assert_eq!(files(work.path()), before, "nothing is left half done");
}

#[test]
fn a_site_below_a_file_is_refused_in_words_and_leaves_nothing() {
    let work = tempfile::tempdir().unwrap();
    fs::write(work.path().join("plan"), "x").unwrap();
    let refused = new(work.path(), &["site", "plan"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("不是文件夹"), "{}", said(&refused));
    assert_eq!(files(work.path()), ["plan"]);
}

#[test]
fn identifiers_that_are_not_allowed_are_refused_with_one_that_is() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), &work.path().join("content"));
    let cases = [
        ("食品经营许可", "shi-pin-jing-ying-xu-ke"),
        ("Food_Licence", "food-licence"),
        ("index", "index-x"),
        ("food-p2", "food-p2-x"),
    ];
    for (id, near) in cases {
        let refused = new(work.path(), &["guide", id]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(near), "{}", said(&refused));
    }
    let refused = new(work.path(), &["guide"]);
    assert!(!refused.status.success() && said(&refused).contains("--title"), "{}", said(&refused));
    let made = new(work.path(), &["guide", "--title", "食品经营许可"]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(work.path().join("content/guides/shi-pin-jing-ying-xu-ke.md").is_file());
}

#[test]
fn a_title_is_written_so_that_it_is_read_back_whatever_it_holds() {
    for title in ["甲: \"乙\" #丙", "- 丁", "2026-03-01", "{戊}"] {
        let work = tempfile::tempdir().unwrap();
        copy(&mini(), &work.path().join("content"));
        assert!(new(work.path(), &["topic", "odd", "--title", title]).status.success());
        let documents = json::documents(&work.path().join("content"));
        let odd = documents.iter().find(|document| document.path.ends_with("odd.yaml")).unwrap();
        assert_eq!(odd.value["name"], title);
    }
}

#[test]
fn what_a_guide_needs_and_nobody_has_made_is_named() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    fs::create_dir(&content).unwrap();
    for name in ["site.yaml", "calendar.yaml"] {
        fs::copy(mini().join(name), content.join(name)).unwrap();
    }
    let made = new(work.path(), &["guide", "first"]);
    assert!(made.status.success());
    for kind in ["department", "topic", "policy", "window"] {
        assert!(said(&made).contains(&format!("mingbai new {kind}")), "{}", said(&made));
    }
    let all = findings(&content);
    assert!(all.iter().any(|line| line.contains("first.md") && line.contains("待填写")), "{all:?}");
    let nowhere = new(work.path(), &["guide", "first", "--content", "nowhere"]);
    assert!(nowhere.status.code() == Some(2) && said(&nowhere).contains("mingbai new site"), "{}", said(&nowhere));
}

fn new(folder: &Path, args: &[&str]) -> Output {
    let mut mingbai = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    mingbai.current_dir(folder).arg("new").args(args).args(["--date", "2026-11-02"]).output().unwrap()
}

fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    out + &err
}

fn findings(content: &Path) -> Vec<String> {
    let checked = pipeline::check(&options(content, Lang::Zh));
    checked.diagnostics.iter().map(|finding| plain(&checked.sources, Lang::Zh, finding)).collect()
}

fn errors(content: &Path) -> Vec<String> {
    let checked = pipeline::check(&options(content, Lang::Zh));
    let errors = checked.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| plain(&checked.sources, Lang::Zh, finding)).collect()
}
