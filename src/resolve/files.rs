//! Blank forms and samples that entries name must be among the files.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::model::{Content, Text};

/// A finding for each named file that is not there.
pub fn check(content: &Content) -> Diagnostics {
    let forms = content.forms.iter().map(|form| form.path.as_str());
    let files: BTreeSet<&str> = content.attachments.iter().map(String::as_str).chain(forms).collect();
    let missing = named_files(content)
        .filter(|path| !path.is_empty() && !content.unread.holds_file(path))
        .filter(|path| !files.contains(path.value.as_str()))
        .map(|path| missing(path, &files));
    missing.chain(twins(content, &files)).collect()
}

/// A form is published as a page; another file may already have the page's name.
fn twins<'a>(content: &'a Content, files: &'a BTreeSet<&'a str>) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let pages: BTreeSet<&str> = files.iter().filter_map(|path| path.strip_suffix(".html")).collect();
    let named = |page: &str| files.iter().copied().find(|path| path.strip_suffix(".html") == Some(page));
    content.forms.iter().filter_map(move |form| {
        let page = form.path.strip_suffix(".md").filter(|stem| pages.contains(stem)).and_then(named)?;
        let finding = Diagnostic::error("duplicate-file", Span::start_of(form.body.file)).arg("page", page);
        Some(finding.arg("path", &form.path).help("duplicate-file.help"))
    })
}

fn named_files(content: &Content) -> impl Iterator<Item = &Text> {
    let catalogue = content.materials.iter().flat_map(|entry| [&entry.value.blank_form, &entry.value.sample]);
    let guides = content.guides.iter().map(|entry| &entry.value.head);
    let used = guides.clone().flat_map(|guide| guide.materials.iter().flat_map(|m| [&m.blank_form, &m.sample]));
    let results = guides.flat_map(|guide| guide.results.iter().map(|result| &result.sample));
    catalogue.chain(used).chain(results)
}

fn missing(path: &Text, files: &BTreeSet<&str>) -> Diagnostic {
    let finding = Diagnostic::error("missing-file", path.span).arg("path", &path.value);
    match meant(path, files) {
        Some(near) => finding.arg("near", near).help("missing-file.help-near"),
        None => finding.help("missing-file.help"),
    }
}

/// A file of almost the same name in the same folder, or the one whose path lacks only `files/`.
fn meant<'a>(path: &str, files: &BTreeSet<&'a str>) -> Option<&'a str> {
    if let Some(file) = files.get(format!("files/{}", path.trim_start_matches(['.', '/'])).as_str()) {
        return Some(file);
    }
    let (folder, name) = path.rsplit_once('/')?;
    let beside = files.iter().filter_map(|file| file.rsplit_once('/')).filter(|(other, _)| *other == folder);
    let near = nearest(name, beside.map(|(_, name)| name))?;
    files.get(format!("{folder}/{near}").as_str()).copied()
}
