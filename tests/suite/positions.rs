//! Six mistakes of six kinds in one guide are found in one run, each at the very characters that are wrong: with any line
//! ends, behind a byte order mark, in YAML and in the Markdown below it.

use std::fs;

use crate::support::{copy, mini};
use mingbai::diag::{Diagnostic, SourceMap};
use mingbai::lang::Lang;
use mingbai::pipeline::{self, Options};

const GUIDE: &str = "guides/roads/road-occupation.md";

/// What is changed in the guide (`«…»` around what must be pointed at) and the finding that must follow.
const MISTAKES: [(&str, &str, &str); 6] = [
    ("task_type: 行政许可", "task_type: «行政准许»", "unknown-choice"),
    ("department: works", "department: «work»", "dangling-reference"),
    ("quota: 无数量限制", "«quotas»: 无数量限制", "unknown-field"),
    ("promised_limit: 5个工作日", "promised_limit: «五天左右»", "wrong-type"),
    ("amount: \"0.30\"", "amount: «0.3.0»", "fee-amount-form"),
    ("---\n\n", "---\n\n围挡尺寸请看«[这里](https://www.gov.cn/)»，别占盲道。\n\n", "vague-link-text"),
];

/// One finding: its code, line, column and the characters it points at.
type Place = (String, usize, usize, String);

#[test]
fn six_mistakes_of_six_kinds_are_six_findings_in_one_run() {
    let (text, expected) = broken();
    assert_eq!(findings(&text), expected);
}

#[test]
fn windows_line_ends_move_nothing() {
    let (text, expected) = broken();
    assert_eq!(findings(&text.replace('\n', "\r\n")), expected);
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let (text, expected) = broken();
    let found = findings(&format!("\u{feff}{text}"));
    let (marks, rest): (Vec<_>, Vec<_>) = found.into_iter().partition(|(code, ..)| code == "byte-order-mark");
    assert_eq!(rest, expected);
    assert!(marks.iter().all(|(_, line, column, _)| (*line, *column) == (1, 1)), "{marks:?}");
}

/// The guide with all mistakes, and where each stands.
fn broken() -> (String, Vec<Place>) {
    let mut text = fs::read_to_string(mini().join(GUIDE)).unwrap();
    for (right, wrong, _) in MISTAKES {
        // The last: the body begins at the second fence.
        let at = text.rfind(right).unwrap_or_else(|| panic!("the guide no longer says {right}"));
        text.replace_range(at..at + right.len(), wrong);
    }
    let mut places = Vec::new();
    while let Some(start) = text.find('«') {
        let end = text.find('»').unwrap();
        let pointed = text[start + '«'.len_utf8()..end].to_owned();
        let code = MISTAKES.iter().find(|(_, wrong, _)| wrong.contains(&format!("«{pointed}»"))).unwrap().2;
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let (line, column) = (text[..start].matches('\n').count() + 1, text[line_start..start].chars().count() + 1);
        places.push((code.to_owned(), line, column, pointed.clone()));
        text.replace_range(start..end + '»'.len_utf8(), &pointed);
    }
    (text, places)
}

/// Everything that is found in the small hall with this guide.
fn findings(guide: &str) -> Vec<Place> {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), folder.path());
    fs::write(folder.path().join(GUIDE), guide).unwrap();
    let checked = pipeline::check(&Options { content: folder.path().to_owned(), lang: Lang::Zh, ..Options::default() });
    checked.diagnostics.iter().map(|finding| place(&checked.sources, finding)).collect()
}

fn place(sources: &SourceMap, finding: &Diagnostic) -> Place {
    let span = finding.span.unwrap_or_else(|| panic!("{} points nowhere", finding.code));
    let (line, column) = sources.line_col(span.file, span.start);
    let pointed = sources.file(span.file).text[span.start as usize..span.end as usize].to_owned();
    (finding.code.to_owned(), line, column, pointed)
}
