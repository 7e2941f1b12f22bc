//! Whatever slips a file has and wherever they stand: mends bring back what was there, or leave it, and never do harm.

use std::fs;

use crate::support::{cases, mini};
use mingbai::check::CheckOptions;
use mingbai::diag::{Diagnostics, Severity, SourceMap};
use mingbai::{check, fix, model, source};
use proptest::prelude::*;

const FILES: [&str; 8] = [
    "guides/care/elderly-card.yaml",
    "guides/roads/road-occupation.md",
    "departments/all.yaml",
    "halls/main.yaml",
    "windows/all.yaml",
    "materials/all.yaml",
    "calendar.yaml",
    "notices/new-desk.md",
];

fn original(path: &str) -> String {
    fs::read_to_string(mini().join(path)).unwrap()
}

/// The text after all mends, and how many there were.
fn mended(path: &str, text: &str) -> (String, usize) {
    let mut sources = SourceMap::default();
    sources.add(path.to_owned(), text.to_owned());
    let found = fix::mend(&sources, &checked(path, text));
    found.into_iter().next().map_or((text.to_owned(), 0), |mended| (mended.text, mended.count))
}

/// All that a check of the text alone finds: reading, fields and rules.
fn checked(path: &str, text: &str) -> Diagnostics {
    let (tree, mut found) = source::read_texts(vec![(path.to_owned(), text.to_owned())]);
    let (content, fields) = model::parse(&tree);
    found.extend(fields);
    found.extend(check::check(&content, &tree.map, &CheckOptions::default()));
    found
}

fn errors(path: &str, text: &str) -> usize {
    let found = checked(path, text);
    let here = |found: &Diagnostics| {
        let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter(|finding| finding.span.is_some()).count()
    };
    here(&found)
}

/// The lines of the YAML; what comes after them belongs to the author.
fn split(path: &str, text: &str) -> (Vec<String>, String) {
    let head = match path.ends_with(".md") {
        true => text[4..].find("\n---\n").map_or(text.len(), |end| 4 + end + 1),
        false => text.len(),
    };
    (text[..head].split_inclusive('\n').map(str::to_owned).collect(), text[head..].to_owned())
}

/// A slip that has one mend, made in a line that offers the place for it.
#[derive(Debug, Clone, Copy)]
enum Slip {
    Colon,
    Blanks,
    Date,
    Phone,
    Word,
    Count,
    Dash,
}

const SLIPS: [Slip; 7] = [Slip::Colon, Slip::Blanks, Slip::Date, Slip::Phone, Slip::Word, Slip::Count, Slip::Dash];

impl Slip {
    fn make(self, line: &str) -> Option<String> {
        let content = line.trim_start().trim_start_matches("- ");
        let (key, value) = content.trim_end().split_once(": ").unwrap_or((content.trim_end(), ""));
        let is_pair = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !value.is_empty();
        let with = |value_now: &str| Some(line.replacen(&format!(": {value}"), &format!(": {value_now}"), 1));
        match self {
            Slip::Colon if is_pair => Some(line.replacen(": ", "：", 1)),
            Slip::Blanks if !line.starts_with("---") => Some(format!("{} \t\n", line.trim_end_matches('\n'))),
            Slip::Date if is_pair && value.len() == 10 && value.starts_with("20") => with(&value.replace('-', ".")),
            Slip::Phone if key.ends_with("phone") && value.starts_with("05") => with(&value.replace('-', "——")),
            Slip::Word if is_pair => {
                let words = [("自然人", "个人"), ("在用", "启用"), ("必要", "必需"), ("公共服务", "公共服物")];
                words.iter().find(|(word, _)| *word == value).and_then(|(_, slip)| with(slip))
            }
            Slip::Count if matches!(key, "originals" | "copies" | "visits" | "order") && value.is_ascii() => {
                with(&value.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect::<String>())
            }
            Slip::Dash if line.trim_start().starts_with("- ") => Some(line.replacen("- ", "－ ", 1)),
            _ => None,
        }
    }
}

/// How the whole file is written.
#[derive(Debug, Clone, Copy)]
struct Manner {
    tabs: bool,
    windows: bool,
    mark: bool,
}

impl Manner {
    fn write(self, path: &str, lines: &[String], rest: &str) -> String {
        let indented = |line: &String| {
            let content = line.trim_start_matches(' ');
            let tabs = "\t".repeat((line.len() - content.len()) / 2);
            if self.tabs { tabs + content } else { line.clone() }
        };
        let text: String = lines.iter().map(indented).chain([rest.to_owned()]).collect();
        let text = if self.windows { text.replace('\n', "\r\n") } else { text };
        let mark = if self.mark && !path.is_empty() { "\u{feff}" } else { "" };
        format!("{mark}{text}")
    }
}

fn manner() -> impl Strategy<Value = Manner> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(tabs, windows, mark)| Manner { tabs, windows, mark })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(120), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_there_before_the_slips_comes_back(
        path in prop::sample::select(FILES.to_vec()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(SLIPS.to_vec())), 1..60),
        manner in manner(),
    ) {
        let whole = original(path);
        let (mut lines, rest) = split(path, &whole);
        for (index, slip) in slips {
            let line = index.index(lines.len());
            if let Some(slipped) = slip.make(&lines[line]) {
                lines[line] = slipped;
            }
        }
        let slipped = manner.write(path, &lines, &rest);
        let clean = Manner { tabs: false, mark: false, ..manner }.write(path, &split(path, &whole).0, &rest);
        let (text, _) = mended(path, &slipped);
        prop_assert_eq!(&text, &clean);
        prop_assert_eq!(mended(path, &text), (text.clone(), 0));
    }

    #[test]
    fn mends_of_a_spoilt_file_do_no_harm(
        path in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec((0.0..1.0_f64, 0..6_usize, slip()), 1..8),
    ) {
        let mut text = original(path);
        for (at, cut, put) in changes {
            let start = text.floor_char_boundary((text.len() as f64 * at) as usize);
            let end = text.floor_char_boundary(start + cut).max(start);
            text.replace_range(start..end, put);
        }
        let (after, count) = mended(path, &text);
        prop_assert!(errors(path, &after) <= errors(path, &text) || unreadable(path, &text), "{}", after);
        let ends = |text: &str| text.split('\n').map(|line| line.ends_with('\r')).collect::<Vec<_>>();
        prop_assert_eq!(ends(&after), ends(&text), "line ends");
        let body = |text: &str| text.rsplit_once("\n---").map(|(_, body)| body.to_owned());
        if path.ends_with(".md") {
            prop_assert_eq!(body(&after), body(&text), "the text below the front matter");
        }
        prop_assert_eq!(count == 0, after == text);
        prop_assert_eq!(mended(path, &after), (after.clone(), 0), "the second run");
    }
}

/// What editors type by mistake, and what means something to YAML.
fn slip() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        ":", ": ", "：", "- ", "－ ", "—　", "\t", "\u{3000}", "\u{a0}", " ", "  ", " \n", "\n", "\r\n", "\"", "'",
        "[", "]", "{", "}", " #", "&a ", "*a", "|", ">-\n", "---\n", "? ", "~", "\\", "\u{feff}", "\u{200b}",
        "2026.3.1", "２", "个人", "——",
    ])
}

/// Whether the text hides what is in it: behind a fault of the syntax there may be any number of others.
fn unreadable(path: &str, text: &str) -> bool {
    let (tree, mut found) = source::read_texts(vec![(path.to_owned(), text.to_owned())]);
    tree.documents.iter().all(|document| document.tree(&tree.map, &mut found).is_none())
}
