//! Whatever the bytes of a content folder, the checker ends with findings that stand inside their files and have words.
//!
//! The input is a folder: `=== path` begins a file, as in the examples of the rules. It passes hygiene, front matter, YAML,
//! the model, every rule and the linking, in both languages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mingbai::check::{self, CheckOptions};
use mingbai::diag::{Diagnostics, Renderer, SourceMap};
use mingbai::lang::Lang;
use mingbai::{model, resolve, source};

/// An editor's file is short; libFuzzer finds more with short ones.
const LONGEST: usize = 16 * 1024;

fuzz_target!(|bytes: &[u8]| {
    if bytes.len() <= LONGEST {
        examine(&String::from_utf8_lossy(bytes));
    }
});

fn examine(input: &str) {
    let (tree, mut found) = source::read_texts(files(input));
    let (content, more) = model::parse(&tree);
    found.extend(more);
    found.extend(check::check(&content, &tree.map, &CheckOptions::default()));
    found.extend(resolve::resolve(content).1);
    found.sort();
    assert_placed(&tree.map, &found);
}

/// The files of a folder; what stands before the first path is a guide.
fn files(input: &str) -> Vec<(String, String)> {
    let mut files = vec![("guides/a.md".to_owned(), String::new())];
    for line in input.split_inclusive('\n') {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => {}
        }
    }
    files
}

fn assert_placed(sources: &SourceMap, found: &Diagnostics) {
    for span in found.iter().filter_map(|finding| finding.span) {
        let text = &sources.file(span.file).text;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "outside of its file or inside a character");
    }
    for lang in [Lang::Zh, Lang::En] {
        let words = Renderer { sources, lang, color: false }.all(found);
        assert_eq!(words.is_empty(), found.is_empty());
    }
}
