//! What a card says, as data: the facts of an edition, their hash, and the facts that the print log holds.
//!
//! In: facts, or an edition of `print-log.yaml`. Out: the hash that names an edition, and whether a recorded one still says what
//! its cards say. It stands before the rules, so that one of them can tell of an edition that was changed by hand. Deliberately
//! absent: where facts come from and how a change is worded (`pages::card`).

mod canonical;
mod facts;
mod recorded;
#[cfg(test)]
pub mod sample;

pub use canonical::{hash, says_something, situation_hash};
pub use facts::*;
pub use recorded::{facts as recorded_facts, hash_of, is_altered};
