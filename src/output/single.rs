//! One file by itself, such as a report: wholly old or wholly new whenever anybody looks.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::Result;
use super::draft::Draft;
use super::fault::file_fault;

/// Writes `bytes` beside `path` and moves them into its place. Missing folders are made, a link is followed, and what is no
/// file (`/dev/stdout`, a pipe) is written to as it is.
///
/// # Errors
/// `file-not-writable`.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = match fs::metadata(path) {
        Ok(known) if known.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(known) if !known.is_file() => File::options().write(true).open(path).and_then(|mut to| to.write_all(bytes)),
        Ok(known) => path.canonicalize().and_then(|target| replace(&target, bytes, Some(&known))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folder(path).and_then(|()| replace(path, bytes, None))
        }
        Err(error) => Err(error),
    };
    written.map_err(|error| file_fault(path, &error))
}

fn make_folder(path: &Path) -> io::Result<()> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all)
}

fn replace(target: &Path, bytes: &[u8], known: Option<&Metadata>) -> io::Result<()> {
    Draft::beside(target, bytes, known)?.take_place_of(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced_without_leftovers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.html");
        write_file(&path, b"old").unwrap();
        write_file(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(path.parent().unwrap()), ["b.html"]);
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("real.html"), folder.path().join("link.html"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink("real.html", &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[test]
    fn a_folder_of_that_name_is_a_finding_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(write_file(folder.path(), b"new").unwrap_err().code, "file-not-writable");
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }
}
