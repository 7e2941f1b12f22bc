//! Where a command may write: never around the content, nor within it, where the next check would read what was made.

use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;

/// What is wrong with writing into `out` beside this content folder, if anything.
pub fn fault(out: &Path, content: &Path) -> Option<Diagnostic> {
    let (whole, content) = (real(out)?, content.canonicalize().ok()?);
    let finding = |code| Diagnostic::error(code, None).arg("path", out.display().to_string());
    match (content.starts_with(&whole), whole.starts_with(&content)) {
        (true, _) => Some(finding("output-holds-content").help("output-holds-content.help")),
        (_, true) => Some(finding("output-in-content").help("output-in-content.help")),
        _ => None,
    }
}

/// The path without links, of a folder that may be still to be made.
fn real(out: &Path) -> Option<PathBuf> {
    let out = std::path::absolute(out).ok()?;
    let known = out.ancestors().find_map(|folder| Some((folder.canonicalize().ok()?, folder)))?;
    let (real, folder) = known;
    Some(real.join(out.strip_prefix(folder).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_around_the_content_or_into_it_whatever_it_is_called() {
        let work = tempfile::tempdir().unwrap();
        let path = |name: &str| work.path().join(name);
        std::fs::create_dir_all(path("content/halls")).unwrap();
        std::fs::create_dir(path("old")).unwrap();
        let code = |out: &str| fault(&path(out), &path("content")).map(|finding| finding.code);
        assert_eq!(code("content"), Some("output-holds-content"));
        assert_eq!(code(""), Some("output-holds-content"));
        assert_eq!(code("content/halls"), Some("output-in-content"));
        assert_eq!(code("content/still/to/be/made"), Some("output-in-content"));
        assert_eq!([code("old"), code("new/one"), code("content-2")], [None; 3]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_content_is_seen_through() {
        let work = tempfile::tempdir().unwrap();
        let (content, link) = (work.path().join("content"), work.path().join("out"));
        std::fs::create_dir(&content).unwrap();
        std::os::unix::fs::symlink(&content, &link).unwrap();
        assert_eq!(fault(&link, &content).unwrap().code, "output-holds-content");
        assert_eq!(fault(&link.join("cards"), &content).unwrap().code, "output-in-content");
    }
}
