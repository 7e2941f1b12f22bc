//! The language server, driven by a client over pipes as an editor drives it.

use crate::support;
use std::fs;
use std::time::Instant;

use crate::support::editor::{Editor, codes, position};
use crate::support::{copy, mini};
use serde_json::{Value, json};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mingbai");
const GUIDE: &str = "guides/roads/road-occupation.md";

/// A workspace with a copy of the small hall, and an editor that has it open.
fn workspace() -> (TempDir, Editor) {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    let root = folder.path().canonicalize().unwrap();
    let mut editor = Editor::start(PROGRAM, &root, &[]);
    editor.initialize();
    (folder, editor)
}

fn labels(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["label"].as_str().unwrap_or_default().to_owned()).collect()
}

fn item<'a>(answer: &'a Value, label: &str) -> &'a Value {
    let items = answer["items"].as_array().expect("a list of items");
    items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {:?}", labels(answer)))
}

// ---- Findings

#[test]
fn a_mistake_is_shown_while_it_is_typed_and_vanishes_when_it_is_mended() {
    let (_folder, mut editor) = workspace();
    let text = editor.text(GUIDE);
    editor.open(GUIDE, &text);
    editor.settle();
    assert_eq!(editor.codes(GUIDE), Vec::<String>::new());
    let at = text.find("department: ").unwrap() + "department: ".len();
    let place = position(&text, at);
    let start = Instant::now();
    editor.change(GUIDE, json!([{ "range": { "start": place, "end": place }, "text": "x" }]));
    editor.wait_for(GUIDE, |found| codes(found).contains(&"dangling-reference".to_owned()));
    println!("a key → its finding: {:?}", start.elapsed());
    let found = editor.diagnostics[GUIDE].clone();
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(found[0]["source"], "mingbai");
    assert_eq!(found[0]["range"]["start"], place);
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.contains("部门") && message.contains("\n怎么改："), "{message}");
    let mut end = place.clone();
    end["character"] = json!(place["character"].as_u64().unwrap() + 1);
    let start = Instant::now();
    editor.change(GUIDE, json!([{ "range": { "start": place, "end": end }, "text": "" }]));
    editor.wait_for(GUIDE, <[Value]>::is_empty);
    println!("a key → no finding: {:?}", start.elapsed());
    assert!(editor.shut_down().success());
}

#[test]
fn findings_about_all_files_come_after_a_pause_in_files_that_are_not_open_too() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let path = "materials/all.yaml";
    let text = editor.text(path);
    editor.open(path, &text);
    let start = Instant::now();
    editor.replace(path, &text.replacen("id-card:", "renamed:", 1));
    let is_dangling = |found: &[Value]| codes(found).contains(&"dangling-reference".to_owned());
    editor.wait_for(GUIDE, is_dangling);
    println!("a key → findings in other files: {:?}", start.elapsed());
    editor.close(path);
    editor.wait_for(GUIDE, <[Value]>::is_empty);
    assert!(editor.shut_down().success());
}

#[test]
fn what_a_finding_refers_to_is_linked() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let path = "topics/all.yaml";
    let text = editor.text(path);
    let first = text.split(':').next().unwrap().to_owned();
    editor.open(path, &format!("{text}\n{first}:\n  name: 又一个\n  kind: 主题\n  description: 写两遍。\n"));
    editor.wait_for(path, |found| codes(found).contains(&"duplicate-id".to_owned()));
    let found = &editor.diagnostics[path];
    let twice = found.iter().find(|it| it["code"] == "duplicate-id").unwrap();
    let related = &twice["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], editor.uri(path));
    assert_eq!(related["location"]["range"]["start"], json!({ "line": 0, "character": 0 }));
}

#[test]
fn columns_are_right_behind_characters_of_two_units_and_in_files_with_crlf() {
    let (_folder, mut editor) = workspace();
    let text = editor.text(GUIDE).replace('\n', "\r\n");
    let text = text.replacen("status: ", "aliases: [占道😀𠮷]\r\nstatus: ", 1);
    let text = text.replacen("]\r\nstatus: ", "] # 😀\r\nstatus: 😀", 1);
    editor.open(GUIDE, &text);
    editor.wait_for(GUIDE, |found| codes(found).contains(&"unknown-choice".to_owned()));
    let found = editor.diagnostics[GUIDE].iter().find(|it| it["code"] == "unknown-choice").unwrap().clone();
    let at = text.find("status: 😀").unwrap() + "status: ".len();
    assert_eq!(found["range"]["start"], position(&text, at));
    let length = "😀".encode_utf16().count() + text[at + 4..].lines().next().unwrap().encode_utf16().count();
    let start = found["range"]["start"]["character"].as_u64().unwrap();
    assert_eq!(found["range"]["end"]["character"].as_u64().unwrap() - start, length as u64);
}

