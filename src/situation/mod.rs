//! Situations (情形) as logic: a guide's questions, and for each line of the guide the condition under which it holds.
//!
//! In: a [`Guide`](crate::model::Guide) with `questions` and `when`. Out: [`Situations`], which say for given [`Answers`] what holds, does not, or cannot be
//! said yet; a condition in words; and [`Slip`]s where `when` asks for what is not there. A condition that cannot be read
//! holds always, so that nothing an applicant needs is hidden by a mistake. Deliberately absent: findings (`check/` words the
//! slips), pages, and whether the whole is complete (`prove/`).
//!
//! The language is total: it has no scripts, no arithmetic and no way to ask about anything but the answers. A question that
//! is not asked has no answer, and nothing that expects one of its answers holds.

mod answers;
mod compile;
mod formula;
mod interval;
mod part;
mod paths;
pub mod prove;
mod question;
mod region;
mod settle;
mod slip;
mod steps;
#[cfg(test)]
mod tests;
mod words;

pub use answers::{Answer, Answers};
pub use compile::Situations;
pub use formula::{Formula, Test};
pub use interval::{Interval, day_number, day_of};
pub use part::{Part, parts};
pub use paths::paths;
pub use question::{Asked, Domain};
pub use region::representative;
pub use settle::{keep, settled};
pub use slip::{Slip, SlipKind};
pub use words::{answered, told};
