//! Which pages exist: the plan of the portal, its addresses, and the typed views that templates receive.
//!
//! In: the linked [`Portal`](crate::resolve::Portal). Out: a [`Plan`] that lists every page cheaply and makes the view of
//! one page when asked, so that ten thousand pages are never held at once. Deliberately absent: HTML.

mod agenda;
pub mod card;
mod compose;
mod context;
pub mod flow;
mod frame;
pub mod holdings;
mod index;
mod pinyin;
mod plan;
pub mod print;
pub mod search;
pub mod situation;
pub mod url;
pub mod view;
pub mod way;
pub mod words;

pub use agenda::{Agenda, AgendaTexts, agenda, agendas};
pub use compose::{View, Viewed};
pub use context::{Audiences, Context};
pub use frame::site_view;
pub use plan::{Page, Plan, plan};
