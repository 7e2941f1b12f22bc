//! One file read alone: what it says, what is found in it, and the mends these findings carry.

use super::round::Mend;
use crate::check::{self, CheckOptions};
use crate::diag::{Diagnostic, Diagnostics, Edit, FileId, Severity, SourceMap, Span};
use crate::source::yaml::Node;
use crate::source::{self, Tree};
use crate::{model, source::Document};

/// The file that sets the levels of the rules: a rule that is switched off mends nothing.
pub const SITE: &str = "site.yaml";

/// A text and what it says.
pub struct Look {
    pub path: String,
    pub text: String,
    pub file: FileId,
    map: SourceMap,
    /// What the YAML says; `None` when it cannot be read.
    pub node: Option<Node>,
    /// The bytes of the YAML; empty when it is not worth reading.
    pub yaml: std::ops::Range<usize>,
    /// Where the Markdown begins, which is never touched.
    pub body: usize,
    /// Whatever keeps the YAML from being read, and what the fields say wrong.
    pub syntax: Diagnostics,
    pub fields: Diagnostics,
}

impl Look {
    /// `None` when the path is no content file's.
    pub fn at(path: &str, text: String, site: Option<&str>) -> Option<Look> {
        let (tree, found) = source::read_texts(texts(path, &text, site));
        let document = document(&tree, path)?;
        let mut syntax: Diagnostics = found;
        let node = document.tree(&tree.map, &mut syntax);
        let (_, fields) = model::parse(&tree);
        let file = document.file;
        let here = |found: Diagnostics| -> Diagnostics { found.into_iter().filter(|f| stands_in(f, file)).collect() };
        let (syntax, mut fields) = (here(syntax), here(fields));
        // `model/` reads the tree once more and tells of the same fault.
        fields = fields.into_iter().filter(|finding| syntax.iter().all(|known| known != finding)).collect();
        let (yaml, body) = (document.yaml().unwrap_or(0..0), document.body.unwrap_or(text.len()));
        Some(Look { path: path.to_owned(), file, node, yaml, body, syntax, fields, map: tree.map, text })
    }

    /// The mends of all findings, in the order of their places.
    pub fn mends(&self, site: Option<&str>) -> Vec<Mend> {
        let known = self.syntax.iter().chain(self.fields.iter());
        let mut mends: Vec<Mend> = known.filter_map(|finding| self.mend(finding)).collect();
        mends.extend(self.rules(site).iter().filter_map(|finding| self.mend(finding)));
        mends.sort_by(|a, b| a.edits.cmp(&b.edits));
        mends
    }

    fn rules(&self, site: Option<&str>) -> Diagnostics {
        if self.node.is_none() {
            return Diagnostics::new();
        }
        let (tree, _) = source::read_texts(texts(&self.path, &self.text, site));
        let (content, _) = model::parse(&tree);
        let found = check::check(&content, &tree.map, &CheckOptions::default());
        found.into_iter().filter(|finding| stands_in(finding, self.file)).collect()
    }

    /// Edits of the Markdown, and those that would add or join lines, are nobody's to make.
    fn mend(&self, finding: &Diagnostic) -> Option<Mend> {
        let is_allowed = |span: Span, text: &str| {
            let old = self.text.get(span.start as usize..span.end as usize);
            let is_one_line = old.is_some_and(|old| !old.contains('\n')) && !text.contains('\n');
            span.file == self.file && span.end as usize <= self.body && is_one_line
        };
        let edits = finding.fix.clone();
        let changes = |edit: &Edit| self.text.get(edit.span.start as usize..edit.span.end as usize) != Some(&edit.text);
        let is_possible = edits.iter().any(changes) && edits.iter().all(|edit| is_allowed(edit.span, &edit.text));
        is_possible.then(|| Mend { line: self.line(edits[0].span.start), edits, is_tidying: false })
    }

    /// The number of the line that holds a byte, from 1.
    pub fn line(&self, at: u32) -> usize {
        self.map.file(self.file).line(at as usize).0
    }

    /// The lines of what keeps the file from being read.
    pub fn faults(&self) -> impl Iterator<Item = usize> + '_ {
        let errors = self.syntax.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter_map(|finding| Some(self.line(finding.span?.start)))
    }
}

fn texts(path: &str, text: &str, site: Option<&str>) -> Vec<(String, String)> {
    let site = site.filter(|_| path != SITE).map(|site| (SITE.to_owned(), site.to_owned()));
    site.into_iter().chain([(path.to_owned(), text.to_owned())]).collect()
}

fn document<'t>(tree: &'t Tree, path: &str) -> Option<&'t Document> {
    tree.documents.iter().find(|document| tree.map.file(document.file).path == path)
}

fn stands_in(finding: &Diagnostic, file: FileId) -> bool {
    finding.span.is_some_and(|span| span.file == file)
}
