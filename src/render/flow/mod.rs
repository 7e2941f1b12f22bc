//! Flow charts → SVG for pages.
//!
//! In: a [`Layout`](crate::flow::Layout). Out: plain SVG of paths and real text in the colour of the page's letters, so that
//! it reads in every view and in black and white; without style sheets, identifiers or references. Kinds differ by their
//! outlines: round for beginning and end, dashed for special procedures. Deliberately absent: words.

mod svg;

pub use svg::inline;
