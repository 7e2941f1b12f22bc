//! Which paths may be published, and which stand in each other's way.

use std::collections::BTreeMap;

use super::manifest::{MANIFEST, Manifest, Mark};
use super::{Diagnostic, Result};

/// Refuses a path that would leave the folder or that some system reads otherwise than we do.
///
/// # Errors
/// `output-unsafe-path`.
pub fn check(path: &str) -> Result<()> {
    let refused = |reason| {
        let finding = Diagnostic::error("output-unsafe-path", None).arg("path", path).word("reason", reason);
        Err(finding.help("output-unsafe-path.help").into())
    };
    // A colon starts a drive or a hidden stream on Windows and a scheme in a link.
    if path.chars().any(|c| c.is_control() || c == '\\' || c == ':') {
        return refused("output-unsafe-path.sign");
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return refused("output-unsafe-path.leaves");
    }
    if path.eq_ignore_ascii_case(MANIFEST) {
        return refused("output-unsafe-path.reserved");
    }
    Ok(())
}

/// The paths of the new site so far.
#[derive(Debug, Default)]
pub struct Taken {
    files: BTreeMap<String, Mark>,
    /// Files and folders in small letters → how they are spelled.
    spelled: BTreeMap<String, Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    File(String),
    Folder(String),
}

impl Taken {
    /// Adds a file. Two names that differ only in case are refused on every system, so that a site that builds here can
    /// be unpacked anywhere.
    ///
    /// # Errors
    /// `output-collision`.
    pub fn reserve(&mut self, path: &str, mark: Mark) -> Result<()> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            match self.spelled.get(&folder.to_lowercase()) {
                Some(Name::Folder(other)) if other == folder => {}
                Some(Name::File(other) | Name::Folder(other)) => return Err(collision(path, other)),
                None => self.remember(Name::Folder(folder.to_owned())),
            }
        }
        match self.spelled.get(&path.to_lowercase()) {
            Some(Name::File(other) | Name::Folder(other)) => return Err(collision(path, other)),
            None => self.remember(Name::File(path.to_owned())),
        }
        self.files.insert(path.to_owned(), mark);
        Ok(())
    }

    pub fn is_file(&self, path: &str) -> bool {
        path == MANIFEST || self.files.contains_key(path)
    }

    pub fn is_folder(&self, path: &str) -> bool {
        self.spelled.get(&path.to_lowercase()) == Some(&Name::Folder(path.to_owned()))
    }

    /// Everything written so far.
    pub fn manifest(&self) -> Manifest {
        Manifest { files: self.files.clone() }
    }

    fn remember(&mut self, name: Name) {
        let (Name::File(path) | Name::Folder(path)) = &name;
        self.spelled.insert(path.to_lowercase(), name);
    }
}

/// Names the two paths in one order whichever thread came first.
fn collision(path: &str, other: &str) -> Box<Diagnostic> {
    let (first, second) = if path < other { (path, other) } else { (other, path) };
    let finding = Diagnostic::error("output-collision", None).arg("path", first).arg("other", second);
    finding.help("output-collision.help").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in ["", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "a\\b", "C:a", "a\0b", "a\nb"] {
            let code = check(path).map_err(|d| d.code);
            assert_eq!(code, Err("output-unsafe-path"), "{path:?} was let through");
        }
        assert_eq!(check(".MINGBAI-manifest.json").map_err(|d| d.code), Err("output-unsafe-path"));
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in ["index.html", "files/forms/申请表.pdf", "a/..b", "a/b..", ".well-known/x", "a b.html"] {
            assert!(check(path).is_ok(), "{path:?} was refused");
        }
    }

    #[test]
    fn equal_names_and_names_that_differ_in_case_collide() {
        let pairs =
            [("a.html", "a.html"), ("a.html", "A.html"), ("a/b", "A/c"), ("a", "a/b"), ("Ä", "ä"), ("a/b", "A")];
        for (first, second) in pairs {
            let mut taken = Taken::default();
            taken.reserve(first, Mark::of(b"")).unwrap();
            let error = taken.reserve(second, Mark::of(b"")).expect_err(second);
            assert_eq!(error.code, "output-collision");
        }
    }

    #[test]
    fn a_collision_reads_the_same_in_either_order() {
        let report = |first: &str, second: &str| {
            let mut taken = Taken::default();
            taken.reserve(first, Mark::of(b"")).unwrap();
            taken.reserve(second, Mark::of(b"")).unwrap_err()
        };
        assert_eq!(report("a/x", "A/y").args, report("a/x", "A/y").args);
        assert_eq!(report("b", "B").args, report("B", "b").args);
    }

    #[test]
    fn neighbours_in_one_folder_do_not_collide() {
        let mut taken = Taken::default();
        for path in ["guides/a.html", "guides/b.html", "guides/c/d.html", "guide"] {
            taken.reserve(path, Mark::of(b"")).unwrap();
        }
        assert!(taken.is_folder("guides/c") && taken.is_file("guide") && !taken.is_file("guides"));
    }
}
