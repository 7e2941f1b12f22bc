//! `mingbai search` as its users run it: answers, reasons, and what is said when nothing fits.

use crate::support;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::repository;
use serde_json::Value;

fn search(args: &[&str]) -> Output {
    search_in(&repository("content"), args)
}

fn search_in(content: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai")).arg("search").arg("--content").arg(content).args(args).output().unwrap()
}

fn said(args: &[&str]) -> String {
    let output = search(args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&said(&[args, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn the_reasons_say_how_the_query_was_read_and_multiply_to_the_score() {
    let text = said(&["--explain", "我的身份正丢了怎么补办", "--limit", "1"]);
    for part in ["去掉问话的词：身份正丢了 补办", "当作写错，也找：份证", "guides/id-card-replace.html"]
    {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    let number =
        |line: &str| line.trim().trim_start_matches(['×', '=', ' ']).split(' ').next().and_then(|n| n.parse().ok());
    let factors: Vec<f64> = text.lines().filter(|line| line.starts_with("    ×")).filter_map(number).collect();
    let base: f64 = text.lines().find(|line| line.contains("BM25")).and_then(number).unwrap();
    let score: f64 = text.lines().find(|line| line.starts_with("    =")).and_then(number).unwrap();
    assert_eq!(factors.len(), 4, "{text}");
    let made = factors.iter().product::<f64>() * base;
    assert!((made - score).abs() < score * 2e-3, "{made} {score}");
    let english = said(&["--explain", "sfz", "--limit", "1", "--lang", "en"]);
    assert!(english.contains("The letters “sfz” spell: 身份证"), "{english}");
}

#[test]
fn programs_get_the_same_answer_with_its_numbers() {
    let plain = json(&["社保卡", "--limit", "3"]);
    assert_eq!((&plain["version"], &plain["grade"]), (&Value::from(1), &Value::from("match")));
    assert_eq!(plain["hits"][0]["id"], "social-card");
    assert_eq!(plain["hits"][0]["alias"], "社保卡");
    assert!(plain["hits"][0].get("factors").is_none() && plain.get("understood").is_none());
    let explained = json(&["社保卡", "--limit", "3", "--explain"]);
    for (hit, same) in explained["hits"].as_array().unwrap().iter().zip(plain["hits"].as_array().unwrap()) {
        assert_eq!(hit["score"], same["score"]);
        let factor = |name: &str| hit["factors"][name].as_f64().unwrap();
        let product: f64 = ["text", "share", "name", "kind", "frequent"].map(factor).iter().product();
        assert!((product - hit["score"].as_f64().unwrap()).abs() < 1e-6 * product);
        let sum: f64 = hit["terms"].as_array().unwrap().iter().map(|term| term["score"].as_f64().unwrap()).sum();
        assert!((sum - factor("text")).abs() < 1e-4 * sum);
    }
}

#[test]
fn an_answer_that_does_not_fit_says_so_and_where_to_look_on() {
    let text = said(&["qqqzzzxxx", "--limit", "3"]);
    assert!(text.starts_with("没有找到与“qqqzzzxxx”有关的内容"), "{text}");
    for part in ["\n 3. ", "按部门找：", "青禾市公安局", "按栏目找：", "12345"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(!said(&["社保卡"]).contains("12345"), "an answer that fits needs no more");
    let read = said(&["身份正"]);
    assert!(read.starts_with("按“身份证”来找：\n"), "{read}");
}

#[test]
fn what_a_query_was_taken_for_is_told_where_the_page_tells_it() {
    let is_told = |query: &str| said(&[query]).contains("来找：\n");
    assert!(is_told("sfz") && is_told("身份正"), "letters read as pinyin, a slip mended");
    assert!(!is_told("扯证") && !is_told("社保卡"), "an everyday word that finds a match needs no more");
}

#[test]
fn whom_to_call_is_the_sites_own_hotline() {
    let folder = tempfile::tempdir().unwrap();
    support::copy(&repository("content"), folder.path());
    let site = folder.path().join("site.yaml");
    let text = std::fs::read_to_string(&site).unwrap();
    std::fs::write(&site, text.replace("hotline: \"12345\"", "hotline: \"96345\"")).unwrap();
    let text = String::from_utf8(search_in(folder.path(), &["qqqzzzxxx"]).stdout).unwrap();
    assert!(text.contains("96345") && !text.contains("12345"), "{text}");
}

#[test]
fn a_strange_query_reaches_no_terminal_as_it_is() {
    let long = "社保卡".repeat(3_400);
    for query in ["\u{1b}[31m\u{202e}<script>\u{7}", "😀", "", long.as_str()] {
        for extra in [&[][..], &["--explain"], &["--explain", "--lang", "en"]] {
            let text = said(&[&["--limit", "2"], extra, &["--", query]].concat());
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']) && text.len() < 8_000, "{text:?}");
        }
    }
}
