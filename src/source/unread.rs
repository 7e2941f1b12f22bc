//! What is in the content folder and could not be read. A finding says so already; whatever refers to it is not
//! dangling, and one faulty catalogue must not be followed by a hundred findings that are only its echo.

use std::collections::BTreeSet;

use super::Kind;
use super::kind::{FILES, FOLDERS};
use crate::diag::nearest;

/// Kinds, entries and files that are there but unread.
#[derive(Debug, Default, Clone)]
pub struct Unread {
    kinds: BTreeSet<Kind>,
    entries: BTreeSet<(Kind, String)>,
    files: BTreeSet<String>,
}

impl Unread {
    /// Whether an entry of this kind and identifier may be in what was not read.
    pub fn may_hold(&self, kind: Kind, id: &str) -> bool {
        self.holds_kind(kind) || self.entries.contains(&(kind, id.to_owned()))
    }

    /// Whether a whole file of this kind was not read, so that nothing is known of its entries.
    pub fn holds_kind(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether anything of this kind was not read.
    pub fn lacks_some(&self, kind: Kind) -> bool {
        self.holds_kind(kind) || self.entries.iter().any(|(entry, _)| *entry == kind)
    }

    /// Whether the file under `files/` is there but unread.
    pub fn holds_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    pub fn extend(&mut self, other: Unread) {
        self.kinds.extend(other.kinds);
        self.entries.extend(other.entries);
        self.files.extend(other.files);
    }

    pub fn add_entry(&mut self, kind: Kind, id: &str) {
        self.entries.insert((kind, id.to_owned()));
    }

    /// A file or folder nothing is known of but its path.
    pub fn add_path(&mut self, path: &str) {
        let top = path.split('/').next().unwrap_or_default();
        let names = FOLDERS.iter().chain(FILES).map(|(name, _)| *name);
        let meant = nearest(top, names).unwrap_or(top);
        match FOLDERS.iter().chain(FILES).find(|(name, _)| *name == meant) {
            Some((_, Kind::Attachment)) => {
                self.files.insert(path.to_owned());
            }
            Some((_, kind)) => {
                self.kinds.insert(*kind);
            }
            None => {}
        }
    }

    /// A text whose YAML could not be parsed: its entries are the file's name or the keys at the left edge.
    pub fn add_text(&mut self, kind: Kind, stem: &str, text: &str) {
        self.add_entry(kind, stem);
        for line in text.lines() {
            let id = line.split([':', '：']).next().unwrap_or_default();
            let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if is_id && id.len() < line.len() {
                self.add_entry(kind, id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_text_that_does_not_parse_are_known_by_their_keys() {
        let mut unread = Unread::default();
        unread.add_text(Kind::Material, "common", "id-card:\n  name: \"居民身份证\nphoto：\n  name: 照片\n# note: x\n");
        for id in ["common", "id-card", "photo"] {
            assert!(unread.may_hold(Kind::Material, id), "{id}");
        }
        assert!(!unread.may_hold(Kind::Material, "name"));
        assert!(!unread.may_hold(Kind::Topic, "photo"));
    }

    #[test]
    fn a_misspelt_folder_stands_for_the_one_that_is_meant() {
        let mut unread = Unread::default();
        unread.add_path("material/common.yaml");
        assert!(unread.may_hold(Kind::Material, "anything"));
        unread.add_path("files/forms/a.md");
        assert!(unread.holds_file("files/forms/a.md") && !unread.holds_file("files/forms/b.md"));
    }
}
