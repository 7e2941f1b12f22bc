//! What is written where on a plan: the numbers of windows on their shares of a counter, names on everything else.

use super::fit::{Fitted, fit};
use super::grid::placed;
use super::spot::spots;
use crate::diag::Span;
use crate::model::{Cells, FloorPlan, PlanKind, PlanShape};

/// A text and the box it belongs into.
#[derive(Debug, Clone)]
pub struct Label<'a> {
    pub shape: usize,
    /// The window that the box stands for.
    pub window: Option<&'a str>,
    pub cells: Cells,
    pub text: String,
    /// Where the text comes from in the content.
    pub span: Span,
}

impl Label<'_> {
    pub fn fitted(&self) -> Option<Fitted> {
        fit(&self.text, self.cells.width(), self.cells.height())
    }
}

/// All labels of a plan; `number` knows the number above a window, `word` what a kind is called without a name.
pub fn labels<'a>(
    plan: &'a FloorPlan,
    number: &dyn Fn(&str) -> String,
    word: &dyn Fn(PlanKind) -> String,
) -> Vec<Label<'a>> {
    let mut labels = Vec::new();
    for (index, shape, kind, cells) in placed(plan) {
        match shape.windows.as_slice() {
            [] => labels.extend(named(index, shape, kind, cells, word)),
            [only] if !shape.label.is_empty() => {
                let text = format!("{} {}", shape.label.value, number(&only.id));
                labels.push(Label { shape: index, window: Some(&only.id), cells, text, span: shape.label.span });
            }
            _ => {}
        }
    }
    let is_counter = |shape: &PlanShape| shape.windows.len() > 1 || shape.label.is_empty();
    let counters = spots(plan).into_iter().filter(|spot| is_counter(&plan.shapes[spot.shape]));
    labels.extend(counters.map(|spot| Label {
        shape: spot.shape,
        window: Some(spot.window),
        cells: spot.cells,
        text: number(spot.window),
        span: spot.span,
    }));
    labels
}

fn named<'a>(
    index: usize,
    shape: &'a PlanShape,
    kind: PlanKind,
    cells: Cells,
    word: &dyn Fn(PlanKind) -> String,
) -> Option<Label<'a>> {
    let label = |text, span| Label { shape: index, window: None, cells, text, span };
    match shape.label.is_empty() {
        false => Some(label(shape.label.value.clone(), shape.label.span)),
        true if kind.names_itself() => Some(label(word(kind), cells.span)),
        true => None,
    }
}