#[test]
fn a_client_that_counts_bytes_is_answered_in_bytes() {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    let mut editor = Editor::start(PROGRAM, &folder.path().canonicalize().unwrap(), &["--lang", "en"]);
    let result = editor.initialize_with(json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } }));
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-8");
    editor.open("pages/about.md", "---\ntitle: 甲\nupdated: 2026-03-01\n---\n联系电话13912345678。\n");
    editor.wait_for("pages/about.md", |found| codes(found).contains(&"private-mobile".to_owned()));
    let found = editor.diagnostics["pages/about.md"].iter().find(|it| it["code"] == "private-mobile").unwrap();
    let at = |character: usize| json!({ "line": 4, "character": character });
    assert_eq!(found["range"], json!({ "start": at("联系电话".len()), "end": at("联系电话13912345678".len()) }));
}

#[test]
fn files_that_others_change_are_read_again() {
    let (folder, mut editor) = workspace();
    editor.settle();
    let registered = editor.said.iter().find(|it| it["method"] == "client/registerCapability").expect("a registration");
    assert_eq!(registered["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    let content = folder.path().join("content");
    let tell = |editor: &mut Editor, path: &str, kind: u8| {
        let change = json!({ "uri": editor.uri(path), "type": kind });
        editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    };
    fs::write(content.join("pages/新页.md"), "---\ntitel: 甲\n---\n正文。\n").unwrap();
    tell(&mut editor, "pages/新页.md", 1);
    editor.wait_for("pages/新页.md", |found| codes(found).contains(&"bad-id".to_owned()));
    fs::remove_file(content.join("pages/新页.md")).unwrap();
    tell(&mut editor, "pages/新页.md", 3);
    editor.wait_for("pages/新页.md", <[Value]>::is_empty);
    fs::remove_dir_all(content.join("topics")).unwrap();
    tell(&mut editor, "topics", 3);
    editor.wait_for(GUIDE, |found| codes(found).contains(&"dangling-reference".to_owned()));
    assert!(editor.shut_down().success());
}

#[test]
fn many_files_changed_at_once_are_read_beside_and_nothing_is_lost() {
    let (folder, mut editor) = workspace();
    editor.settle();
    let pages = folder.path().join("content/pages");
    let name = |number: usize| format!("pages/p{number}x.md");
    let mut changes = Vec::new();
    for number in 0..250 {
        fs::write(pages.join(format!("p{number}x.md")), "---\ntitle: 甲\nphone: 1\n---\n正文。\n").unwrap();
        changes.push(json!({ "uri": editor.uri(&name(number)), "type": 1 }));
    }
    editor.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    editor.open(&name(7), "---\ntitle: 甲\nupdated: 2026-03-01\n---\n正文。\n");
    let has_unknown = |found: &[Value]| codes(found).contains(&"unknown-field".to_owned());
    editor.wait_for(&name(249), has_unknown);
    editor.settle();
    assert_eq!(
        (0..250).filter(|number| editor.codes(&name(*number)).contains(&"unknown-field".to_owned())).count(),
        249
    );
    editor.close(&name(7));
    editor.wait_for(&name(7), has_unknown);
}

#[test]
fn a_theme_that_is_not_there_is_told_of_at_the_site() {
    let (_folder, mut editor) = workspace();
    let text = editor.text("site.yaml");
    editor.open("site.yaml", &format!("{text}\ntheme: nowhere\n"));
    editor.wait_for("site.yaml", |found| codes(found).contains(&"theme-missing".to_owned()));
    editor.replace("site.yaml", &text);
    editor.wait_for("site.yaml", |found| !codes(found).contains(&"theme-missing".to_owned()));
}

#[test]
fn files_are_watched_for_a_client_that_cannot() {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    let mut editor = Editor::start(PROGRAM, &folder.path().canonicalize().unwrap(), &[]);
    editor.initialize_with(json!({}));
    editor.settle();
    fs::remove_dir_all(folder.path().join("content/topics")).unwrap();
    editor.wait_for(GUIDE, |found| codes(found).contains(&"dangling-reference".to_owned()));
    assert!(editor.said.iter().all(|it| it["method"] != "client/registerCapability"));
}

#[test]
fn after_many_keys_what_is_shown_is_what_a_check_finds() {
    let (folder, mut editor) = workspace();
    let text = editor.text(GUIDE);
    editor.open(GUIDE, &text);
    let at = text.find("title: ").unwrap() + "title: ".len();
    let place = position(&text, at);
    let typed =
        ["其", "他", "\"", "\n", "status: ", "废", "13800138000", "：", "\t", "materials:\n  - name: 其他材料\n"];
    let mut now = text.clone();
    for piece in typed {
        editor.change(GUIDE, json!([{ "range": { "start": place, "end": place }, "text": piece }]));
        now.insert_str(at, piece);
        editor.receive(std::time::Duration::from_millis(20));
    }
    editor.settle();
    let shown: usize = editor.diagnostics.values().map(Vec::len).sum();
    fs::write(folder.path().join("content").join(GUIDE), &now).unwrap();
    let options = mingbai::pipeline::Options { content: folder.path().join("content"), ..Default::default() };
    let checked = mingbai::pipeline::check(&options);
    let (errors, warnings) = (checked.diagnostics.errors(), checked.diagnostics.warnings());
    assert!(errors > 0 && shown == errors + warnings, "{shown} are shown, {errors} + {warnings} found");
}

// ---- Help while writing

#[test]
fn fields_are_completed_that_are_not_there_yet_the_required_ones_first() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let text = "---\ntitle: 甲\ntopics: [\nma\nmaterials:\n  - material: id-card\n    \n---\n正文\n";
    editor.open("guides/new.md", text);
    let answer = editor.ask("textDocument/completion", "guides/new.md", text, "ma\n", 2);
    assert!(!labels(&answer).contains(&"title".to_owned()) && !labels(&answer).contains(&"materials".to_owned()));
    let department = item(&answer, "department");
    assert_eq!(department["insertTextFormat"], 2);
    assert_eq!(department["textEdit"]["newText"], "department: $0");
    assert!(department["labelDetails"]["description"].as_str().unwrap().contains("必填"));
    assert!(department["sortText"].as_str() < item(&answer, "aliases")["sortText"].as_str());
    assert_eq!(item(&answer, "steps")["textEdit"]["newText"], "steps:\n  - name: $0");
    let answer = editor.ask("textDocument/completion", "guides/new.md", text, "    \n---", 4);
    assert!(labels(&answer).contains(&"originals".to_owned()) && !labels(&answer).contains(&"material".to_owned()));
}

#[test]
fn identifiers_are_completed_with_titles_and_found_by_chinese_and_pinyin() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let text = "title: 甲\ndepartment: \nmaterials:\n  - material: \"身份\"\ntopics:\n  - \n";
    editor.open("guides/new.yaml", text);
    let start = Instant::now();
    let answer = editor.ask("textDocument/completion", "guides/new.yaml", text, "\"身份", "\"身份".len());
    println!("completion: {:?}", start.elapsed());
    let card = item(&answer, "id-card");
    assert_eq!(card["detail"], "居民身份证");
    let filter = card["filterText"].as_str().unwrap();
    assert!(filter.contains("居民身份证") && filter.contains("jmsfz"), "{filter}");
    let word = text.find("身份").unwrap();
    assert_eq!(card["textEdit"]["range"]["start"], position(text, word));
    assert_eq!(card["textEdit"]["range"]["end"], position(text, word + "身份".len()));
    let answer = editor.ask("textDocument/completion", "guides/new.yaml", text, "department: ", 12);
    assert!(!labels(&answer).is_empty() && !labels(&answer).contains(&"id-card".to_owned()));
    let answer = editor.ask("textDocument/completion", "guides/new.yaml", text, "  - \n", 4);
    assert!(!labels(&answer).is_empty());
}

