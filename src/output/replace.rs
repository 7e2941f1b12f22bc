//! One file that somebody else wrote → the same file with other bytes, for mends in the content folder.
//!
//! The new bytes are written beside the file and take its name in one step, with its permissions: whoever looks, and
//! whenever the process dies, finds the old file or the new one. A file that no longer holds the bytes that were read is
//! left alone, because somebody has just saved it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::Result;
use super::draft::Draft;
use super::fault::{about, file_fault};

/// Whether the path names a file itself: what a link leads to is written under its own name.
pub fn is_plain_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

/// Puts `after` in the place of the file's bytes, if these are `before`.
///
/// # Errors
/// `fix.changed-on-disk` when they are not, `file-not-writable` when it cannot be written.
pub fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    let meta = fs::symlink_metadata(path).map_err(|error| file_fault(path, &error))?;
    if !meta.is_file() || meta.permissions().readonly() {
        return Err(file_fault(path, &ErrorKind::PermissionDenied.into()));
    }
    let draft = Draft::beside(path, after, Some(&meta)).map_err(|error| file_fault(path, &error))?;
    // As late as possible: nothing can be lost that was saved before this look.
    if fs::read(path).map_err(|error| file_fault(path, &error))? != before {
        return Err(about("fix.changed-on-disk", path, "").help("fix.changed-on-disk.help").into());
    }
    draft.take_place_of(path).map_err(|error| file_fault(path, &error))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("甲.yaml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn left(folder: &tempfile::TempDir) -> usize {
        fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn the_bytes_are_replaced_and_the_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, path) = file("旧");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, "旧".as_bytes(), "新".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(left(&folder), 1);
    }

    #[test]
    fn a_file_that_was_saved_in_the_meantime_is_left_alone() {
        let (folder, path) = file("刚刚保存");
        let error = replace(&path, "旧".as_bytes(), "新".as_bytes()).unwrap_err();
        assert_eq!(error.code, "fix.changed-on-disk");
        assert_eq!(fs::read_to_string(&path).unwrap(), "刚刚保存");
        assert_eq!(left(&folder), 1);
    }

    #[test]
    fn links_and_files_that_are_read_only_are_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, path) = file("旧");
        let link = folder.path().join("link.yaml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(is_plain_file(&path) && !is_plain_file(&link));
        assert_eq!(replace(&link, "旧".as_bytes(), b"").unwrap_err().code, "file-not-writable");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(replace(&path, "旧".as_bytes(), b"").unwrap_err().code, "file-not-writable");
        assert_eq!(fs::read_to_string(&path).unwrap(), "旧");
    }

    #[test]
    fn what_a_killed_process_left_is_in_nobodys_way() {
        let (folder, path) = file("旧");
        fs::write(path.with_file_name(format!(".甲.yaml.{}.mingbai", std::process::id())), "").unwrap();
        replace(&path, "旧".as_bytes(), "新".as_bytes()).unwrap();
        assert_eq!(left(&folder), 1);
    }
}
