//! Copies of the small hall, each broken in one way, and everything the program says about them.
//!
//! A case is a folder `tests/broken/<what-went-wrong>/`. Its files are laid over a copy of `tests/fixtures/mini`; a line
//! that must be complained about ends in `#~ code` (or the line below it is `#~^ code`), and these marks are taken out
//! before the program reads the file. `case.txt` says what cannot be said by a mark:
//!
//! ```text
//! # a remark
//! remove PATH              take a file out of the copy
//! base none                begin with an empty folder
//! find CODE                a finding without a place
//! find CODE PATH[:LINE]    a finding in a file that holds no mark
//! args --option            further arguments
//! exit 2                   another exit code than 1
//! ```
//!
//! `expected.txt` is the whole output; `SNAPSHOTS=overwrite cargo test --test suite broken::` writes it anew. A finding nobody
//! expects fails, and so does an expectation that no finding meets.

use crate::support::html;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::{copy, entries, files, mini, repository};
use rayon::prelude::*;
use snapbox::cmd::Command;

/// A finding: its code, and where it stands if it has a place.
type Finding = (String, String);

#[derive(Default)]
struct Case {
    base_is_empty: bool,
    remove: Vec<String>,
    expected: Vec<Finding>,
    args: Vec<String>,
    exit: Option<i32>,
}

