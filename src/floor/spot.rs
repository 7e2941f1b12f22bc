//! Where each window is: its share of the counter it stands at.

use super::grid::placed;
use crate::diag::Span;
use crate::model::{Cells, FloorPlan, PlanShape, Side};

/// A window on a plan.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The window's id, and where the plan names it.
    pub window: &'a str,
    pub span: Span,
    /// Index of the shape in the plan.
    pub shape: usize,
    pub cells: Cells,
    /// Its place among the windows of the shape, from 0, and how many there are.
    pub index: usize,
    pub count: usize,
}

/// The windows of a plan, in the order in which they are written.
pub fn spots(plan: &FloorPlan) -> Vec<Spot<'_>> {
    let shares = placed(plan).flat_map(|(index, shape, _, cells)| {
        let count = shape.windows.len();
        let part = move |at| part(cells, is_row(shape, cells), at, count);
        shape.windows.iter().enumerate().map(move |(at, window)| Spot {
            window: &window.id,
            span: window.span,
            shape: index,
            cells: part(at),
            index: at,
            count,
        })
    });
    shares.collect()
}

/// Whether the windows stand side by side and not one below the other.
fn is_row(shape: &PlanShape, cells: Cells) -> bool {
    match shape.front {
        Some(Side::Up | Side::Down) => true,
        Some(Side::Left | Side::Right) => false,
        None => cells.width() >= cells.height(),
    }
}

/// Share `at` of `count`; where there are more windows than cells, several share one.
fn part(cells: Cells, is_row: bool, at: usize, count: usize) -> Cells {
    let length = if is_row { cells.width() } else { cells.height() };
    let cut = |at: usize| (at * usize::from(length) / count) as u16;
    let first = cut(at);
    let last = cut(at + 1).max(first + 1) - 1;
    match is_row {
        true => Cells { left: cells.left + first, right: cells.left + last, ..cells },
        false => Cells { top: cells.top + first, bottom: cells.top + last, ..cells },
    }
}
