//! Floor plans → SVG: for pages, as files of their own, and for printed cards and posters.
//!
//! In: a [`Drawing`]. Out: plain SVG 1.1: rectangles, paths and real text, without style sheets, identifiers or references,
//! so that any number stand on one page and Typst draws it too. What a thing is shows by its outline, its name and its
//! shade; nothing by colour alone.

mod svg;

use crate::lang::Lang;
use crate::model::Window;
use crate::pages::view::{Drawing, floor_plan, window_drawing};
use crate::pages::{Context, way};
use crate::render::Artifact;
use crate::resolve::{Handle, Portal};
pub use svg::{inline, standalone};

/// The plan of every floor as a file of its own.
pub fn files(cx: &Context<'_>) -> Vec<Artifact> {
    let halls = cx.portal.content.halls.iter().enumerate();
    let floors = halls.flat_map(|(hall, entry)| (0..entry.value.floors.len()).map(move |floor| (hall, floor)));
    let plans = floors.filter_map(|(hall, floor)| floor_plan(cx, Handle::new(hall), floor));
    plans.map(|plan| Artifact { path: plan.href, bytes: standalone(&plan.drawing).into_bytes() }).collect()
}

/// The floor plans of a portal with one window marked on each, for whoever prints many of them.
pub struct Pictures<'p> {
    portal: &'p Portal,
    lang: Lang,
    ways: Vec<Option<way::Way>>,
}

impl<'p> Pictures<'p> {
    pub fn new(portal: &'p Portal, lang: Lang) -> Self {
        Pictures { portal, lang, ways: way::ways(portal, lang) }
    }

    /// The plan of the window's floor with the window marked; none where it is not drawn.
    pub fn svg(&self, window: Handle<Window>) -> Option<String> {
        self.drawing(window).map(|drawing| standalone(&drawing))
    }

    /// The way to the window, one sentence for each turn.
    pub fn steps(&self, window: Handle<Window>) -> &[String] {
        self.ways.get(window.index()).and_then(Option::as_ref).map_or(&[], |way| &way.steps)
    }

    fn drawing(&self, window: Handle<Window>) -> Option<Drawing> {
        let way = self.ways.get(window.index()).and_then(Option::as_ref);
        window_drawing(self.portal, self.lang, window, way)
    }
}

/// [`Pictures::svg`] for a single window.
pub fn svg(portal: &Portal, window: Handle<Window>) -> Option<String> {
    Pictures::new(portal, Lang::Zh).svg(window)
}
