//! What rule files name again and again.

pub use crate::check::passage::at_place;
pub use crate::check::{Check, Doc, Found, Origin, Passage, Prose, Rule, Scope};
pub use crate::diag::Span;
pub use crate::model::*;
pub use crate::source::Opened;
