//! Files in the target that are not ours: found, checked against the new site, and taken along.
//!
//! Ours is only a regular file that the manifest of the last publish lists. Everything else (`.gitignore`, `CNAME`, a
//! photo somebody put there, links, folders without any of our files) is foreign. A foreign file gets a second name in
//! the staging folder (a hard link; a copy where that is not possible), so that the old site stays whole till the swap.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::fault::{about, fault};
use super::manifest::Manifest;
use super::path::Taken;
use super::{Result, mount, work};
use crate::diag::Diagnostic;

/// The foreign entries of a folder, in the order of their paths.
pub struct Foreign {
    folders: Vec<PathBuf>,
    /// Everything that is not a folder.
    files: Vec<PathBuf>,
}

/// What was taken along.
pub struct Carried {
    /// Path relative to the target → its state when it was taken along.
    pub stamps: BTreeMap<PathBuf, Stamp>,
    files: Vec<PathBuf>,
}

/// Tells whether a file has changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    folder: bool,
    /// Bytes; 0 for a folder.
    size: u64,
    /// Last change of the content, in nanoseconds since 1970; 0 for a folder.
    modified: u64,
}

impl Stamp {
    pub fn of(meta: &Metadata) -> Stamp {
        if meta.is_dir() {
            return Stamp { folder: true, size: 0, modified: 0 };
        }
        let since = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = since.map_or(0, |since| since.as_nanos() as u64);
        Stamp { folder: false, size: meta.len(), modified }
    }
}

/// Finds what is foreign in `target`; `before` is the manifest of the last publish.
///
/// # Errors
/// `output-mount-point` when another file system is mounted inside, `output-not-writable` when a folder cannot be read.
pub fn scan(target: &Path, before: &Manifest) -> Result<Foreign> {
    let ours = before.folders();
    let mut foreign = Foreign { folders: Vec::new(), files: Vec::new() };
    if !target.exists() {
        return Ok(foreign);
    }
    for entry in WalkDir::new(target).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(unreadable)?;
        mount::refuse(entry.path())?;
        let path = relative(target, entry.path());
        let meta = entry.metadata().map_err(unreadable)?;
        if meta.is_dir() {
            if !is_in(&ours, &path) {
                foreign.folders.push(path);
            }
        } else if !is_ours(&path, &meta, before) {
            foreign.files.push(path);
        }
    }
    Ok(foreign)
}

fn unreadable(error: walkdir::Error) -> Box<Diagnostic> {
    let path = error.path().unwrap_or(Path::new("")).to_owned();
    fault(&path, &error.into())
}

/// Whether the manifest lists it and it is still what we wrote: a regular file.
pub fn is_ours(path: &Path, meta: &Metadata, before: &Manifest) -> bool {
    meta.is_file() && slashed(path).is_some_and(|path| before.owns(&path))
}

impl Foreign {
    /// # Errors
    /// `output-foreign-file` naming the first foreign entry that stands where the new site has something else.
    pub fn conflicts_with(&self, taken: &Taken, target: &Path) -> Result<()> {
        let conflicts = |path: &Path, is_folder: bool| {
            let Some(path) = slashed(path) else { return false };
            let under_a_file = path.match_indices('/').any(|(end, _)| taken.is_file(&path[..end]));
            taken.is_file(&path) || under_a_file || (!is_folder && taken.is_folder(&path))
        };
        let folders = self.folders.iter().filter(|path| conflicts(path, true));
        let mut all: Vec<&PathBuf> = folders.chain(self.files.iter().filter(|path| conflicts(path, false))).collect();
        all.sort();
        let Some((first, others)) = all.split_first() else { return Ok(()) };
        let finding = in_the_way(&target.join(first));
        match others.len() {
            0 => Err(finding.into()),
            more => Err(finding.arg("more", more.to_string()).help("output-foreign-file.help-more").into()),
        }
    }

    /// Takes everything along into `staged`.
    pub fn carry(self, target: &Path, staged: &Path) -> Result<Carried> {
        let mut stamps = BTreeMap::new();
        for path in self.folders.iter().chain(&self.files) {
            let from = target.join(path);
            match carry_one(&from, &staged.join(path)) {
                Ok(stamp) => stamps.insert(path.clone(), stamp),
                // Its owner has taken it away in the meantime.
                Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(&from).is_err() => None,
                // Only where large and small letters are one: a file of ours has the name in another spelling.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(in_the_way(&from).into()),
                Err(error) => return Err(fault(&from, &error)),
            };
        }
        self.folders.iter().rev().try_for_each(|path| same_rights(&target.join(path), &staged.join(path)))?;
        Ok(Carried { stamps, files: self.files })
    }
}

impl Carried {
    /// The foreign files for a message.
    pub fn shown(&self) -> Vec<String> {
        self.files.iter().map(|path| slashed(path).unwrap_or_else(|| path.display().to_string())).collect()
    }
}

fn in_the_way(path: &Path) -> Diagnostic {
    about("output-foreign-file", path, "").help("output-foreign-file.help")
}

/// The stamp is taken first: a change during a copy then shows as a change.
fn carry_one(from: &Path, to: &Path) -> io::Result<Stamp> {
    let meta = fs::symlink_metadata(from)?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    if meta.is_dir() {
        fs::create_dir_all(to)?;
    } else if fs::hard_link(from, to).is_err() {
        copy(from, &meta, to)?;
    }
    Ok(Stamp::of(&meta))
}

fn copy(from: &Path, meta: &Metadata, to: &Path) -> io::Result<()> {
    if meta.is_symlink() {
        return link_again(&fs::read_link(from)?, to);
    }
    if !meta.is_file() {
        return Err(ErrorKind::Unsupported.into());
    }
    let mut copied = File::options().write(true).create_new(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut copied)?;
    copied.set_modified(meta.modified()?)?;
    work::like(meta, to)
}

/// Last of all, because a folder may forbid writing into it.
fn same_rights(from: &Path, to: &Path) -> Result<()> {
    match fs::metadata(from) {
        Ok(meta) if to.exists() => work::like(&meta, to).map_err(|error| fault(from, &error)),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn link_again(points_to: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(points_to, to)
}

#[cfg(not(unix))]
fn link_again(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// The path below `root`.
pub fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// As manifests spell it; `None` when the name is not UTF-8, which none of ours is.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// Whether the folder holds files of ours.
pub fn is_in(ours: &BTreeSet<&str>, folder: &Path) -> bool {
    slashed(folder).is_some_and(|folder| ours.contains(folder.as_str()))
}
