//! Whatever the bytes, the stages end with findings: no panic, no place outside of its file, no half sentence.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::support::{copy, files, mini};
use mingbai::check::{self, CheckOptions};
use mingbai::diag::{self, Diagnostics, Renderer, SourceMap, plain};
use mingbai::lang::Lang;
use mingbai::{model, resolve, source};
use proptest::prelude::*;
use tempfile::TempDir;

/// Reads, understands, checks and links a folder, as `check` does, and words everything that was found.
fn examine(folder: &Path) -> (SourceMap, Diagnostics) {
    let (tree, mut found) = source::read(folder, "content");
    let (content, more) = model::parse(&tree);
    found.extend(more);
    found.extend(check::check(&content, &tree.map, &CheckOptions::default()));
    found.extend(resolve::resolve(content).1);
    found.sort();
    (tree.map, found)
}

fn assert_told(sources: &SourceMap, found: &Diagnostics) {
    for finding in found.iter() {
        let Some(span) = finding.span else { continue };
        let text = &sources.file(span.file).text;
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start <= end && end <= text.len(), "{}: {start}..{end} of {}", finding.code, text.len());
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{}: inside a character", finding.code);
        let mut edits = finding.fix.clone();
        edits.sort();
        assert!(diag::apply(text, &edits).is_some(), "{}: {edits:?} do not fit", finding.code);
        for lang in [Lang::Zh, Lang::En] {
            assert!(
                !plain(sources, lang, finding).contains(&format!("]: {}", finding.code)),
                "{} has no words",
                finding.code
            );
        }
    }
    let words = Renderer { sources, lang: Lang::Zh, color: false }.all(found);
    assert_eq!(words.is_empty(), found.is_empty());
}

thread_local! {
    /// One copy of the hall for all cases of a property; each puts back the file it changed.
    static HALL: TempDir = {
        let work = tempfile::tempdir().unwrap();
        copy(&mini(), work.path());
        work
    };
}

/// The hall with one file changed.
fn in_the_hall(path: &str, bytes: &[u8]) -> (SourceMap, Diagnostics) {
    HALL.with(|hall| {
        fs::write(hall.path().join(path), bytes).unwrap();
        let result = examine(hall.path());
        fs::copy(mini().join(path), hall.path().join(path)).unwrap();
        result
    })
}

/// A folder with nothing but one file.
fn alone(path: &str, bytes: &[u8]) -> (SourceMap, Diagnostics) {
    let work = tempfile::tempdir().unwrap();
    let target = work.path().join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::write(target, bytes).unwrap();
    examine(work.path())
}

/// One change to a text, at places given as shares of its length.
#[derive(Debug, Clone)]
enum Change {
    Cut(f64, f64),
    Insert(f64, String),
    Double(f64, f64),
    Truncate(f64),
    /// A byte of its own, which may tear a character apart.
    Byte(f64, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let at = || 0.0..1.0_f64;
    // What editors type by mistake, and what means something to YAML and Markdown.
    let slip = prop::sample::select(vec![
        ":",
        ": ",
        "：",
        "-",
        "- ",
        "－ ",
        "\t",
        "\u{3000}",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        " #",
        "&a ",
        "*a",
        "!",
        "!!int ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "? ",
        "<<: ",
        "~",
        "null",
        "true",
        "\\",
        "\0",
        "\u{feff}",
        "\u{202e}",
        "，",
        "“",
        "”",
        "2026-02-30",
        "1e999",
        "0x1F",
        "../",
        "é",
        "e\u{301}",
        "😀",
        "<b>",
        "]()",
    ]);
    let slips = prop::collection::vec(slip, 1..4).prop_map(|parts| parts.concat());
    prop_oneof![
        (at(), 0.0..0.1_f64).prop_map(|(at, len)| Change::Cut(at, len)),
        (at(), slips).prop_map(|(at, text)| Change::Insert(at, text)),
        (at(), 0.0..0.2_f64).prop_map(|(at, len)| Change::Double(at, len)),
        at().prop_map(Change::Truncate),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let place = |share: f64| {
        let mut at = (bytes.len() as f64 * share) as usize;
        while bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
            at -= 1;
        }
        at
    };
    match change {
        Change::Cut(at, len) => drop(bytes.drain(place(*at)..place((at + len).min(1.0)))),
        Change::Insert(at, text) => drop(bytes.splice(place(*at)..place(*at), text.bytes()).collect::<Vec<_>>()),
        Change::Double(at, len) => {
            let part = bytes[place(*at)..place((at + len).min(1.0))].to_vec();
            drop(bytes.splice(place(*at)..place(*at), part).collect::<Vec<_>>());
        }
        Change::Truncate(at) => bytes.truncate(place(*at)),
        Change::Byte(at, byte) => drop(bytes.splice(place(*at)..place(*at), [*byte]).collect::<Vec<_>>()),
    }
}

/// Text that looks a little like YAML.
fn yamlish() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z_]{1,8}: ",
        "[一-龥]{1,6}",
        Just("\n".to_owned()),
        Just("\n  ".to_owned()),
        Just("- ".to_owned()),
        "[\\[\\]{}\"',:#&*|>!%@`?~ -]{1,3}",
        "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

