//! The list of what we wrote, kept in the target: it says what may be deleted, and lets anyone check a copy of the site.
//!
//! Sorted, one line a file, no dates: the same site gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Result;
use super::fault::{about, fault};

/// The manifest's name in the target.
pub const MANIFEST: &str = ".mingbai-manifest.json";

const FORMAT: u32 = 1;

/// Size in bytes and SHA-256 in hexadecimal of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub size: u64,
    pub sha256: String,
}

/// Every file of a publish except the manifest itself; paths are relative to the target, with `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, Mark>,
}

#[derive(Deserialize)]
struct Stored {
    format: u32,
    files: BTreeMap<String, Mark>,
}

impl Mark {
    pub fn of(bytes: &[u8]) -> Mark {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Mark { size: bytes.len() as u64, sha256 }
    }
}

impl Manifest {
    /// The manifest of a published folder; empty when the folder or the manifest is not there.
    ///
    /// # Errors
    /// `output-manifest-broken` when it cannot be understood: nobody can then say which files are ours.
    pub fn read(folder: &Path) -> Result<Manifest> {
        let path = folder.join(MANIFEST);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Manifest::default()),
            Err(error) if error.kind() == ErrorKind::InvalidData => String::new(),
            Err(error) => return Err(fault(&path, &error)),
        };
        match serde_json::from_str::<Stored>(&text) {
            Ok(stored) if stored.format == FORMAT => Ok(Manifest { files: stored.files }),
            _ => Err(about("output-manifest-broken", &path, "").help("output-manifest-broken.help").into()),
        }
    }

    pub fn to_json(&self) -> String {
        let lines: Vec<String> = self.files.iter().map(|(path, mark)| line(path, mark)).collect();
        format!("{{\"format\":{FORMAT},\"files\":{{\n{}\n}}}}\n", lines.join(",\n"))
    }

    /// How many files are the same as in `before`, and how many of `before` are gone.
    pub fn compared_with(&self, before: &Manifest) -> (usize, usize) {
        let unchanged = self.files.iter().filter(|(path, mark)| before.files.get(*path) == Some(mark)).count();
        let removed = before.files.keys().filter(|path| !self.files.contains_key(*path)).count();
        (unchanged, removed)
    }

    /// Whether the file is ours, the manifest included.
    pub fn owns(&self, path: &str) -> bool {
        path == MANIFEST || self.files.contains_key(path)
    }

    /// Every folder that holds one of the files.
    pub fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end])).collect()
    }
}

fn line(path: &str, mark: &Mark) -> String {
    let path = serde_json::Value::from(path);
    format!("{path}:{{\"size\":{},\"sha256\":\"{}\"}}", mark.size, mark.sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let files = [("b/\"申请表\".pdf", b"pdf".as_slice()), ("a.html", b"")];
        Manifest { files: files.into_iter().map(|(path, bytes)| (path.to_owned(), Mark::of(bytes))).collect() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(MANIFEST), sample().to_json()).unwrap();
        assert_eq!(Manifest::read(folder.path()), Ok(sample()));
        std::fs::write(folder.path().join(MANIFEST), Manifest::default().to_json()).unwrap();
        assert_eq!(Manifest::read(folder.path()), Ok(Manifest::default()));
    }

    #[test]
    fn each_file_has_one_line_with_its_known_hash() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let json = sample().to_json();
        assert!(json.contains(&format!("\n\"a.html\":{{\"size\":0,\"sha256\":\"{empty}\"}},\n")), "{json}");
    }

    #[test]
    fn a_manifest_that_cannot_be_understood_is_an_error_and_not_an_empty_list() {
        let folder = tempfile::tempdir().unwrap();
        let texts: [&[u8]; 4] = [b"", b"{\"format\":1,\"fil", b"{\"format\":2,\"files\":{}}", b"\xff"];
        for text in texts {
            std::fs::write(folder.path().join(MANIFEST), text).unwrap();
            assert_eq!(Manifest::read(folder.path()).map_err(|d| d.code), Err("output-manifest-broken"));
        }
    }
}
