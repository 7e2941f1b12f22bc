//! What was printed and what of it is out of date, as clerks walk through it: print, record, change, list, print again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{copy, files, repository};
use serde_json::Value;

const LOG: &str = "content/print-log.yaml";

/// The demo hall in a folder of its own, with nothing printed yet.
pub fn hall() -> tempfile::TempDir {
    let work = tempfile::tempdir().unwrap();
    copy(&repository("content"), &work.path().join("content"));
    fs::remove_file(work.path().join(LOG)).unwrap();
    work
}

pub fn cards(work: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    program.current_dir(work).arg("cards").args(args).output().unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn recorded(work: &Path, args: &[&str]) -> String {
    let output = cards(work, &[&["--record", "--date", "2026-11-26"], args].concat());
    assert!(output.status.success(), "{}", errors(&output));
    out(&output)
}

pub fn log(work: &Path) -> String {
    fs::read_to_string(work.join(LOG)).unwrap()
}

pub fn replace(work: &Path, path: &str, from: &str, to: &str) {
    let path = work.join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{} does not say {from}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_material_that_changed_in_the_catalogue_makes_exactly_the_cards_stale_that_name_it() {
    let hall = hall();
    let work = hall.path();
    assert!(out(&cards(work, &["--stale"])).contains("还没有印制记录"));
    assert!(recorded(work, &["--window", "A04,a05,a06", "--copies", "3"]).contains("已记下"));
    let fresh = cards(work, &["--stale"]);
    assert_eq!((fresh.status.code(), out(&fresh).trim()), (Some(0), "摆出来的卡都是最新的"));
    assert!(!work.join("cards").exists(), "nothing is stale, and something was printed");

    replace(work, "content/materials/common.yaml", "name: 居民户口簿\n", "name: 户口簿\n");
    let stale = cards(work, &["--stale"]);
    let listed = out(&stale);
    assert_eq!(stale.status.code(), Some(1), "stale cards are a failed check");
    let printed: Vec<String> = log(work).lines().filter_map(|line| guide_of(line, "a0")).collect();
    let mut naming: Vec<String> = printed.into_iter().filter(|id| names_register(work, id)).collect();
    assert!(naming.len() >= 4, "{naming:?}");
    assert_eq!(listed.matches("材料“居民户口簿”改名为“户口簿”").count(), naming.len(), "{listed}");
    assert!(listed.contains(&format!("{} 张卡过时了", naming.len())), "{listed}");
    naming.sort();
    assert_eq!(printed_again(&work.join("cards")), naming, "exactly the stale cards are printed again");

    recorded(work, &["--window", "A04,a05,a06", "--copies", "3"]);
    assert_eq!(cards(work, &["--stale"]).status.code(), Some(0), "what was printed today is up to date");
}

/// The guides of the cards in a folder.
pub fn printed_again(folder: &Path) -> Vec<String> {
    files(folder).iter().filter_map(|path| path.strip_suffix(".pdf")).map(str::to_owned).collect()
}

/// The guide of a print at a window whose identifier begins like this.
fn guide_of(line: &str, window: &str) -> Option<String> {
    let rest = line.split_once(&format!("window: {window}"))?.1;
    Some(rest.split_once("guide: ")?.1.split(',').next()?.to_owned())
}

fn names_register(work: &Path, id: &str) -> bool {
    let guides = files(&work.join("content/guides"));
    let path = guides.iter().find(|path| path.ends_with(&format!("{id}.md"))).unwrap();
    fs::read_to_string(work.join("content/guides").join(path)).unwrap().contains("material: household-register\n")
}

#[test]
fn a_typo_mended_in_the_legal_basis_makes_no_card_stale() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &[]);
    let guide = "content/guides/people/id-card-replace.md";
    replace(work, guide, "发证。", "发放证件。");
    replace(work, guide, "updated: 2026-09-10", "updated: 2026-09-12");
    replace(work, guide, "## 先分清是换还是补", "## 先分清换和补");
    let stale = cards(work, &["--stale"]);
    assert_eq!((stale.status.code(), out(&stale).trim()), (Some(0), "摆出来的卡都是最新的"));
}

#[test]
fn changes_are_told_in_words_to_people_and_to_programs() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--window", "a04", "--guides", "id-card-replace", "--copies", "2"]);
    let guide = "content/guides/people/id-card-replace.md";
    replace(work, guide, "promised_limit: 15个工作日", "promised_limit: 18个工作日");
    replace(work, guide, "windows: [a04]", "windows: [a05]");
    let stale = cards(work, &["--stale", "--json", "--window", "A04"]);
    let json: Value = serde_json::from_str(&out(&stale)).expect("nothing but JSON on standard output");
    let card = &json["stale"][0];
    assert_eq!((json["version"].as_u64(), card["state"].as_str()), (Some(1), Some("changed")));
    assert_eq!((card["guide"].as_str(), card["copies"].as_u64()), (Some("id-card-replace"), Some(2)));
    assert_eq!(card["changes"][0], "承诺时限 15 → 18 个工作日");
    assert_eq!(card["changes"][1], "窗口 A04 → A05");
    let english = out(&cards(work, &["--stale", "--lang", "en", "--out", "again"]));
    assert!(english.contains("promised limit 15 → 18 working days"), "{english}");
    assert_eq!(printed_again(&work.join("again")), ["id-card-replace"]);
    let elsewhere = cards(work, &["--stale", "--window", "b01"]);
    assert_eq!(elsewhere.status.code(), Some(0), "nothing lies at B01");
}

