//! New bytes for one file: written beside it, then moved into its place in one step.
//!
//! In: where a file is or will be, its bytes, and the file whose permissions it gets. Out: the old file or the new one,
//! whenever anybody looks and whenever the process dies. Deliberately absent: whether the file may be written over.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use super::fault::ignore;
use super::work::like;

/// The file with the new bytes; it goes away when it has not taken the other's name. Readers of the content pass over it,
/// because its name begins with a dot, and so does Git where `mingbai new site` made the folder.
pub struct Draft {
    path: PathBuf,
}

impl Draft {
    /// Writes the bytes beside `target`, with the permissions of `known`, and waits until they are on disk.
    pub fn beside(target: &Path, bytes: &[u8], known: Option<&Metadata>) -> Result<Draft> {
        let path = beside(target)?;
        // A file of this name is left of a process that was killed.
        ignore(fs::remove_file(&path), ErrorKind::NotFound)?;
        let mut file = File::options().write(true).create_new(true).open(&path)?;
        let draft = Draft { path };
        file.write_all(bytes)?;
        known.map_or(Ok(()), |known| like(known, &draft.path))?;
        file.sync_all()?;
        Ok(draft)
    }

    pub fn take_place_of(self, target: &Path) -> Result<()> {
        fs::rename(&self.path, target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A name that no other process uses at the same time.
fn beside(target: &Path) -> Result<PathBuf> {
    let name = target.file_name().ok_or(ErrorKind::InvalidInput)?;
    let mut own = std::ffi::OsString::from(".");
    own.push(name);
    own.push(format!(".{}.mingbai", std::process::id()));
    Ok(target.with_file_name(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_dies_while_it_writes_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("甲.yaml");
        fs::write(&path, "旧").unwrap();
        let draft = Draft::beside(&path, "新".as_bytes(), None).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "旧");
        // What a killed process leaves: no drop, and the next of this number is not in its way.
        std::mem::forget(draft);
        Draft::beside(&path, "新".as_bytes(), None).unwrap().take_place_of(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
