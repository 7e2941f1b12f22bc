//! New files on disk: nothing that somebody else wrote is ever written over.

use std::fs;
use std::io;
use std::path::Path;

use crate::diag::Diagnostic;
use crate::editor::{File, MARK};

/// Writes schemas; only files that are ours are written over.
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
        let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
        parent.and_then(|()| fs::write(&path, &file.text)).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

fn problem(code: &'static str, path: &Path) -> Diagnostic {
    Diagnostic::error(code, None).arg("path", path.display().to_string())
}

fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let finding = problem("new-unwritable", path).word("detail", crate::source::reason(error));
    Box::new(finding.help("new-unwritable.help"))
}
