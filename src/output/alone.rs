//! One process at a time for a file that is read, changed and written again.
//!
//! In: the file. Out: a lock, held until it is dropped. The lock is a file of its own beside it, because the file itself gets
//! replaced; its name begins with a dot, so that readers of the content pass over it. Deliberately absent: a fault. Where no
//! lock can be had (a folder that nobody may write, a file system without locks), writing the file will say so, or goes well.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::work::is_at;

/// The lock of one file.
pub struct Alone {
    path: PathBuf,
    /// `None` for an instant while it is dropped.
    file: Option<File>,
}

impl Alone {
    /// Waits until no other process holds the lock of this file; `waiting` is called where that takes time.
    pub fn with(target: &Path, waiting: impl Fn()) -> Option<Alone> {
        let name = target.file_name()?.to_string_lossy();
        let path = target.with_file_name(format!(".{name}.mingbai"));
        loop {
            let file = File::options().read(true).write(true).create(true).truncate(false).open(&path).ok()?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    waiting();
                    file.lock().ok()?;
                }
                Err(TryLockError::Error(_)) => return None,
            }
            // Whoever held it may have taken the file away with it.
            if is_at(&file, &path) {
                return Some(Alone { path, file: Some(file) });
            }
        }
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // Elsewhere an open file cannot be taken away.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        self.file.take();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn many_who_read_change_and_write_one_file_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.yaml");
        fs::write(&path, "").unwrap();
        let waited = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for number in 0..8 {
                let (path, waited) = (&path, &waited);
                scope.spawn(move || {
                    for turn in 0..10 {
                        let _alone = Alone::with(path, || _ = waited.fetch_add(1, Ordering::Relaxed)).unwrap();
                        let text = fs::read_to_string(path).unwrap();
                        std::thread::yield_now();
                        super::super::write_file(path, format!("{text}{number} {turn}\n").as_bytes()).unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 80);
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["log.yaml"], "the lock went away");
    }

    #[test]
    fn where_nothing_can_be_written_there_is_no_lock_and_nobody_waits() {
        assert!(Alone::with(Path::new("/nowhere/log.yaml"), || panic!("waited")).is_none());
    }
}