#[test]
fn references_are_completed_as_the_portal_searches_the_best_first() {
    let folder = tempfile::tempdir().unwrap();
    copy(&support::repository("content"), &folder.path().join("content"));
    let mut editor = Editor::start(PROGRAM, &folder.path().canonicalize().unwrap(), &[]);
    editor.initialize();
    editor.open("guides/new.yaml", "title: 甲\n");
    editor.wait_for("guides/new.yaml", |found| codes(found).contains(&"missing-field".to_owned()));
    let mut first = |field: &str, typed: &str| {
        let text = format!("title: 甲\n{field}{typed}\n");
        editor.open("guides/new.yaml", &text);
        let place = format!("{field}{typed}");
        let answer = editor.ask("textDocument/completion", "guides/new.yaml", &text, &place, place.len());
        assert_eq!(answer["isIncomplete"], true, "the next key must ask again");
        let mut items = answer["items"].as_array().unwrap().clone();
        for item in &items {
            let filter = item["filterText"].as_str().unwrap();
            assert!(filter.starts_with(typed), "an editor would hide {filter} from whoever typed {typed}");
        }
        items.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
        items.first().unwrap_or_else(|| panic!("nothing for {place}"))["label"].as_str().unwrap().to_owned()
    };
    const MATERIAL: &str = "materials:\n  - material: ";
    for (field, typed, meant) in [
        (MATERIAL, "sfz", "id-card"),
        (MATERIAL, "身份", "id-card"),
        (MATERIAL, "身份正", "id-card"),
        (MATERIAL, "hkb", "household-register"),
        (MATERIAL, "id-c", "id-card"),
        ("department: ", "人社", "hr"),
        ("department: ", "gongan", "police"),
        ("topics: [", "社保", "social-security"),
        ("windows: [", "A08", "a08"),
        ("legal_basis:\n  - policy: ", "民法", "civil-code"),
    ] {
        assert_eq!(first(field, typed), meant, "{field}{typed}");
    }
    let text = "title: 甲\ndepartment: qqqzzzxxx\n";
    editor.open("guides/new.yaml", text);
    let place = "department: qqqzzzxxx";
    let answer = editor.ask("textDocument/completion", "guides/new.yaml", text, place, place.len());
    assert_eq!((&answer["items"], &answer["isIncomplete"]), (&serde_json::json!([]), &true.into()), "nothing is meant");
}

