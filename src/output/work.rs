//! The work folder beside the target: its lock, its journal, and clearing up after builds that were killed.
//!
//! What is found there and what it means:
//! - no journal: nothing was swapped, `new` holds only our files and second names of foreign ones → delete it;
//! - a journal whose `staged` is the number of `new`: killed just before the swap → the same;
//! - a journal and another folder at `new`: the exchange has happened, `new` is the old site → it becomes `old`;
//! - `old` without a target: killed between the two renames of a system without exchange → `old` goes back;
//! - `old` beside a target: delete what its manifest lists, hand everything else to the target.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::carry::Stamp;
use super::fault::{about, fault, ignore};
use super::manifest::Manifest;
use super::place::Place;
use super::{Result, settle};
use crate::diag::{Diagnostic, Severity};

/// First line of the lock file; a work folder without it is not ours to delete.
const MARKER: &str = "mingbai: a build is running here; the next build deletes what a killed one leaves\n";

/// The claimed work folder; dropping it gives it up and deletes the staged site.
#[derive(Debug)]
pub struct Work {
    pub place: Place,
    /// Whether the work folder may hold the old site: after a swap, and until a killed one has been cleared up.
    pub holds_old: bool,
    /// `Some` until the folder is given up.
    lock: Option<File>,
}

impl Work {
    /// Locks the work folder and brings it into a clean state.
    pub fn claim(place: Place) -> Result<Work> {
        let lock = lock(&place)?;
        let mut work = Work { place, holds_old: true, lock: Some(lock) };
        work.recover()?;
        work.holds_old = false;
        Ok(work)
    }

    pub fn staged(&self) -> PathBuf {
        self.place.staged()
    }

    /// An empty staging folder with the permissions and, where we may, the owner of the target.
    pub fn make_staging(&self) -> Result<()> {
        let staged = self.staged();
        fs::create_dir(&staged).map_err(|error| fault(&self.place.work, &error))?;
        match fs::metadata(&self.place.target) {
            Ok(meta) => like(&meta, &staged).map_err(|error| fault(&self.place.target, &error)),
            Err(_) => Ok(()),
        }
    }

    /// Gives the work folder up after the swap; what could not be cleared away waits for the next build.
    pub fn finish(&mut self, cleared: bool) {
        if cleared && !self.staged().exists() {
            let _ = fs::remove_file(self.place.journal());
        }
        self.release();
    }

    fn recover(&self) -> Result<()> {
        let place = &self.place;
        let journal = Journal::read(place);
        if place.old().exists() && !place.target.exists() {
            rename(place, &place.old(), &place.target)?;
        } else if journal.as_ref().is_some_and(|journal| journal.was_exchanged(&place.staged())) {
            rename(place, &place.staged(), &place.old())?;
        }
        if place.old().exists() {
            let stamps = journal.map(|journal| journal.carried).unwrap_or_default();
            let before = Manifest::read(&place.old())?;
            settle::settle(place, &before, &stamps).map_err(|warning| blocking(*warning))?;
        }
        self.discard().map_err(|error| fault(&place.work, &error))
    }

    /// Deletes the staged site. The journal goes first: without it whatever is half deleted is known to be ours.
    fn discard(&self) -> io::Result<()> {
        ignore(fs::remove_file(self.place.journal()), ErrorKind::NotFound)?;
        ignore(fs::remove_dir_all(self.staged()), ErrorKind::NotFound)
    }

    /// The lock file goes before the folder and while it is still held, so that whoever opened it in between notices.
    fn release(&mut self) {
        let Some(lock) = self.lock.take() else { return };
        let in_use = [self.place.old(), self.staged(), self.place.journal()].iter().any(|path| path.exists());
        if cfg!(unix) && !in_use {
            let _ = fs::remove_file(self.place.lock());
            let _ = fs::remove_dir(&self.place.work);
        }
        drop(lock);
    }

    /// Leaves everything as a killed process would; only the lock is let go.
    #[cfg(test)]
    pub fn kill(&mut self) {
        self.lock = None;
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if self.lock.is_some() && !self.holds_old {
            // Nobody is left to tell; the next build tries again.
            let _ = self.discard();
        }
        self.release();
    }
}

