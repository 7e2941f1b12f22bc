//! The one step that makes the new site the site, and what must be on disk before it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::place::Place;

/// Puts `new` in the place of the target, and the target, if there is one, at `old`. On an error the target is as
/// it was. `exchange` is a parameter so that a test can take the way of systems without it.
pub fn swap(place: &Place, exchange: fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    if !place.target.exists() {
        return fs::rename(place.staged(), &place.target);
    }
    match exchange(&place.staged(), &place.target) {
        // Should this rename fail, the next build does it: the journal tells it what lies at `new`.
        Ok(()) => fs::rename(place.staged(), place.old()).or(Ok(())),
        Err(error) if is_unknown(&error) => rename_twice(place),
        Err(error) => Err(error),
    }
}

/// Exchanges two folders in one step that nobody can see the middle of.
#[cfg(target_os = "linux")]
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames without ever replacing anything.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            Err(error) if is_unknown(&error) => {}
            result => return result,
        }
    }
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

fn rename_twice(place: &Place) -> io::Result<()> {
    fs::rename(&place.target, place.old())?;
    fs::rename(place.staged(), &place.target).inspect_err(|_| {
        // Should the way back fail too, the next build goes it.
        let _ = fs::rename(place.old(), &place.target);
    })
}

/// Whether the system or the file system has no such operation.
fn is_unknown(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(error.kind(), InvalidInput | Unsupported)
}

/// Puts every staged file on disk. The module docs of `output` say why this is one `syncfs`.
#[cfg(target_os = "linux")]
pub fn flush(place: &Place) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(&place.work)?)?)
}

#[cfg(not(target_os = "linux"))]
pub fn flush(place: &Place) -> io::Result<()> {
    use rayon::prelude::*;
    let files: Vec<_> = walkdir::WalkDir::new(place.staged()).into_iter().collect::<Result<_, _>>()?;
    files
        .par_iter()
        .filter(|entry| entry.file_type().is_file())
        .try_for_each(|entry| File::options().append(true).open(entry.path())?.sync_all())
}

/// Makes the swap last. An error is passed over: the site is up, and only a power cut within seconds could undo it.
pub fn flush_names(place: &Place) {
    for folder in [place.parent(), &place.work] {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
