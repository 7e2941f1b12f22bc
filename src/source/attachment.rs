//! Files that are published as they are: blank forms, samples, pictures.

use std::path::PathBuf;

/// A file under `files/`.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Relative to the content folder, with `/`: `files/forms/a.pdf`.
    pub path: String,
    pub absolute: PathBuf,
}

impl Attachment {
    /// The file's bytes.
    ///
    /// # Errors
    /// The operating system's, when the file has gone or may not be read.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.absolute)
    }
}
