//! New files on disk: nothing that is already there is ever written over, and either all files are written or none.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;
use crate::editor::{File, MARK};
use crate::output::{self, reason};

/// Writes files that must not be there yet. When one cannot be written, those before it are taken back.
pub fn create(folder: &Path, files: &[File]) -> Result<(), Box<Diagnostic>> {
    for file in files {
        let path = folder.join(&file.path);
        if path.symlink_metadata().is_ok() {
            return Err(Box::new(problem("new-exists", &path).help("new-exists.help")));
        }
    }
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        let made = create_one(&path, &file.text);
        // What was made of a file before the disk was full is taken back too; one that somebody else made meanwhile is not.
        if !made.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) {
            written.push(path.clone());
        }
        if let Err(error) = made {
            written.iter().for_each(|path: &PathBuf| drop(fs::remove_file(path)));
            return Err(unwritable(&path, &error));
        }
    }
    Ok(())
}

fn create_one(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Writes schemas; only files that are ours are written over, each wholly or not at all.
pub fn replace(folder: &Path, files: &[File]) -> Result<(), Box<Diagnostic>> {
    for file in files {
        let path = folder.join(&file.path);
        let is_foreign = match fs::read_to_string(&path) {
            Ok(text) => !text.contains(MARK),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        if is_foreign {
            return Err(Box::new(problem("new-exists", &path).help("new-exists.help")));
        }
    }
    for file in files {
        let path = folder.join(&file.path);
        output::write_file(&path, file.text.as_bytes())?;
    }
    Ok(())
}

fn problem(code: &'static str, path: &Path) -> Diagnostic {
    Diagnostic::error(code, None).arg("path", path.display().to_string())
}

fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let finding = problem("new-unwritable", path).word("detail", reason(error));
    Box::new(finding.help("new-unwritable.help"))
}
