//! Print jobs: what a window, a floor or a department needs on paper, one file each.
//!
//! In: the linked portal, a [`Scope`] (for whom) and a [`Design`] (which thing, how laid out). Out: [`PrintJob`]s, each of
//! which makes its [`Order`](super::card::Order) when the printer asks for it, so that a thousand jobs are never held at
//! once; and the list of what was printed. Deliberately absent: layout (the theme's `cards/`), the printer.

mod booklet;
mod design;
mod directory;
mod flow;
mod job;
mod labels;
mod list;
mod ready;
mod scope;
mod stand;
mod wanted;

pub use design::{Cut, Design, Kind, Nup, Poster};
pub use job::{PrintJob, jobs};
pub use list::{Paper, Printed, as_json, as_text};
pub use ready::ready;
pub use scope::Scope;
pub use wanted::{Wanted, unknown_bundle, unknown_guide, window};
