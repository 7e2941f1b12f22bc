//! What holds in every situation of a guide, however many there are.
//!
//! In: [`Situations`](super::Situations). Out: a [`Proof`], which counts situations, gives one in which something holds, and lists those that are
//! alike ([`table`]); and for a guide every [`Flaw`] with a situation that shows it. Deliberately absent: trying all combinations
//! (20 questions with 5 options have more than anybody can try) and sentences (`check/` words the flaws).
//!
//! Each option, and each region of a number or date, is a variable of a binary decision diagram; `space` says which
//! values of all variables are answers that can be given. Every operation is paid from a budget of steps: a guide that would
//! need more is [`TooComplex`], which is said and never passed over.

#[cfg(test)]
mod brute;
mod effect;
mod examine;
mod flaw;
mod limits;
mod lines;
mod proof;
mod ranges;
mod space;
pub mod table;
#[cfg(test)]
mod tests;
mod walk;

pub use examine::{Examined, examine};
pub use flaw::{Flaw, FlawKind};
pub use proof::{Proof, Witness, can_hold};
pub use space::TooComplex;
