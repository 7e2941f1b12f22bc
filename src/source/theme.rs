//! The theme's files: the default theme inside the binary, overlaid by a folder on disk.
//!
//! In: the folder of a site's own theme, if any. Out: every theme file by its path in the theme; a file on disk takes
//! the place of the built-in one of the same path, so a site overrides exactly what it wants to change.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::reason;
use crate::diag::{Diagnostic, Diagnostics};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Theme files by path (`pages/guide.html`), with `/`.
pub type ThemeFiles = BTreeMap<String, Vec<u8>>;

/// The default theme, overlaid by the files under `folder`.
pub fn read(folder: Option<&Path>) -> (ThemeFiles, Diagnostics) {
    let mut files = ThemeFiles::new();
    embedded(&DEFAULT, &mut files);
    let mut diags = Diagnostics::new();
    let Some(folder) = folder else { return (files, diags) };
    for entry in WalkDir::new(folder).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => overlay(folder, entry.path(), &mut files, &mut diags),
            Ok(_) => {}
            Err(error) => {
                diags.push(unreadable(error.path().unwrap_or(folder), error.io_error().map_or("io.loop", reason)))
            }
        }
    }
    (files, diags)
}

/// The templates of what is printed, by their path below `cards/`.
pub fn card_templates(files: &ThemeFiles) -> BTreeMap<String, String> {
    let typst = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("cards/")?, bytes)));
    let typst = typst.filter(|(path, _)| path.ends_with(".typ"));
    typst.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned())).collect()
}

fn embedded(dir: &Dir<'static>, files: &mut ThemeFiles) {
    for file in dir.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for dir in dir.dirs() {
        embedded(dir, files);
    }
}

fn overlay(folder: &Path, path: &Path, files: &mut ThemeFiles, diags: &mut Diagnostics) {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let name = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    // Fonts are large and found where they lie.
    if name.starts_with("fonts/") {
        return;
    }
    match std::fs::read(path) {
        Ok(bytes) => {
            files.insert(name, bytes);
        }
        Err(error) => diags.push(unreadable(path, reason(&error))),
    }
}

fn unreadable(path: &Path, detail: &'static str) -> Diagnostic {
    let finding = Diagnostic::error("path-unreadable", None).arg("path", path.display().to_string());
    finding.word("detail", detail).help("file-unreadable.help")
}