#[test]
fn words_of_a_closed_set_are_completed_and_explained() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let text = "status: \ntask_type: 行政许可\n";
    editor.open("guides/new.yaml", text);
    let answer = editor.ask("textDocument/completion", "guides/new.yaml", text, "status: ", 8);
    assert!(item(&answer, "在用")["detail"].as_str().unwrap().ends_with('。'));
    let answer = editor.ask("textDocument/hover", "guides/new.yaml", text, "行政", 0);
    assert!(answer["contents"]["value"].as_str().unwrap().contains("**行政许可**"), "{answer}");
}

#[test]
fn hover_explains_fields_identifiers_and_rules() {
    let (_folder, mut editor) = workspace();
    let text = editor.text(GUIDE);
    let text = text.replacen("\nmaterials:\n", "\nmaterials:\n  - name: 其他材料\n", 1);
    editor.open(GUIDE, &text);
    editor.wait_for(GUIDE, |found| codes(found).contains(&"catch-all-material".to_owned()));
    let mut said = |needle: &str, after: usize| {
        let answer = editor.ask("textDocument/hover", GUIDE, &text, needle, after);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(said("department:", 3).contains("`department`"));
    let start = text.find("department: ").unwrap() + "department: ".len();
    let id = text[start..].lines().next().unwrap().to_owned();
    let department = said(&format!("department: {id}"), "department: ".len());
    assert!(department.contains(&id) && department.contains("content/departments/"), "{department}");
    let rule = said("其他材料", 0);
    assert!(rule.contains("catch-all-material") && rule.contains("依据"), "{rule}");
    assert_eq!(said("\n---\n", 5), "");
}

#[test]
fn an_identifier_leads_to_its_entry_and_an_entry_to_its_uses() {
    let (_folder, mut editor) = workspace();
    editor.settle();
    let text = editor.text(GUIDE);
    editor.open(GUIDE, &text);
    let start = Instant::now();
    let answer = editor.ask("textDocument/definition", GUIDE, &text, "material: id-card", "material: ".len());
    println!("definition: {:?}", start.elapsed());
    assert_eq!(answer["uri"], editor.uri("materials/all.yaml"));
    let materials = editor.text("materials/all.yaml");
    assert_eq!(answer["range"]["start"], position(&materials, materials.find("id-card:").unwrap()));
    editor.open("materials/all.yaml", &materials);
    let start = Instant::now();
    let answer = editor.ask("textDocument/references", "materials/all.yaml", &materials, "id-card:", 2);
    println!("references: {:?}", start.elapsed());
    let uses: Vec<&str> = answer.as_array().unwrap().iter().map(|it| it["uri"].as_str().unwrap()).collect();
    assert!(uses.contains(&editor.uri(GUIDE).as_str()) && uses.contains(&editor.uri("materials/all.yaml").as_str()));
    let again = editor.ask("textDocument/references", GUIDE, &text, "material: id-card", "material: ".len());
    assert_eq!(again, answer);
}

#[test]
fn a_slip_is_mended_by_the_word_that_was_meant() {
    let (_folder, mut editor) = workspace();
    let text = editor.text(GUIDE).replacen("material: id-card", "material: id-crad", 1);
    editor.open(GUIDE, &text);
    editor.wait_for(GUIDE, |found| codes(found).contains(&"dangling-reference".to_owned()));
    let action = offered(&mut editor, &text, "id-crad");
    assert_eq!(action["title"], "改成“id-card”");
    assert_eq!(action["edit"]["changes"][editor.uri(GUIDE)][0]["newText"], "id-card");
    assert_eq!(action["isPreferred"], Value::Null, "a guess is not made without being asked");
}

#[test]
fn what_check_fix_would_mend_is_offered_beside_the_finding() {
    let (_folder, mut editor) = workspace();
    let text = editor.text(GUIDE);
    let text = text.replacen("updated: 2026-09-01", "updated: 2026.9.1", 1);
    editor.open(GUIDE, &text);
    editor.wait_for(GUIDE, |found| !found.is_empty());
    let action = offered(&mut editor, &text, "2026.9.1");
    assert_eq!(action["title"], "改成“2026-09-01”");
    assert_eq!(action["isPreferred"], true);
    let edit = &action["edit"]["changes"][editor.uri(GUIDE)][0];
    let at = text.find("2026.9.1").unwrap();
    assert_eq!(edit["newText"], "2026-09-01");
    assert_eq!(edit["range"], json!({ "start": position(&text, at), "end": position(&text, at + 8) }));
}

/// The first mend that is offered at a word of the guide.
fn offered(editor: &mut Editor, text: &str, word: &str) -> Value {
    let place = position(text, text.find(word).unwrap() + 1);
    let params = json!({
        "textDocument": { "uri": editor.uri(GUIDE) },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [] },
    });
    editor.request("textDocument/codeAction", params)["result"][0].clone()
}

