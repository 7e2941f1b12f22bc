//! A hall's own list of queries → what the search makes of them, and the everyday names that would help.
//!
//! In: a log ([`Log`]: one query a line, with what it should find), an index, and the content that the index was made of. Out:
//! a verdict for each query, rates by how often each was asked, and proposals of aliases that were tried on a second index
//! ([`propose`]), with the edit of the guide's file. Deliberately absent: files, words for people, and any guess at what
//! a query means that the log does not say.

mod edit;
mod judge;
mod log;
mod propose;

#[cfg(test)]
mod samples;

pub use edit::{Change, changes};
pub use judge::{Judged, Rates, judge};
pub use log::{Asked, Log, decode};
pub use propose::{Proposal, SEEN, propose};
