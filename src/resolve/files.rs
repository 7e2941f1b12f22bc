//! Blank forms and samples that entries name must be among the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Span, nearest};
use crate::model::{Content, Form, Guide, Material, Text};

/// The files of the content by their paths.
pub struct Files<'a> {
    all: BTreeSet<&'a str>,
    /// Pages by their paths without the ending.
    pages: BTreeMap<&'a str, &'a str>,
    content: &'a Content,
}

impl<'a> Files<'a> {
    pub fn new(content: &'a Content) -> Self {
        let forms = content.forms.iter().map(|form| form.path.as_str());
        let all: BTreeSet<&str> = content.attachments.iter().map(String::as_str).chain(forms).collect();
        let pages = all.iter().filter_map(|path| Some((path.strip_suffix(".html")?, *path))).collect();
        Files { all, pages, content }
    }

    /// A finding for each named file that is not there.
    pub fn check(&self) -> Diagnostics {
        let content = self.content;
        let catalogue = content.materials.iter().flat_map(|entry| self.material(&entry.value));
        let guides = content.guides.iter().flat_map(|entry| self.guide(&entry.value.head));
        catalogue.chain(guides).chain(content.forms.iter().filter_map(|form| self.twin(form))).collect()
    }

    pub fn material(&self, material: &Material) -> impl Iterator<Item = Diagnostic> {
        [&material.blank_form, &material.sample].into_iter().filter_map(|path| self.missing(path))
    }

    pub fn guide(&self, guide: &Guide) -> impl Iterator<Item = Diagnostic> {
        let used = guide.materials.iter().flat_map(|material| [&material.blank_form, &material.sample]);
        used.chain(guide.results.iter().map(|result| &result.sample)).filter_map(|path| self.missing(path))
    }

    /// A form is published as a page; another file may already have the page's name.
    pub fn twin(&self, form: &Form) -> Option<Diagnostic> {
        let page = self.pages.get(form.path.strip_suffix(".md")?)?;
        let finding = Diagnostic::error("duplicate-file", Span::start_of(form.body.file)).arg("page", *page);
        Some(finding.arg("path", &form.path).help("duplicate-file.help"))
    }

    fn missing(&self, path: &Text) -> Option<Diagnostic> {
        let is_there = path.is_empty() || self.all.contains(path.value.as_str());
        (!is_there && !self.content.unread.holds_file(path)).then(|| missing(path, &self.all))
    }
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
