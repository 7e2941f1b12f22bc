//! Finds the files of a content folder and says what each of them is.
//!
//! Links that lead out of the folder, links to folders, and files nobody asked for are findings, because an editor
//! who put a file there expects it to count. Only names beginning with a dot and the leftovers of editors and
//! operating systems are passed over.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::encoding::reason;
use super::kind::{FILES, FOLDERS, Kind};
use crate::diag::nearest;
use crate::diag::{Diagnostic, Diagnostics};

/// A file and its kind; `path` is relative to the content folder, with `/`.
pub struct Found {
    pub path: String,
    pub absolute: PathBuf,
    pub kind: Kind,
}

/// What a walk through the content folder finds.
#[derive(Default)]
pub struct Walk {
    /// The files to read, sorted by path.
    pub found: Vec<Found>,
    /// Paths that cannot be read as they are, and why.
    pub refused: Vec<(String, Diagnostic)>,
    /// The folder is missing or holds nothing at all.
    pub is_empty: bool,
    /// Findings about the folder as a whole.
    pub diags: Diagnostics,
}

/// Lists the files of `folder`, which the user named `shown`.
pub fn walk(folder: &Path, shown: &str) -> Walk {
    let root = match folder.canonicalize() {
        Ok(root) if root.is_dir() => root,
        Ok(_) => return nothing("folder-not-a-folder", shown, "folder-missing.help", "io.other"),
        Err(error) => return nothing("folder-missing", shown, "folder-missing.help", reason(&error)),
    };
    let walk = under(&root, &root);
    if walk.found.is_empty() && walk.refused.is_empty() {
        return nothing("folder-empty", shown, "folder-empty.help", "io.other");
    }
    walk
}

/// Lists the files of one folder inside of the content folder `root`, or the one file that `start` is.
pub fn under(root: &Path, start: &Path) -> Walk {
    let mut walk = Walk::default();
    let entries = WalkDir::new(start).follow_root_links(start == root).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !is_ignored(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match identify(root, &entry) {
                Ok(file) => walk.found.push(file),
                Err(finding) => walk.refused.push((relative(root, entry.path()), *finding)),
            },
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                walk.refused.push((path, unreadable(&error)));
            }
        }
    }
    walk
}

fn nothing(code: &'static str, path: &str, help: &'static str, detail: &'static str) -> Walk {
    let finding = Diagnostic::error(code, None).arg("path", path).word("detail", detail).help(help);
    Walk { is_empty: true, diags: finding.into(), ..Walk::default() }
}

fn unreadable(error: &walkdir::Error) -> Diagnostic {
    let detail = error.io_error().map_or("io.loop", reason);
    Diagnostic::error("file-unreadable", None).word("detail", detail).help("file-unreadable.help")
}

fn is_ignored(entry: &DirEntry) -> bool {
    entry.depth() > 0 && is_ignored_name(&entry.file_name().to_string_lossy())
}

/// Hidden files and the leftovers of editors and operating systems.
pub fn is_ignored_name(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn identify(root: &Path, entry: &DirEntry) -> Result<Found, Box<Diagnostic>> {
    let path = relative(root, entry.path());
    if entry.path_is_symlink() {
        check_link(root, entry.path())?;
    } else if !entry.file_type().is_file() {
        return Err(Box::new(Diagnostic::error("file-special", None).help("file-special.help")));
    }
    let kind = kind_of_name(&path)?;
    Ok(Found { kind, absolute: entry.path().to_owned(), path })
}

/// [`kind_of`] for a name as it may stand on a disk.
pub fn kind_of_name(path: &str) -> Result<Kind, Box<Diagnostic>> {
    let kind = kind_of(path)?;
    if let Some(sign) = path.chars().find(|c| matches!(c, '#' | '?' | '%' | '\\' | ':' | '*' | '"' | '<' | '>' | '|')) {
        return Err(Box::new(Diagnostic::error("file-name-sign", None).arg("sign", sign).help("file-name-sign.help")));
    }
    Ok(kind)
}

/// A link may name another file of the content folder, nothing else.
fn check_link(root: &Path, link: &Path) -> Result<(), Box<Diagnostic>> {
    let finding = match link.canonicalize() {
        Ok(target) if !target.starts_with(root) => {
            Diagnostic::error("link-outside", None).arg("target", target.display().to_string())
        }
        Ok(target) if target.is_dir() => Diagnostic::error("link-to-folder", None),
        Ok(target) if !target.is_file() => Diagnostic::error("file-special", None),
        Ok(_) => return Ok(()),
        Err(error) => Diagnostic::error("link-broken", None).word("detail", reason(&error)),
    };
    Err(Box::new(finding.help("link-outside.help")))
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// What the file at `path` holds, by its folder and ending.
pub fn kind_of(path: &str) -> Result<Kind, Box<Diagnostic>> {
    let Some((folder, rest)) = path.split_once('/') else {
        return match FILES.iter().find(|(name, _)| *name == path) {
            Some((_, kind)) => Ok(*kind),
            None => Err(Box::new(unknown("file-unknown", path, FILES))),
        };
    };
    let Some((_, kind)) = FOLDERS.iter().find(|(name, _)| *name == folder) else {
        return Err(Box::new(unknown("folder-unknown", folder, FOLDERS)));
    };
    let ending = rest.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match (kind, ending.as_str()) {
        (Kind::Attachment, "md") => Ok(Kind::Form),
        (Kind::Attachment, _) => Ok(Kind::Attachment),
        (kind, "md") if kind.takes_markdown() => Ok(*kind),
        (kind, "yaml" | "yml") if kind.takes_yaml() => Ok(*kind),
        (kind, _) => {
            let wanted = match (kind.takes_markdown(), kind.takes_yaml()) {
                (true, true) => ".md / .yaml",
                (true, false) => ".md",
                _ => ".yaml",
            };
            let finding = Diagnostic::error("file-wrong-ending", None).word("kind", kind.word()).arg("wanted", wanted);
            Err(Box::new(finding.help("file-wrong-ending.help")))
        }
    }
}

fn unknown(code: &'static str, name: &str, known: &[(&str, Kind)]) -> Diagnostic {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let finding = Diagnostic::error(code, None).arg("name", name).all(&names);
    match nearest(name, names.iter().copied()) {
        Some(near) => finding.arg("near", near).help("file-unknown.help-near"),
        None => finding.help(if code == "file-unknown" { "file-unknown.help-all" } else { "folder-unknown.help-all" }),
    }
}
