//! What rule files name again and again.

pub use crate::check::{Check, Doc, Found, Origin, Passage, Prose, Rule, Scope};
pub use crate::model::*;
