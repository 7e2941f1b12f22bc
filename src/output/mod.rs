//! Bytes out: everything is written to a staging folder beside the target and swapped in by one step.
//!
//! In: paths and bytes, from many threads. Out: the target folder, wholly old or wholly new whenever anybody looks and
//! whenever the process dies, and a manifest in it of what we wrote. Files in the target that no manifest of ours lists
//! are never overwritten and never deleted: they move on into the new folder.
//!
//! A publish goes: write into `.NAME.mingbai/new` → carry foreign files over → journal → flush to disk → exchange with
//! the target → delete what the old manifest lists. A process killed before the exchange leaves the old site, after it
//! the new one; the next [`Staging::open`] clears the rest up (`work.rs`).
//!
//! When is it on disk? `kill -9` needs no flush, because written pages belong to the kernel. A power cut does: one
//! `syncfs` before the exchange puts every file on disk before a name points at it (0.2 s for 20,000 pages, where an
//! fsync for each would take many seconds), and an fsync of the parent folder makes the exchange last before anything old is
//! deleted. Elsewhere than on Linux each file is synced, and the swap is two renames: a kill exactly between them leaves
//! no target until the next build puts the old one back.
//!
//! Apart from all that, `single.rs` writes one file by itself and `replace.rs` one that somebody else wrote, for
//! `check --fix`; both by way of `draft.rs`.
//!
//! Deliberately absent: what the files mean, and any decision whether to publish (`cli/` asks for that only when no
//! error stands).

mod alone;
mod carry;
mod draft;
mod fault;
mod manifest;
mod mount;
mod path;
mod place;
mod replace;
mod settle;
mod single;
mod swap;
mod work;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostic;
pub use alone::Alone;
use fault::fault;
pub use fault::reason;
pub use manifest::{MANIFEST, Manifest, Mark};
use path::Taken;
use place::Place;
pub use replace::{is_plain_file, replace};
pub use single::write_file;
use work::{Journal, Work};

/// Boxed, because a [`Diagnostic`] is large and success is the rule.
pub type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// A site being written; dropped without [`Staging::publish`] it leaves the target as it was.
#[derive(Debug)]
pub struct Staging {
    work: Work,
    /// What the last publish wrote into the target.
    before: Manifest,
    taken: Mutex<Taken>,
}

/// What a publish did, in files; the manifest itself is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// New files and files with other bytes than before.
    pub written: usize,
    pub unchanged: usize,
    /// Files of the last publish that are no longer part of the site.
    pub removed: usize,
    /// Files in the target that are not ours and were kept, relative to it, sorted.
    pub kept_foreign: Vec<String>,
    /// A warning when the new site is up but some of the old one could not be cleared away.
    pub leftover: Option<Box<Diagnostic>>,
}

impl Staging {
    /// Locks `target` against other builds, clears up after killed ones and makes an empty staging folder.
    /// The target need not exist; missing parents are made; a link to a folder is followed.
    ///
    /// # Errors
    /// `output-locked`, `output-not-a-folder`, `output-not-writable`, `output-disk-full`, `output-mount-point`,
    /// `output-manifest-broken`, `output-foreign-file` (somebody else's folder has the name of our work folder),
    /// `output-leftover`.
    pub fn open(target: &Path) -> Result<Staging> {
        let place = Place::of(target)?;
        let work = Work::claim(place)?;
        let before = Manifest::read(&work.place.target)?;
        work.make_staging()?;
        Ok(Staging { work, before, taken: Mutex::new(Taken::default()) })
    }

    /// Writes one file of the new site; may be called from many threads. `path` is relative to the target, with `/`.
    ///
    /// # Errors
    /// `output-unsafe-path` when the path would leave the folder or cannot exist everywhere, `output-collision` when
    /// another path is equal to it or differs only in case, `output-disk-full`, `output-not-writable`.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        path::check(path)?;
        let mark = Mark::of(bytes);
        self.taken().reserve(path, mark)?;
        create(&self.work.staged().join(path))
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| fault(&self.work.place.target.join(path), &error))
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    /// `output-foreign-file` when a file that is not ours stands where the new site has one, and those of
    /// [`Staging::open`]; the target is then as it was.
    pub fn publish(mut self) -> Result<Published> {
        let now = self.taken().manifest();
        let carried = self.prepare(&now)?;
        self.swap()?;
        let leftover = settle::settle(&self.work.place, &self.before, &carried.stamps).err();
        self.work.finish(leftover.is_none());
        let (unchanged, removed) = now.compared_with(&self.before);
        let written = now.files.len() - unchanged;
        Ok(Published { written, unchanged, removed, kept_foreign: carried.shown(), leftover })
    }

    /// Everything up to the exchange: manifest, foreign files, journal, and all of it on disk.
    fn prepare(&self, now: &Manifest) -> Result<carry::Carried> {
        let staged = self.work.staged();
        let target = &self.work.place.target;
        std::fs::write(staged.join(MANIFEST), now.to_json()).map_err(|error| fault(target, &error))?;
        let foreign = carry::scan(target, &self.before)?;
        foreign.conflicts_with(&self.taken(), target)?;
        let carried = foreign.carry(target, &staged)?;
        Journal::new(&staged, &carried.stamps).write(&self.work.place)?;
        swap::flush(&self.work.place).map_err(|error| fault(target, &error))?;
        Ok(carried)
    }

    fn swap(&mut self) -> Result<()> {
        let place = &self.work.place;
        swap::swap(place, swap::exchange).map_err(|error| fault(&place.target, &error))?;
        self.work.holds_old = true;
        swap::flush_names(place);
        Ok(())
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new file; its folders are made only when they turn out to be missing, which is once for each folder.
fn create(path: &Path) -> io::Result<File> {
    let open = || File::options().write(true).create_new(true).open(path);
    match (open(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            std::fs::create_dir_all(folder)?;
            open()
        }
        (result, _) => result,
    }
}

#[cfg(test)]
mod tests;
