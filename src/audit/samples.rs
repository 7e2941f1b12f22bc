//! What the tests of this folder ask, and of which documents.

use super::Asked;
use crate::diag::{FileId, Span};
pub use crate::render::search::samples::guides;

pub fn asked(query: &str, expected: &[&str]) -> Asked {
    let expected = expected.iter().map(|id| (*id).to_owned()).collect();
    Asked { query: query.to_owned(), expected, is_foreign: false, times: 1, span: Span::start_of(FileId(0)) }
}
