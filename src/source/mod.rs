//! Bytes in: the content folder → texts, front matter and YAML trees with positions.
//!
//! In: a folder. Out: a [`Tree`] of every document by kind, the list of attachments, and one finding for each
//! thing that could not be read; a file is never skipped in silence. Deliberately absent: what the values mean.

pub mod attachment;
mod control;
mod encoding;
pub mod fonts;
mod front_matter;
mod hygiene;
mod kind;
mod load;
mod slip;
mod straighten;
pub mod theme;
mod unread;
mod walk;
pub mod yaml;

use std::path::Path;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
pub use attachment::{Attachment, Excerpt, Facet, Obstacle, Opened, Opener, Place};
pub use encoding::reason;
pub use kind::Kind;
pub use load::{Loaded, all as list, folder, load, load_text};
pub use unread::Unread;
use yaml::Node;

/// Everything read from a content folder.
#[derive(Debug, Default)]
pub struct Tree {
    pub map: SourceMap,
    pub documents: Vec<Document>,
    /// Files under `files/` that are published as they are.
    pub attachments: Vec<Attachment>,
    /// What is there but could not be read.
    pub unread: Unread,
    /// The folder is missing or holds nothing; a finding says so, and no file can be missed in it.
    pub is_empty: bool,
}

/// One content file.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    pub kind: Kind,
    /// File name without its ending: the id when the file holds one entry.
    pub stem: String,
    /// The YAML part; `None` when it is not worth parsing (a finding says why) or there is none.
    yaml: Option<Yaml>,
    /// Where the Markdown body begins, for Markdown files.
    pub body: Option<usize>,
}

/// The YAML part of a file: where it stands, and its text if slips in it were mended.
#[derive(Debug)]
struct Yaml {
    offset: usize,
    end: usize,
    mended: Option<String>,
}

impl Document {
    /// The bytes of the YAML; `None` when it is not worth parsing or there is none.
    pub fn yaml(&self) -> Option<std::ops::Range<usize>> {
        self.yaml.as_ref().map(|yaml| yaml.offset..yaml.end)
    }

    /// The document's YAML as a tree, made anew at each call: trees are many times larger than their texts, so none is
    /// kept. `None` when there is no YAML or it cannot be parsed; the finding says why.
    pub fn tree(&self, map: &SourceMap, diags: &mut Diagnostics) -> Option<Node> {
        let yaml = self.yaml.as_ref()?;
        let text = yaml.mended.as_deref().unwrap_or(&map.file(self.file).text[yaml.offset..yaml.end]);
        yaml::parse_long(self.file, text, yaml.offset, most_nodes(self.kind, text))
            .map_err(|finding| diags.push(*finding))
            .ok()
    }

    /// Whether the file has YAML that was not even worth parsing.
    pub fn is_unread(&self) -> bool {
        self.yaml.is_none() && self.kind != Kind::Form
    }
}

/// The print log may have as many nodes as its letters can spell; any other file has a size that no office exceeds.
fn most_nodes(kind: Kind, text: &str) -> usize {
    if kind == Kind::PrintLog { text.len() } else { 0 }
}

/// Reads a content folder. `shown` is the folder as the user named it and stands before paths in messages.
///
/// # Errors
/// None by return value: whatever cannot be read becomes a finding and the rest is read on.
pub fn read(folder: &Path, shown: &str) -> (Tree, Diagnostics) {
    let (loaded, is_empty, mut diags) = list(folder, shown);
    let mut tree = Tree { map: SourceMap::new(shown.to_owned()), is_empty, ..Tree::default() };
    diags.extend(assemble(loaded, &mut tree));
    (tree, diags)
}

/// [`read`] for texts that are already in memory, each with its path in the content folder.
pub fn read_texts(texts: Vec<(String, String)>) -> (Tree, Diagnostics) {
    let mut tree = Tree::default();
    let mut diags = Diagnostics::new();
    let mut loaded = Vec::new();
    for (path, text) in texts {
        match walk::kind_of(&path) {
            Ok(Kind::Attachment) => loaded.push(Loaded::Attachment { absolute: path.clone().into(), path }),
            Ok(kind) => loaded.push(Loaded::Text { path, kind, text }),
            Err(finding) => diags.push(*finding),
        }
    }
    diags.extend(assemble(loaded, &mut tree));
    (tree, diags)
}

fn assemble(loaded: Vec<Loaded>, tree: &mut Tree) -> Diagnostics {
    let mut diags = Diagnostics::new();
    let files = loaded.into_iter().filter_map(|item| register(item, tree, &mut diags)).collect::<Vec<_>>();
    let parsed: Vec<(Document, Diagnostics)> =
        files.into_par_iter().map(|(file, kind)| split(&tree.map, file, kind)).collect();
    for (document, findings) in parsed {
        if document.is_unread() {
            tree.unread.add_text(document.kind, &document.stem, &tree.map.file(document.file).text);
        }
        tree.documents.push(document);
        diags.extend(findings);
    }
    diags
}

impl Tree {
    /// Notes a path that is there and cannot be read; the finding then names it.
    fn refuse(&mut self, path: String, mut finding: Diagnostic) -> Diagnostic {
        self.unread.add_path(&path);
        finding.span = Some(Span::start_of(self.map.add(path, String::new())));
        finding
    }
}

fn register(loaded: Loaded, tree: &mut Tree, diags: &mut Diagnostics) -> Option<(FileId, Kind)> {
    match loaded {
        Loaded::Attachment { path, absolute } => {
            // Its text stays empty: findings about it name the file.
            let file = tree.map.add(path.clone(), String::new());
            tree.attachments.push(Attachment { path, absolute, file });
            None
        }
        Loaded::Text { path, kind, text } => Some((tree.map.add(path, text), kind)),
        Loaded::Unusable { path, finding } => {
            diags.push(tree.refuse(path, finding));
            None
        }
    }
}

/// Parts one file into YAML and Markdown, and looks for slips.
pub fn split(map: &SourceMap, file: FileId, kind: Kind) -> (Document, Diagnostics) {
    let source = map.file(file);
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let mut diags: Diagnostics = control::inspect(file, &source.text);
    let mut document = Document { file, kind, stem, yaml: None, body: None };
    if kind == Kind::Form {
        document.body = Some(0);
        return (document, diags);
    }
    let Some(parts) = front_matter::split(file, source, &mut diags) else {
        return (document, diags);
    };
    document.body = parts.body;
    let (text, usable) = hygiene::inspect(file, parts.yaml, parts.offset, &mut diags);
    let is_clean = diags.iter().all(|finding| finding.code != "control-character");
    if usable && is_clean {
        let mended = (text != parts.yaml).then_some(text);
        document.yaml = Some(Yaml { offset: parts.offset, end: parts.offset + parts.yaml.len(), mended });
    }
    (document, diags)
}