#[test]
fn every_broken_copy_is_explained_line_by_line() {
    let cases: Vec<PathBuf> = entries(&repository("tests/broken"));
    assert!(cases.len() >= 24, "the cases have gone");
    let failures: Vec<String> = cases
        .par_iter()
        .filter_map(|folder| {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            check(&name, folder).err().map(|failure| format!("\n==== {name}\n{failure}\n"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.concat());
}

#[test]
fn the_copy_without_a_mistake_has_none() {
    let (output, code) = run(mini().parent().unwrap(), &["check", "--content", "mini"]);
    assert_eq!(code, Some(0), "{output}");
    assert_eq!(output, "检查完毕：没有错误，没有警告。\n");
}

/// What a program or an office reads is whole whatever the content is, and holds as much as the terminal shows.
#[test]
fn every_form_of_a_report_holds_every_finding_of_every_broken_copy() {
    let cases: Vec<PathBuf> = entries(&repository("tests/broken"));
    let failures: Vec<String> = cases.par_iter().filter_map(|folder| reports(folder).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn reports(folder: &Path) -> Result<(), String> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let work = tempfile::tempdir().unwrap();
    let case = lay_out(&name, folder, &work.path().join("content"));
    let read = |format: &str| {
        let command = Command::new(env!("CARGO_BIN_EXE_mingbai")).args(["check", "--format", format]).args(&case.args);
        let output = command.current_dir(work.path()).timeout(LONGEST * 3).output().unwrap();
        assert_eq!(output.status.code(), Some(case.exit.unwrap_or(1)), "{name} as {format}");
        String::from_utf8(output.stdout).unwrap()
    };
    if case.exit == Some(2) {
        return Ok(());
    }
    let json: serde_json::Value = serde_json::from_str(&read("json")).map_err(|error| format!("{name}: {error}"))?;
    let page = html::parse(&read("html"));
    let count = json["findings"].as_array().map_or(0, Vec::len);
    match count == case.expected.len() && page.problems.is_empty() && page.named("main").count() == 1 {
        true => Ok(()),
        false => Err(format!("{name}: {count} of {} findings, {:?}", case.expected.len(), page.problems)),
    }
}

fn check(name: &str, folder: &Path) -> Result<(), String> {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    let case = lay_out(name, folder, &content);
    let mut args = vec!["check", "--all", "--content", "content"];
    args.extend(case.args.iter().map(String::as_str));
    let started = Instant::now();
    let (output, code) = run(work.path(), &args);
    let output = output.replace(work.path().canonicalize().unwrap().to_str().unwrap(), "[ROOT]");
    let mut problems = Vec::new();
    if code != Some(case.exit.unwrap_or(1)) {
        problems.push(format!("exit code {code:?}"));
    }
    if started.elapsed() > LONGEST {
        problems.push(format!("took {:?}", started.elapsed()));
    }
    problems.extend(differences(case.expected, findings(&output)));
    problems.extend(output.lines().filter_map(bad_wording));
    problems.extend(golden(&folder.join("expected.txt"), &output).err());
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// A slow machine and an unoptimised program; the point is that nothing runs for minutes.
const LONGEST: Duration = Duration::from_secs(120);

fn run(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let command = Command::new(env!("CARGO_BIN_EXE_mingbai")).args(args).current_dir(folder);
    let output = command.timeout(LONGEST * 3).output().unwrap();
    assert!(output.stdout.is_empty(), "findings belong on standard error");
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// Makes the broken copy and reads what is expected of it.
fn lay_out(name: &str, folder: &Path, content: &Path) -> Case {
    let mut case = read_case(&folder.join("case.txt"));
    fs::create_dir_all(content).unwrap();
    if !case.base_is_empty {
        copy(&mini(), content);
    }
    for path in &case.remove {
        fs::remove_file(content.join(path)).unwrap();
    }
    for path in files(folder).into_iter().filter(|path| !matches!(path.as_str(), "case.txt" | "expected.txt")) {
        let bytes = fs::read(folder.join(&path)).unwrap();
        let target = content.join(&path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        match String::from_utf8(bytes) {
            Ok(text) => fs::write(target, without_marks(&path, &text, &mut case.expected)).unwrap(),
            Err(other) => fs::write(target, other.into_bytes()).unwrap(),
        }
    }
    if let Some((_, make)) = MADE.iter().find(|(made, _)| *made == name) {
        make(content);
    }
    case
}

fn read_case(path: &Path) -> Case {
    let mut case = Case::default();
    for line in fs::read_to_string(path).unwrap_or_default().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            ["base", "none"] => case.base_is_empty = true,
            ["remove", path] => case.remove.push((*path).to_owned()),
            ["find", code] => case.expected.push(((*code).to_owned(), String::new())),
            ["find", code, place] => case.expected.push(((*code).to_owned(), format!("content/{place}"))),
            ["args", args @ ..] => case.args.extend(args.iter().map(|arg| (*arg).to_owned())),
            ["exit", code] => case.exit = Some(code.parse().unwrap()),
            _ => panic!("{}: what is “{line}”?", path.display()),
        }
    }
    case
}

/// Takes the marks out of a text and notes what they expect.
fn without_marks(path: &str, text: &str, expected: &mut Vec<Finding>) -> String {
    let mut clean = String::new();
    let mut number = 0;
    for line in text.split_inclusive('\n') {
        let ending = &line[line.trim_end_matches(['\r', '\n']).len()..];
        let mut expect = |codes: &str, number: usize| {
            let place = format!("content/{path}:{number}");
            expected.extend(codes.split_whitespace().map(|code| (code.to_owned(), place.clone())));
        };
        if let Some(codes) = line.trim_start().strip_prefix("#~^ ") {
            expect(codes, number);
            continue;
        }
        number += 1;
        match line.split_once("#~ ") {
            Some((kept, codes)) => {
                expect(codes, number);
                clean.push_str(kept.strip_suffix(' ').unwrap_or(kept));
                clean.push_str(ending);
            }
            None => clean.push_str(line),
        }
    }
    clean
}

/// The findings of an output; a place is `path:line`, without the column.
fn findings(output: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for line in output.lines() {
        let head = line.strip_prefix("错误[").or(line.strip_prefix("警告["));
        if let Some((code, _)) = head.and_then(|rest| rest.split_once("]: ")) {
            found.push((code.to_owned(), String::new()));
        } else if let (Some(place), Some(last)) = (line.trim_start().strip_prefix("--> "), found.last_mut()) {
            let parts: Vec<&str> = place.rsplitn(2, ':').collect();
            last.1 = parts.last().copied().unwrap_or_default().to_owned();
        }
    }
    found
}

fn differences(mut expected: Vec<Finding>, found: Vec<Finding>) -> Vec<String> {
    let mut differences = Vec::new();
    for finding in found {
        match expected.iter().position(|wanted| *wanted == finding) {
            Some(index) => drop(expected.swap_remove(index)),
            None => differences.push(format!("not expected: {} {}", finding.0, finding.1)),
        }
    }
    differences.extend(expected.into_iter().map(|(code, place)| format!("not found: {code} {place}")));
    differences
}

/// A sentence for a clerk has no empty place for an argument and no English in it.
fn bad_wording(line: &str) -> Option<String> {
    let is_sentence = line.starts_with("错误[") || line.starts_with("警告[") || line.contains("怎么改: ");
    let sentence = line.split_once("]: ").or(line.split_once("怎么改: ")).filter(|_| is_sentence)?.1;
    let is_place =
        |part: &str| part.split_once('}').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase()));
    if sentence.split('{').skip(1).any(is_place) {
        return Some(format!("an argument is missing: {line}"));
    }
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<bool> = unquoted(sentence).split_whitespace().map(is_word).collect();
    words.windows(3).any(|three| three.iter().all(|word| *word)).then(|| format!("English: {line}"))
}

/// The sentence without what it quotes from the file.
fn unquoted(sentence: &str) -> String {
    let mut depth = 0_i32;
    let keep = |c: &char| {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
        depth <= 0
    };
    sentence.chars().filter(keep).collect()
}

fn golden(path: &Path, output: &str) -> Result<(), String> {
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    let expected = snapbox::Data::read_from(path, Some(snapbox::data::DataFormat::Text)).raw();
    assert.try_eq(Some(&path.display()), output.into(), expected).map_err(|error| error.to_string())
}

type Make = fn(&Path);

/// What cannot lie in a repository is made here; the folder of the same name says what is expected.
const MADE: &[(&str, Make)] = &[
    ("file-in-gbk", |content| encoded(content, encoding_rs::GBK)),
    ("file-in-utf-16", utf_16),
    ("picture-among-topics", |content| write(content, "topics/all.yaml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe")),
    ("link-out-of-the-folder", |content| link(content, "../outside.yaml", "topics/more.yaml")),
    ("link-to-a-folder", |content| link(content, "../guides", "topics/more")),
    ("link-that-leads-nowhere", |content| link(content, "gone.yaml", "topics/more.yaml")),
    ("link-to-itself", |content| link(content, "more.yaml", "topics/more.yaml")),
    ("pipe-instead-of-a-file", pipe),
    ("content-is-a-file", |content| {
        fs::remove_dir_all(content).unwrap();
        fs::write(content, "name: 白石县\n").unwrap();
    }),
    ("content-is-missing", |content| fs::remove_dir_all(content).unwrap()),
    ("guide-in-one-long-line", |content| one_line(content)),
    ("yaml-of-ten-megabytes", |content| {
        write(content, "topics/more.yaml", "x: 养老助老和别的\n".repeat(500_000).as_bytes());
    }),
    ("yaml-with-too-many-entries", |content| {
        let entries: String = (0..70_000).map(|i| format!("t{i}:\n  name: 栏目{i}\n")).collect();
        write(content, "topics/more.yaml", entries.as_bytes());
    }),
    ("alias-bomb", |content| write(content, "topics/more.yaml", bomb().as_bytes())),
    ("nested-without-end", |content| {
        let text = format!("housing:\n  name: {}养老{}\n", "[".repeat(50_000), "]".repeat(50_000));
        write(content, "topics/more.yaml", text.as_bytes());
    }),
    ("nested-without-end-by-indentation", |content| {
        let text: String = (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        write(content, "topics/more.yaml", text.as_bytes());
    }),
    ("null-bytes", |content| {
        let guide = fs::read_to_string(content.join("guides/care/elderly-card.yaml")).unwrap();
        let spoilt = guide.replace("title: 老年人优待证", "title: 老年人\0优待证");
        write(content, "guides/care/elderly-card.yaml", spoilt.as_bytes());
    }),
];

fn write(content: &Path, path: &str, bytes: &[u8]) {
    fs::create_dir_all(content.join(path).parent().unwrap()).unwrap();
    fs::write(content.join(path), bytes).unwrap();
}

fn encoded(content: &Path, encoding: &'static encoding_rs::Encoding) {
    let text = fs::read_to_string(content.join("topics/all.yaml")).unwrap();
    write(content, "topics/all.yaml", &encoding.encode(&text).0);
}

fn utf_16(content: &Path) {
    let text = fs::read_to_string(content.join("topics/all.yaml")).unwrap();
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    write(content, "topics/all.yaml", &units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
}

fn link(content: &Path, target: &str, path: &str) {
    fs::write(content.parent().unwrap().join("outside.yaml"), "care: {}\n").unwrap();
    let target = if target == "../outside.yaml" { "../../outside.yaml" } else { target };
    std::os::unix::fs::symlink(target, content.join(path)).unwrap();
}

/// Reading a pipe that nobody writes to would wait for ever.
fn pipe(content: &Path) {
    let path = content.join("topics/more.yaml");
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// A megabyte without a line break: the front matter of a guide whose editor's software dropped them.
fn one_line(content: &Path) {
    let text = format!("--- title: 老年人优待证 summary: {}", "年满60周岁的老人".repeat(45_000));
    write(content, "guides/care/elderly-card.md", text.as_bytes());
    fs::remove_file(content.join("guides/care/elderly-card.yaml")).unwrap();
}

/// Nine lists of nine references each: a thousand million entries when expanded.
fn bomb() -> String {
    let mut text = "a0: &a0 [养老]\n".to_owned();
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    text
}
