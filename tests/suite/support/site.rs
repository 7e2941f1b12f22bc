//! A portal built in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use mingbai::diag::plain;
use mingbai::lang::Lang;
use mingbai::pipeline::{self, Options};

/// Every file of a portal by its path.
pub type Portal = BTreeMap<String, Vec<u8>>;

/// Options of a build without cards.
pub fn options(content: &Path, lang: Lang) -> Options {
    Options { content: content.to_owned(), lang, ..Options::default() }
}

/// Builds a content folder without cards; whatever is found fails the test.
pub fn build(content: &Path, lang: Lang) -> Portal {
    let (portal, findings) = try_build(&options(content, lang));
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    portal
}

/// Builds a content folder whose required fields may be missing.
pub fn build_incomplete(content: &Path, lang: Lang) -> Portal {
    let (portal, findings) = try_build(&Options { allow_incomplete: true, ..options(content, lang) });
    assert!(findings.iter().all(|finding| finding.contains("warning[")), "{}", findings.join("\n"));
    portal
}

/// The files and all findings, each in one line.
pub fn try_build(options: &Options) -> (Portal, Vec<String>) {
    let lang = options.lang;
    let checked = pipeline::check(options);
    let mut findings: Vec<String> = checked.diagnostics.iter().map(|d| plain(&checked.sources, lang, d)).collect();
    let files = Mutex::new(Portal::new());
    if !checked.diagnostics.has_errors() {
        let found = pipeline::render(&checked, options, &|artifact| {
            let twice = files.lock().unwrap().insert(artifact.path.clone(), artifact.bytes);
            assert!(twice.is_none(), "{} is written twice", artifact.path);
            Ok(())
        });
        findings.extend(found.iter().map(|d| plain(&checked.sources, lang, d)));
    }
    (files.into_inner().unwrap(), findings)
}
