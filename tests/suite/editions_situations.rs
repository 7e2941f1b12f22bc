//! Cards for one situation: printed, recorded, found out of date and printed again like those of whole guides.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::editions::{cards, errors, hall, log, out, printed_again, recorded, replace};
use serde_json::Value;

const GUIDE: &str = "content/guides/living/company-deregister.md";
const ID: &str = "company-deregister";

/// Calls one of the ways otherwise, in every guide that asks for it: the members of a bundle ask alike.
fn call_otherwise(work: &Path) {
    for guide in [GUIDE, "content/guides/licences/tax-clearance.md"] {
        replace(work, guide, "label: 简易注销}", "label: 简易注销程序}");
    }
}

fn mingbai(work: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai")).current_dir(work).args(args).output().unwrap();
    errors(&output)
}

fn stale(work: &Path) -> Value {
    serde_json::from_str(&out(&cards(work, &["--stale", "--json"]))).unwrap()
}

/// The keys of the situations in a list of stale cards.
fn keys(stale: &Value) -> Vec<&str> {
    stale["stale"].as_array().unwrap().iter().map(|card| card["situation_key"].as_str().unwrap()).collect()
}

#[test]
fn cards_of_situations_are_recorded_with_what_they_are_called() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", ID, "--situations"]);
    let text = log(work);
    let line = "guide: company-deregister, situation: 普通注销，别人代办, situation_key: ordinary-agent, edition: ";
    assert!(text.contains(line), "{text}");
    assert_eq!(text.matches("format: a5").count(), 5, "the whole guide and four situations\n{text}");
    assert_eq!(
        text.matches("    situation: 普通注销，别人代办\n    situation_key: ordinary-agent\n").count(),
        1,
        "{text}"
    );
    assert!(mingbai(work, &["check"]).contains("没有错误，没有警告"));
    assert_eq!(cards(work, &["--stale"]).status.code(), Some(0));
    assert!(recorded(work, &["--guides", ID, "--situations"]).contains("已经记过了"));
}

#[test]
fn a_change_in_one_situation_makes_its_cards_stale_and_no_others() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", ID, "--situations", "--format", "a4"]);
    call_otherwise(work);
    let list = stale(work);
    assert_eq!(keys(&list), ["simple-agent", "simple-self"], "{list:#}");
    assert_eq!(list["stale"][1]["changes"][0], "情形的叫法 简易注销，本人来 → 简易注销程序，本人来");
    let listed = out(&cards(work, &["--stale", "--out", "again"]));
    assert!(listed.contains("《公司注销登记（简易注销，本人来）》"), "{listed}");
    let again = ["a4/company-deregister/simple-agent", "a4/company-deregister/simple-self"];
    assert_eq!(printed_again(&work.join("again")), again);
}

#[test]
fn the_job_of_changed_cards_holds_situations_and_is_recorded_as_it_lay() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", ID, "--situations", "--format", "a4", "--place", "咨询台", "--copies", "7"]);
    recorded(work, &["--window", "a04"]);
    call_otherwise(work);
    let changed = cards(work, &["--changed", "--out", "job"]);
    assert!(changed.status.success(), "{}", errors(&changed));
    assert!(out(&changed).contains("mingbai cards --record --changed"), "{}", out(&changed));
    let jobs: Value = serde_json::from_str(&fs::read_to_string(work.join("job/jobs.json")).unwrap()).unwrap();
    assert_eq!(printed_again(&work.join("job")), ["stale-company-deregister-card-a4"], "in the format that lies there");
    assert!(jobs.to_string().contains("2 张明白卡"), "{jobs:#}");

    recorded(work, &["--changed"]);
    assert_eq!(log(work).matches("place: 咨询台").count(), 7, "five and two");
    assert_eq!(log(work).matches("format: a4, copies: 7").count(), 7);
    assert_eq!(cards(work, &["--stale"]).status.code(), Some(0));
    let nothing = cards(work, &["--record", "--changed"]);
    assert!(errors(&nothing).contains("card-log-fresh"), "{}", errors(&nothing));
}

#[test]
fn a_situation_that_is_told_from_others_no_more_asks_for_its_cards_to_be_taken_away() {
    let hall = hall();
    let work = hall.path();
    fs::write(work.join("content/guides/people/x.md"), TWO_WAYS).unwrap();
    recorded(work, &["--guides", "x", "--situations", "--allow-incomplete"]);
    replace(work, "content/guides/people/x.md", QUESTION, "");
    replace(work, "content/guides/people/x.md", ", when: {who: agent}", "");
    let listed = cards(work, &["--stale", "--allow-incomplete"]);
    assert!(out(&listed).contains("（别人代办）》A5 桌面卡：2026-11-26 印的版本"), "{}", out(&listed));
    assert_eq!(out(&listed).matches("已经不分这种情形，请把卡收起来").count(), 2, "{}", out(&listed));
    assert_eq!(printed_again(&work.join("cards")), ["x"], "the guide's own card is printed again");
}

const QUESTION: &str =
    "questions:\n  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}\n";
const TWO_WAYS: &str = "---
title: 补证
updated: 2026-09-10
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 身份证, originals: 1, copies: 2}
  - {name: 委托书, originals: 1, copies: 1, when: {who: agent}}
---
";

#[test]
fn who_scans_an_old_card_of_a_situation_is_told_which_and_what_changed() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", ID, "--situations"]);
    let text = log(work);
    let edition = text.lines().find(|line| line.contains("situation_key: simple-self, edition")).unwrap();
    let edition = edition.split_once("edition: ").unwrap().1.split(',').next().unwrap();
    replace(work, GUIDE, "visits: 0\n", "visits: 2\n");
    let told = mingbai(work, &["build", "--out", "portal"]);
    let page = fs::read_to_string(work.join("portal/guides/company-deregister/simple-self.html")).expect(&told);
    let notice = page.split_once(&format!("id=\"card-{edition}\"")).expect("no notice for the old edition").1;
    let notice = notice.split_once("</section>").unwrap().0;
    assert!(notice.contains("只给这种情形的卡：简易注销，本人来"), "{notice}");
    assert!(notice.contains("到场次数 0 → 2 次"), "{notice}");
    let whole = fs::read_to_string(work.join("portal/guides/company-deregister.html")).unwrap();
    assert!(!whole.contains(&format!("card-{edition}")), "the card of a situation leads to its page");
    assert!(!whole.contains("只给这种情形的卡"), "the card of the whole guide is for everybody");
}

#[test]
fn logs_from_before_there_were_situations_keep_reading() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", ID]);
    assert!(!log(work).contains("situation"), "{}", log(work));
    assert_eq!(cards(work, &["--stale"]).status.code(), Some(0));
    let by_hand = "situation: 普通注销，别人代办, edition: '00000000'";
    replace(
        work,
        "content/print-log.yaml",
        "guide: company-deregister, edition",
        &format!(
            "guide: company-deregister, {by_hand}, format: a5}}\n  - {{date: 2026-11-26, guide: company-deregister, edition"
        ),
    );
    let list = stale(work);
    assert_eq!(keys(&list), ["ordinary-agent"], "known by its words: {list:#}");
    assert_eq!(list["stale"][0]["state"], "unrecorded");
}