// ---- The protocol

#[test]
fn nothing_a_client_says_makes_the_server_fall() {
    let (_folder, mut editor) = workspace();
    editor.send_raw("{no json");
    editor.send_raw("[]");
    editor.send_raw(r#"{"jsonrpc":"2.0","id":77,"method":"textDocument/hover","params":{"wrong":1}}"#);
    editor.notify("textDocument/didChange", json!({ "textDocument": { "uri": "file:///nowhere/a.md", "version": 1 } }));
    editor.notify("textDocument/didOpen", json!(null));
    editor.notify("$/cancelRequest", json!({ "id": 3 }));
    editor.notify("$/setTrace", json!({ "value": "off" }));
    assert_eq!(editor.request("no/such/request", json!({}))["error"]["code"], -32601);
    let position = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    for uri in ["file:///etc/hosts", "untitled:Untitled-1", "%%%", "file:///%E5%A4%A7/x.md"] {
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        assert_eq!(editor.request("textDocument/hover", params)["result"], Value::Null, "{uri}");
    }
    editor.open(GUIDE, "");
    let params = json!({ "textDocument": { "uri": editor.uri(GUIDE) }, "position": position });
    assert!(editor.request("textDocument/completion", params)["result"]["items"].is_array());
    assert!(editor.shut_down().success());
}

#[test]
fn the_end_is_as_the_protocol_wants_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = Editor::start(PROGRAM, folder.path(), &[]);
    assert_eq!(editor.request("textDocument/hover", json!({}))["error"]["code"], -32002);
    editor.initialize();
    assert_eq!(editor.request("initialize", json!({}))["error"]["code"], -32600);
    assert_eq!(editor.request("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.request("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.hang_up().code(), Some(0));
    let mut unruly = Editor::start(PROGRAM, folder.path(), &[]);
    unruly.initialize();
    unruly.notify("exit", Value::Null);
    assert_eq!(unruly.hang_up().code(), Some(1));
    assert_eq!(Editor::start(PROGRAM, folder.path(), &[]).hang_up().code(), Some(1));
}