const PLACES: &[&str] = &[
    "site.yaml",
    "calendar.yaml",
    "synonyms.yaml",
    "print-log.yaml",
    "departments/x.yaml",
    "halls/x.yaml",
    "windows/x.yaml",
    "materials/x.yaml",
    "topics/x.yaml",
    "policies/x.yaml",
    "guides/x.yaml",
    "guides/x.md",
    "pages/x.md",
    "notices/x.md",
    "files/x.md",
    "x",
    "other/x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_in_the_small_hall_end_with_findings(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let all = files(&mini());
        let path = file.get(&all);
        let mut bytes = fs::read(mini().join(path)).unwrap();
        changes.iter().for_each(|change| apply(&mut bytes, change));
        let (sources, found) = in_the_hall(path, &bytes);
        assert_told(&sources, &found);
    }

    #[test]
    fn any_bytes_in_any_file_end_with_findings(place in 0..PLACES.len(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (sources, found) = alone(PLACES[place], &bytes);
        assert_told(&sources, &found);
    }

    #[test]
    fn any_text_in_any_file_ends_with_findings(place in 0..PLACES.len(), text in yamlish()) {
        let (sources, found) = alone(PLACES[place], text.as_bytes());
        assert_told(&sources, &found);
        let (sources, found) = alone(PLACES[place], format!("---\n{text}\n---\n{text}").as_bytes());
        assert_told(&sources, &found);
    }
}

/// The time to examine a file with so many mistakes and to word them, in seconds; the best of three.
fn seconds(mistakes: usize) -> f64 {
    let fields: String = (0..mistakes).map(|i| format!("  field_{i}: 值\n")).collect();
    let text = format!("housing:\n  name: 住房保障\n{fields}");
    let once = || {
        let started = Instant::now();
        let (sources, found) = alone("topics/x.yaml", text.as_bytes());
        assert!(found.errors() > mistakes);
        assert!(!Renderer { sources: &sources, lang: Lang::Zh, color: false }.all(&found).is_empty());
        started.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

#[test]
fn each_of_many_mistakes_in_a_file_costs_the_same() {
    let ratio = seconds(4_000) / seconds(400);
    assert!(ratio < 40.0, "ten times the mistakes took {ratio:.0} times as long");
}

#[test]
fn the_order_of_findings_does_not_depend_on_threads() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    for path in files(work.path()).iter().filter(|path| path.ends_with("all.yaml")) {
        let text = fs::read_to_string(work.path().join(path)).unwrap();
        fs::write(work.path().join(path), text.replace("name:", "nam:").replace("  kind:", "   kind:")).unwrap();
    }
    let told = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (sources, found) = pool.install(|| examine(work.path()));
        Renderer { sources: &sources, lang: Lang::Zh, color: false }.all(&found)
    };
    let first = told(1);
    assert!(first.lines().filter(|line| line.starts_with("错误[")).count() > 5, "{first}");
    (0..10).for_each(|run| assert_eq!(first, told(1 + run % 2)));
}
