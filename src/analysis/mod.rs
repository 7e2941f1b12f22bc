//! The findings of a content folder that is being edited: the same as a check from scratch, at the cost of what changed.
//!
//! In: what lies at each path, at the beginning all of it, then one path at a time ([`Workspace`]). Out: the findings about one
//! file at once ([`Workspace::own`]), and those of all files from a [`Checker`] that runs beside, on a [`Snapshot`] that shares
//! its texts and entries with the workspace; it can be broken off, keeps what it has found about each document, and asks
//! again only where something changed that the rules look at. Deliberately absent: files, threads, and any protocol.

mod checker;
mod document;
mod findings;
mod surroundings;
mod workspace;

pub use checker::{Checker, Outcome};
pub use findings::Findings;
pub use workspace::{Snapshot, Workspace};
