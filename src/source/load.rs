//! Paths → what lies there: a text, a file to publish as it is, or the reason why it cannot be used.
//!
//! In: the content folder, one path in it, or a text that an editor has not saved yet. Out: [`Loaded`], the same for each of
//! the three, so that a file read later means what it would have meant at the beginning.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::walk::{self, Found, Walk};
use super::{Kind, encoding};
use crate::diag::{Diagnostic, Diagnostics};

/// One path of the content folder.
#[derive(Debug, Clone)]
pub enum Loaded {
    Attachment {
        path: String,
        absolute: PathBuf,
    },
    Text {
        path: String,
        kind: Kind,
        text: String,
    },
    /// A file that is there but cannot be used, and why.
    Unusable {
        path: String,
        finding: Diagnostic,
    },
}

impl Loaded {
    /// Relative to the content folder, with `/`.
    pub fn path(&self) -> &str {
        match self {
            Loaded::Attachment { path, .. } | Loaded::Text { path, .. } | Loaded::Unusable { path, .. } => path,
        }
    }
}

/// Everything in a content folder; whether it is empty or missing; findings about the folder as a whole.
pub fn all(folder: &Path, shown: &str) -> (Vec<Loaded>, bool, Diagnostics) {
    let walk = walk::walk(folder, shown);
    let (is_empty, diags) = (walk.is_empty, walk.diags.clone());
    (contents(walk), is_empty, diags)
}

/// What is wrong with a content folder as a whole.
pub fn folder(folder: &Path, shown: &str) -> Diagnostics {
    walk::walk(folder, shown).diags
}

/// What lies at `path` in a content folder: nothing, one file, or all files of a folder.
pub fn load(folder: &Path, path: &str) -> Vec<Loaded> {
    let Ok(root) = folder.canonicalize() else { return Vec::new() };
    let is_plain = |name: &str| !name.is_empty() && name != ".." && !walk::is_ignored_name(name);
    let start = root.join(path);
    if !path.split('/').all(is_plain) || start.symlink_metadata().is_err() {
        return Vec::new();
    }
    contents(walk::under(&root, &start))
}

/// A text that takes the place of what lies at `path`; `None` for names that are passed over.
pub fn load_text(path: &str, text: String) -> Option<Loaded> {
    if path.split('/').any(|name| name.is_empty() || walk::is_ignored_name(name)) {
        return None;
    }
    let path = path.to_owned();
    Some(match walk::kind_of_name(&path) {
        Ok(Kind::Attachment) => Loaded::Attachment { absolute: path.clone().into(), path },
        Ok(kind) if text.len() as u64 <= encoding::largest(kind) => Loaded::Text { path, kind, text },
        Ok(kind) => Loaded::Unusable { path, finding: encoding::too_large(kind, text.len() as u64) },
        Err(finding) => Loaded::Unusable { path, finding: *finding },
    })
}

fn contents(walk: Walk) -> Vec<Loaded> {
    let refused = walk.refused.into_iter().map(|(path, finding)| Loaded::Unusable { path, finding });
    let mut loaded: Vec<Loaded> = refused.collect();
    loaded.par_extend(walk.found.into_par_iter().map(read));
    loaded
}

fn read(found: Found) -> Loaded {
    if found.kind == Kind::Attachment {
        return Loaded::Attachment { path: found.path, absolute: found.absolute };
    }
    match text(found.kind, &found.absolute) {
        Ok(text) => Loaded::Text { path: found.path, kind: found.kind, text },
        Err(finding) => Loaded::Unusable { path: found.path, finding: *finding },
    }
}

/// Reads a text; its size is looked at first, so that a film by mistake is not held in memory.
fn text(kind: Kind, path: &Path) -> Result<String, Box<Diagnostic>> {
    let unreadable = |error| Box::new(encoding::unreadable(&error));
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > encoding::largest(kind) {
        return Err(Box::new(encoding::too_large(kind, size)));
    }
    encoding::decode(std::fs::read(path).map_err(unreadable)?)
}
