//! Floor plans → SVG: for pages, as files of their own, and for printed cards and posters.
//!
//! In: a [`Drawing`](crate::pages::view::Drawing). Out: plain SVG 1.1: rectangles, paths and real text, without style
//! sheets, identifiers or references, so that any number stand on one page and Typst draws it too. What a thing is shows
//! by its outline, its name and its shade; nothing by colour alone.

mod svg;

use crate::pages::Context;
use crate::pages::view::floor_plan;
use crate::render::Artifact;
use crate::resolve::Handle;
pub use svg::{inline, standalone};

/// The plan of every floor as a file of its own.
pub fn files(cx: &Context<'_>) -> Vec<Artifact> {
    let halls = cx.portal.content.halls.iter().enumerate();
    let floors = halls.flat_map(|(hall, entry)| (0..entry.value.floors.len()).map(move |floor| (hall, floor)));
    let plans = floors.filter_map(|(hall, floor)| floor_plan(cx, Handle::new(hall), floor));
    plans.map(|plan| Artifact { path: plan.href, bytes: standalone(&plan.drawing).into_bytes() }).collect()
}
