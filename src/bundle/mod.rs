//! Bundles (一件事、一链办理) computed: what several guides come to when they are done in one go.
//!
//! In: a [`Bundle`](crate::model::Bundle) and the guides it names. Out: a [`Chain`]: the members in their order, one set of
//! questions, the papers merged by catalogue reference, the longest path, and before against after. Nothing of this is ever
//! typed. Deliberately absent: findings (`check/rules/bundle/` words what is wrong), words and pages.
//!
//! "Before" is every member by itself, one after the other. "After" is one application at the lead window: a paper that
//! several members want is brought once, what one member hands out and a later one wants is not brought at all, and members
//! that wait for nobody run side by side.

mod chain;
mod figures;
mod limit;
mod logic;
mod order;
mod paper;
mod reduce;
mod scene;
mod simplest;
#[cfg(test)]
mod tests;

pub use chain::{Chain, Link, MOST_MEMBERS, Output};
pub use figures::{Change, Figures};
pub use limit::working_days;
pub use logic::{Differs, simplified};
pub use order::Order;
pub use paper::{Count, Paper, PaperKey, Use};
pub use reduce::reduced;
pub use scene::{Scene, Scenes, all_choices, most_cells, open_cases, regions};
pub use simplest::simplest;
