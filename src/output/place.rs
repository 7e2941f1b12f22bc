//! Where the target really is, and what stands beside it.
//!
//! Beside a target `public` lies, while a build runs, the folder `.public.mingbai` with: `lock`; `new`, the site being
//! written; `journal`, written just before the swap; `old`, the site that was swapped out. It has one fixed name, so
//! that what a killed build left behind is found without searching and nothing else can be taken for it.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::{about, fault};
use super::{Result, mount};

/// The target, free of links, and the work folder beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub target: PathBuf,
    pub work: PathBuf,
}

impl Place {
    /// # Errors
    /// `output-not-a-folder`, `output-not-writable`, `output-mount-point`.
    pub fn of(target: &Path) -> Result<Place> {
        let target = resolved(target)?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(about("output-mount-point", &target, "").help("output-mount-point.help").into());
        };
        let mut work = OsString::from(".");
        work.push(name);
        work.push(".mingbai");
        let place = Place { work: parent.join(work), target };
        place.check_replaceable()?;
        Ok(place)
    }

    /// Folder in which the work folder lies.
    pub fn parent(&self) -> &Path {
        self.target.parent().unwrap_or(&self.target)
    }

    /// The site being written.
    pub fn staged(&self) -> PathBuf {
        self.work.join("new")
    }

    /// The site that was swapped out.
    pub fn old(&self) -> PathBuf {
        self.work.join("old")
    }

    pub fn journal(&self) -> PathBuf {
        self.work.join("journal")
    }

    pub fn lock(&self) -> PathBuf {
        self.work.join("lock")
    }

    /// Finds out before the work of a whole build what the swap would only find out at its end.
    fn check_replaceable(&self) -> Result<()> {
        if !self.target.exists() {
            return Ok(());
        }
        mount::refuse(&self.target)?;
        #[cfg(unix)]
        rustix::fs::access(&self.target, rustix::fs::Access::WRITE_OK)
            .map_err(|error| fault(&self.target, &error.into()))?;
        Ok(())
    }
}

/// The target without links; its parents are made, the target itself is not.
fn resolved(target: &Path) -> Result<PathBuf> {
    let not_a_folder = || about("output-not-a-folder", target, "").help("output-not-a-folder.help").into();
    match fs::symlink_metadata(target) {
        Ok(_) if !target.is_dir() => Err(not_a_folder()),
        Ok(_) => target.canonicalize().map_err(|error| fault(target, &error)),
        Err(error) if error.kind() == ErrorKind::NotFound => in_new_parent(target),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Err(not_a_folder()),
        Err(error) => Err(fault(target, &error)),
    }
}

fn in_new_parent(target: &Path) -> Result<PathBuf> {
    let Some(name) = target.file_name() else {
        return Err(about("output-not-a-folder", target, "").help("output-not-a-folder.help").into());
    };
    let parent = match target.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).and_then(|()| parent.canonicalize()).map(|parent| parent.join(name)).map_err(|error| {
        match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                about("output-not-a-folder", target, "").help("output-not-a-folder.help").into()
            }
            _ => fault(parent, &error),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(target: &Path) -> std::result::Result<Place, &'static str> {
        Place::of(target).map_err(|d| d.code)
    }

    #[test]
    fn a_file_is_not_a_target_and_neither_is_a_folder_under_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(code(&file), Err("output-not-a-folder"));
        assert_eq!(code(&file.join("public")), Err("output-not-a-folder"));
        assert_eq!(code(&file.join("a/public")), Err("output-not-a-folder"));
    }

    #[test]
    fn missing_parents_are_made_and_the_target_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("a/b/public")).unwrap();
        assert!(folder.path().join("a/b").is_dir() && !place.target.exists());
        assert!(place.work.ends_with("a/b/.public.mingbai"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_followed_and_a_broken_one_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("sites/www")).unwrap();
        std::os::unix::fs::symlink("sites/www", folder.path().join("public")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("broken")).unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        assert!(place.target.ends_with("sites/www") && place.work.ends_with("sites/.www.mingbai"));
        assert_eq!(code(&folder.path().join("broken")), Err("output-not-a-folder"));
    }

    #[test]
    fn the_root_of_the_file_system_cannot_be_replaced() {
        assert_eq!(code(Path::new("/")), Err("output-mount-point"));
    }
}
