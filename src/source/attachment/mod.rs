//! Files that are published as they are: blank forms, samples, pictures; and what can be read in them.
//!
//! In: a file under `files/`. Out: an [`Opened`], the texts in it that hold digits, the properties that name somebody, the
//! position a camera noted, and, for whatever nobody could look into, why. Deliberately absent: any judgement (`check/`),
//! pictures turned into text (a photographed form is not read), and formats only one old program opens.
//!
//! Readers of other people's formats run in [`shelter`]: they may panic or never end, and the run goes on. What unpacks is
//! measured as it unpacks, or before (`pdf_size`).

mod excerpt;
mod gather;
mod office;
mod opener;
mod package;
mod pdf;
mod pdf_line;
mod pdf_size;
mod picture;
mod plain;
mod sheet;
mod shelter;
mod sniff;
#[cfg(test)]
mod tests;
mod xml;

use std::path::PathBuf;

use crate::diag::FileId;
pub use excerpt::{Excerpt, Facet, Obstacle, Opened, Place};
pub use opener::Opener;

/// A file under `files/`.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Relative to the content folder, with `/`: `files/forms/a.pdf`.
    pub path: String,
    pub absolute: PathBuf,
    /// Its place in the source map, where its text is empty.
    pub file: FileId,
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

/// How much a reader takes in before it gives up, in bytes. Forms are far below; bombs far above.
struct Limits;

impl Limits {
    /// A file that is larger is not opened.
    const FILE: u64 = 64 * 1024 * 1024;
    /// All that is unpacked from one file.
    const UNPACKED: u64 = if cfg!(test) { 16 * 1024 * 1024 } else { 128 * 1024 * 1024 };
    /// All text that is kept of one file.
    const TEXT: usize = 8 * 1024 * 1024;
    /// The longest paragraph; what follows begins a new one.
    const PARAGRAPH: usize = 64 * 1024;
}