#[test]
fn a_cancelled_item_asks_for_its_card_to_be_taken_away() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--place", "一楼咨询台", "--guides", "id-card-replace"]);
    replace(work, "content/guides/people/id-card-replace.md", "status: 在用\naudience", "status: 草稿\naudience");
    let stale = cards(work, &["--stale", "--allow-incomplete"]);
    assert_eq!(stale.status.code(), Some(1));
    let listed = out(&stale);
    assert!(listed.contains("一楼咨询台《居民身份证换领、补领》") && listed.contains("请把卡收起来"), "{listed}");
    assert!(!work.join("cards").exists(), "there is nothing to print");
    assert!(errors(&stale).contains("print-guide-gone"), "{}", errors(&stale));
}

#[test]
fn recording_writes_only_the_log_and_recording_twice_changes_nothing() {
    let hall = hall();
    let work = hall.path();
    let before = files(work);
    recorded(work, &["--window", "a04"]);
    let once = log(work);
    let mut after = files(work);
    after.retain(|path| path != LOG);
    assert_eq!(after, before, "a file besides the log");
    assert!(recorded(work, &["--window", "a04"]).contains("已经记过了"));
    assert_eq!(log(work), once);
    let checked = Command::new(env!("CARGO_BIN_EXE_mingbai")).current_dir(work).arg("check").output().unwrap();
    assert!(errors(&checked).contains("没有错误，没有警告"), "{}", errors(&checked));
}

#[test]
fn what_cannot_be_recorded_is_said_and_the_log_stays() {
    let hall = hall();
    let work = hall.path();
    fs::write(work.join(LOG), "prints: [{date: 2026-11-01, guide: id-card-replace, edition: '00000000'}]\n").unwrap();
    let before = log(work);
    for (args, said) in [
        (&["--record", "--window", "A99"][..], "print-unknown-window"),
        (&["--record", "--guides", "id-card-replac"], "card-unknown-guide"),
        (&["--record", "--window", "a04"], "card-log-form"),
        (&["--stale", "--window", "A99"], "print-unknown-window"),
    ] {
        let output = cards(work, args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(errors(&output).contains(said), "{args:?}: {}", errors(&output));
    }
    let date = cards(work, &["--record", "--date", "26.11.2026"]);
    assert_eq!(date.status.code(), Some(2), "{}", errors(&date));
    assert_eq!(cards(work, &["--record", "--copies", "0"]).status.code(), Some(2));
    assert_eq!(log(work), before);
}

#[test]
fn cards_are_printed_again_in_the_formats_that_lie_there() {
    let hall = hall();
    let work = hall.path();
    let id = "id-card-replace";
    recorded(work, &["--window", "a04", "--guides", id, "--format", "a4,a6"]);
    assert_eq!(log(work).matches("format: a4").count(), 1, "each format is recorded");
    assert_eq!(log(work).matches("format: a6").count(), 1);
    replace(
        work,
        "content/guides/people/id-card-replace.md",
        "promised_limit: 15个工作日",
        "promised_limit: 18个工作日",
    );
    assert_eq!(cards(work, &["--stale", "--out", "lying"]).status.code(), Some(1));
    assert_eq!(printed_again(&work.join("lying")), ["a4/id-card-replace", "a6/id-card-replace"]);
    assert_eq!(cards(work, &["--stale", "--format", "a5", "--out", "asked"]).status.code(), Some(1));
    assert_eq!(printed_again(&work.join("asked")), [id]);
}

#[test]
fn a_job_of_changed_cards_holds_those_that_are_out_of_date_and_no_others() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--window", "a04"]);
    let none = cards(work, &["--changed"]);
    assert_eq!((none.status.code(), out(&none).contains("没有过时的卡")), (Some(0), true), "{}", out(&none));
    assert!(!work.join("cards").exists());
    for guide in ["id-card-replace", "id-card-first"] {
        replace(work, &format!("content/guides/people/{guide}.md"), "visits: 1\n", "visits: 2\n");
    }
    let changed = cards(work, &["--changed", "--nup", "2"]);
    assert!(changed.status.success(), "{}", errors(&changed));
    assert_eq!(printed_again(&work.join("cards")), ["stale-card-a5-2up"]);
    let jobs: Value = serde_json::from_str(&fs::read_to_string(work.join("cards/jobs.json")).unwrap()).unwrap();
    assert!(jobs.to_string().contains("id-card-replace") && jobs.to_string().contains("id-card-first"), "{jobs}");
    assert!(!jobs.to_string().contains("temporary-id-card"), "{jobs}");
}

#[test]
fn options_that_recording_would_pass_over_are_refused() {
    let hall = hall();
    let work = hall.path();
    for args in [["--record", "--floor", "1F"], ["--record", "--kind", "stand"], ["--stale", "--department", "hr"]] {
        assert_eq!(cards(work, &args).status.code(), Some(2), "{args:?}");
    }
    let unknown = cards(work, &["--record", "--format", "a7"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(errors(&unknown).contains("print-format"), "{}", errors(&unknown));
    assert!(!work.join(LOG).exists());
}
