//! The print log under strain: several clerks at once, many years of entries, entries written by hand.

use std::process::{Command, Stdio};

use crate::editions::{cards, hall, log, out, printed_again, recorded, replace};
use crate::support::files;
use mingbai::{model, source};

#[test]
fn two_who_record_at_once_both_find_their_cards_in_the_log() {
    let hall = hall();
    let work = hall.path();
    let windows = ["a04", "a08", "b01"];
    let record = |window: &&str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        program.current_dir(work).args(["cards", "--record", "--date", "2026-11-26", "--window", window]);
        program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let running: Vec<_> = windows.iter().map(record).collect();
    assert!(running.into_iter().all(|mut program| program.wait().unwrap().success()));
    let text = log(work);
    for window in windows {
        assert!(text.contains(&format!("window: {window}, ")), "{window} was lost:\n{text}");
    }
    let hidden = files(&work.join("content"));
    assert!(!hidden.iter().any(|path| path.ends_with(".mingbai")), "a lock was left: {hidden:?}");
}

#[test]
fn a_log_of_many_years_is_read_to_its_end() {
    let print = "  - {date: 2026-11-26, window: a04, guide: x, edition: 1f0a6c52, format: a5, copies: 2}\n";
    let text = format!("prints:\n{}", print.repeat(30_000));
    let (tree, found) = source::read_texts(vec![("print-log.yaml".to_owned(), text)]);
    let (content, more) = model::parse(&tree);
    assert!(!found.has_errors());
    assert!(!more.iter().any(|finding| finding.code == "yaml-too-large"), "twenty thousand entries were too many");
    assert_eq!(content.print_log.prints.len(), 30_000);
}

#[test]
fn a_print_written_down_without_its_format_is_replaced_by_the_next_of_the_usual_one() {
    let hall = hall();
    let work = hall.path();
    recorded(work, &["--guides", "id-card-replace", "--place", "咨询台"]);
    replace(work, "content/print-log.yaml", ", format: a5", "");
    replace(work, "content/guides/people/id-card-replace.md", "visits: 1\n", "visits: 2\n");
    let listed = out(&cards(work, &["--stale"]));
    assert!(listed.contains("咨询台《居民身份证换领、补领》A5 桌面卡："), "{listed}");
    assert_eq!(printed_again(&work.join("cards")), ["id-card-replace"]);
    recorded(work, &["--changed"]);
    assert_eq!(cards(work, &["--stale"]).status.code(), Some(0), "{}", log(work));
}
