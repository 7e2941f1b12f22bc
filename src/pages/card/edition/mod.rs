//! Editions of a card (版本): which state of the facts a print shows, and what has changed since.
//!
//! In: the facts of cards and the print log. Out: the hash of facts, the words of a change, the cards that are out of date, and
//! the log with what was printed. Deliberately absent: files and the clock (`cli/`), and anything that the facts do not hold: a
//! guide may be mended as often as anybody likes, and its cards stay good until one of their facts changes.

mod canonical;
mod history;
mod log;
mod recorded;
#[cfg(test)]
mod sample;
mod stale;
mod words;
mod written;

use serde::Serialize;

pub use canonical::{bundle_hash, hash, situation_hash};
pub use history::{Earlier, Editions, bundle_edition, editions, situation_edition};
pub use log::{Printed, Unfit, record};
pub use recorded::altered;
pub use stale::{Stale, State, stale};
pub use words::changes;

/// Tells which state of the facts a print shows.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct Edition {
    /// The guide's date of update, or empty.
    pub date: String,
    /// First 8 hexadecimal digits of the SHA-256 of the facts: it changes exactly when the card says something else.
    pub hash: String,
}

/// What leads from a card to the notice about its edition on the guide's page: the part of the address behind `#`.
///
/// A fragment, not a query: it never reaches the server, so that any server, any redirect and `file://` keep it, and browsers
/// show the notice of its name without a script.
pub fn mark(hash: &str) -> String {
    format!("card-{hash}")
}
