//! Content from and for other programs.
//!
//! In: bytes of a foreign format. Out: the files of a content folder, as texts, and a report of what became of every
//! value. Deliberately absent: the file system (`cli/` reads and writes) and any guess: what a source does not say is
//! left out and listed as missing.

pub mod portal;
mod write;

pub use write::scalar;
