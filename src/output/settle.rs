//! Clears the swapped-out site away: deletes what was ours, hands everything else to the new site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Result;
use super::carry::{self, Stamp, relative};
use super::fault::{about, ignore};
use super::manifest::{MANIFEST, Manifest};
use super::place::Place;
use super::swap::rename_new;
use crate::diag::{Diagnostic, Severity};

/// How often to look again when somebody keeps putting files into the old folder.
const PASSES: usize = 3;

/// Empties and removes `old`. `before` is its manifest, `carried` the foreign files that the new site already has.
/// Our manifest goes last, so that a killed clearing-up can be taken up again.
///
/// # Errors
/// The warning `output-leftover`: the site is published, but this file could be neither deleted nor moved.
pub fn settle(place: &Place, before: &Manifest, carried: &BTreeMap<PathBuf, Stamp>) -> Result<()> {
    let old = place.old();
    if !old.exists() {
        return Ok(());
    }
    let target = &place.target;
    let clearing = Clearing { old: &old, target, ours: before, folders: before.folders(), carried };
    for _ in 0..PASSES {
        clearing.empty()?;
        ignore(fs::remove_file(old.join(MANIFEST)), ErrorKind::NotFound).map_err(|error| leftover(&old, &error))?;
        match fs::remove_dir(&old) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
            result => return result.map_err(|error| leftover(&old, &error)),
        }
    }
    Err(leftover(&old, &ErrorKind::DirectoryNotEmpty.into()))
}

struct Clearing<'a> {
    old: &'a Path,
    target: &'a Path,
    ours: &'a Manifest,
    /// The folders of `ours`.
    folders: BTreeSet<&'a str>,
    carried: &'a BTreeMap<PathBuf, Stamp>,
}

impl Clearing<'_> {
    fn empty(&self) -> Result<()> {
        for entry in WalkDir::new(self.old).min_depth(1).contents_first(true) {
            let entry = entry.map_err(|error| leftover(self.old, &error.into()))?;
            self.clear(&entry).map_err(|error| leftover(entry.path(), &error))?;
        }
        Ok(())
    }

    fn clear(&self, entry: &DirEntry) -> io::Result<()> {
        let path = relative(self.old, entry.path());
        let meta = entry.metadata()?;
        if meta.is_dir() {
            return self.clear_folder(entry.path(), &path);
        }
        if path == Path::new(MANIFEST) && meta.is_file() {
            return Ok(());
        }
        match carry::is_ours(&path, &meta, self.ours) || self.is_carried(entry.path(), &path, &meta) {
            true => ignore(fs::remove_file(entry.path()), ErrorKind::NotFound),
            false => keep(entry.path(), &self.target.join(&path)),
        }
    }

    /// Whether the new site has this very file, or had a copy of it in its present state.
    fn is_carried(&self, from: &Path, path: &Path, meta: &Metadata) -> bool {
        self.carried.get(path) == Some(&Stamp::of(meta)) || is_same_file(from, &self.target.join(path))
    }

    /// A folder that somebody made meanwhile is made in the new site too, even if it is empty.
    fn clear_folder(&self, from: &Path, path: &Path) -> io::Result<()> {
        if !carry::is_in(&self.folders, path) && !self.carried.contains_key(path) {
            // Where the new site has a file of that name, an empty folder is no loss.
            let _ = fs::create_dir_all(self.target.join(path));
        }
        // Not empty: somebody has just put something into it; the next pass takes it.
        ignore(fs::remove_dir(from), ErrorKind::DirectoryNotEmpty)
    }
}

/// Moves a file to `to`, or beside it under a free name (`photo.kept-1.jpg`): nothing is ever replaced.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut place = to.to_owned();
    for number in 1.. {
        match rename_new(from, &place) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => place = beside(to, number),
            result => return ignore(result, ErrorKind::NotFound),
        }
    }
    Ok(())
}

fn beside(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".kept-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn leftover(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let finding = about("output-leftover", path, &error.to_string()).help("output-leftover.help");
    Diagnostic { severity: Severity::Warning, ..finding }.into()
}

#[cfg(unix)]
fn is_same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::symlink_metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((id(one), id(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_same_file(_: &Path, _: &Path) -> bool {
    false
}