/// What the next build must know when this one is killed around the swap.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    /// Number of the folder `new` in its file system, where folders have numbers.
    staged: Option<u64>,
    /// The foreign files and folders that were carried into `new`.
    carried: BTreeMap<PathBuf, Stamp>,
}

impl Journal {
    pub fn new(staged: &Path, carried: &BTreeMap<PathBuf, Stamp>) -> Journal {
        // A name that is not UTF-8 is left out: it then counts as unknown, and unknown files are kept.
        let named = carried.iter().filter(|(path, _)| path.to_str().is_some());
        Journal { staged: number(staged), carried: named.map(|(path, stamp)| (path.clone(), stamp.clone())).collect() }
    }

    pub fn write(&self, place: &Place) -> Result<()> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        let written = File::create(place.journal()).and_then(|mut file| {
            file.write_all(&json)?;
            file.sync_all()
        });
        written.map_err(|error| fault(&place.target, &error))
    }

    /// `None` when there is none, or when its writer was killed in the middle of it, which is before the swap.
    fn read(place: &Place) -> Option<Journal> {
        serde_json::from_slice(&fs::read(place.journal()).ok()?).ok()
    }

    fn was_exchanged(&self, staged: &Path) -> bool {
        matches!((self.staged, number(staged)), (Some(then), Some(now)) if then != now)
    }
}

/// Takes the lock. The file may be unlinked by the build that is just ending, so a lock counts only when the file
/// still has its name; that is tried again a few times.
fn lock(place: &Place) -> Result<File> {
    for _ in 0..100 {
        make_work_folder(place)?;
        let opened = File::options().read(true).write(true).create(true).truncate(false).open(place.lock());
        let mut file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(fault(&place.work, &error)),
        };
        match file.try_lock() {
            Ok(()) if is_at(&file, &place.lock()) => {
                // On disk at once: after a power cut a folder without the marker would not be ours.
                let marked = file.write_all(MARKER.as_bytes()).and_then(|()| file.sync_all());
                return marked.map(|()| file).map_err(|error| fault(&place.work, &error));
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(error)) => return Err(fault(&place.work, &error)),
        }
    }
    Err(about("output-locked", &place.target, "").help("output-locked.help").into())
}

fn make_work_folder(place: &Place) -> Result<()> {
    match fs::create_dir(&place.work) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_ours(place) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(about("output-foreign-file", &place.work, "").help("output-foreign-file.help").into())
        }
        Err(error) => Err(fault(place.parent(), &error)),
    }
}

/// Ours: a folder, not a link, that carries our marker or holds nothing but an empty lock file (killed at birth).
/// Asked more than once, because another build may be making or removing the folder between two looks.
fn is_ours(place: &Place) -> bool {
    let is_folder = fs::symlink_metadata(&place.work).map_or(true, |meta| meta.is_dir());
    let marked = || fs::read(place.lock()).is_ok_and(|text| text == MARKER.as_bytes());
    is_folder && (0..3).any(|_| is_newborn(place) || marked())
}

fn is_newborn(place: &Place) -> bool {
    let is_empty_lock = |entry: fs::DirEntry| {
        entry.path() == place.lock() && entry.metadata().map_or(true, |meta| meta.is_file() && meta.len() == 0)
    };
    match fs::read_dir(&place.work) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(is_empty_lock)),
        Err(_) => true,
    }
}

/// A warning of [`settle`] that stops this build, because it needs the place.
fn blocking(warning: Diagnostic) -> Box<Diagnostic> {
    Diagnostic { severity: Severity::Error, ..warning }.into()
}

fn rename(place: &Place, from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|error| fault(&place.target, &error))
}

#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).ok().map(|meta| meta.ino())
}

#[cfg(not(unix))]
fn number(_: &Path) -> Option<u64> {
    None
}

#[cfg(unix)]
pub fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |meta: fs::Metadata| (meta.dev(), meta.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(open), Ok(named)) if id(open.clone()) == id(named.clone()))
}

/// Elsewhere the lock file is never unlinked.
#[cfg(not(unix))]
pub fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Gives `path` the permissions of `meta` and its owner; changing the owner is left to those who may.
pub fn like(meta: &fs::Metadata, path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let _ = std::os::unix::fs::chown(path, Some(meta.uid()), Some(meta.gid()));
    }
    fs::set_permissions(path, meta.permissions())
}
