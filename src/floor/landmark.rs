//! What stands beside a way, so that a turn is told by what is there and not by metres alone.

use super::grid::{Bearing, Cell, Grid, placed};
use super::route::{Leg, Place, cells_of};
use super::search::{Search, Stand};
use super::spot::Spot;
use crate::model::{Cells, PlanKind, PlanShape};

/// Something with a name, and where the walker sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Landmark<'a> {
    pub thing: Thing<'a>,
    pub side: Bearing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'a> {
    /// Index of the shape in the floor's plan.
    Shape(usize),
    Window(&'a str),
}

/// How near something must be, in cells.
const NEAR: i32 = 2;
/// A way so long that one wants to hear what it passes.
const LONG: u16 = 8;

/// Names what stands at the end of every leg but the last, and what long ones pass.
pub fn marked<'a>(
    search: &Search<'_, 'a>,
    start: Stand,
    mut legs: Vec<Leg<'a>>,
    to: Place,
    spot: &Spot<'_>,
) -> Vec<Leg<'a>> {
    let Some(grid) = search.building.grid(start.floor) else { return legs };
    let around = Around { search, grid, floor: start.floor, hidden: hidden(search, start, to, spot) };
    for index in 0..legs.len() {
        let end = legs[index].end;
        if index + 1 < legs.len() {
            legs[index].mark = around.nearest(end, true);
        }
        if legs[index].mark.is_none() && legs[index].cells >= LONG {
            let cells = cells_of(start, &legs, index);
            let mut middle = cells[2..cells.len() - 2].iter().map(|cell| Stand { cell: *cell, ..end });
            legs[index].passed = middle.find_map(|stand| around.nearest(stand, false));
        }
    }
    legs
}

/// Shapes that say nothing new: where the walk comes from, and where it goes.
fn hidden(search: &Search<'_, '_>, start: Stand, to: Place, spot: &Spot<'_>) -> Vec<usize> {
    let stops = search.building.shafts.iter().flat_map(|shaft| &shaft.stops);
    let here = stops.filter(|(floor, _)| *floor == start.floor).map(|(_, shape)| *shape);
    let is_behind = |shape: &usize| {
        let placed = search.building.shape(start.floor, *shape);
        placed.is_some_and(|(_, cells)| seen(start, cells).is_none_or(|(distance, _)| distance <= 1))
    };
    let goal = match to {
        Place::Window => spot.shape,
        Place::Shaft { shape, .. } => shape,
    };
    here.filter(is_behind).chain([goal]).collect()
}

struct Around<'s, 'b, 'a> {
    search: &'s Search<'b, 'a>,
    grid: &'s Grid<'a>,
    floor: usize,
    hidden: Vec<usize>,
}

impl<'a> Around<'_, '_, 'a> {
    /// What a walker sees best from a stand; on the sides only unless `ahead` counts too.
    fn nearest(&self, stand: Stand, ahead: bool) -> Option<Landmark<'a>> {
        let is_shown = |index: &usize| !self.hidden.contains(index);
        let shapes = placed(self.grid.plan).filter(|(index, shape, kind, _)| is_shown(index) && is_named(shape, *kind));
        let shapes = shapes.map(|(index, _, kind, cells)| (rank(kind), Thing::Shape(index), cells));
        let windows = self.search.building.spots(self.floor).filter(|spot| ahead && is_shown(&spot.shape));
        let windows = windows.map(|spot| (rank(PlanKind::Counter), Thing::Window(spot.window), spot.cells));
        let seen = shapes.chain(windows).filter_map(|(rank, thing, cells)| {
            let (distance, side) = seen(stand, cells)?;
            (ahead || side != Bearing::Ahead).then_some(((distance, rank), Landmark { thing, side }))
        });
        seen.min_by_key(|(order, _)| *order).map(|(_, landmark)| landmark)
    }
}

fn is_named(shape: &PlanShape, kind: PlanKind) -> bool {
    let can =
        !matches!(kind, PlanKind::Entrance | PlanKind::Path | PlanKind::Wall | PlanKind::Steps | PlanKind::Counter);
    can && (kind.names_itself() || !shape.label.is_empty())
}

/// What is known best comes first.
fn rank(kind: PlanKind) -> u8 {
    match kind {
        PlanKind::Desk => 0,
        PlanKind::Lift | PlanKind::Escalator | PlanKind::Stairs => 1,
        PlanKind::Counter | PlanKind::SelfService => 2,
        PlanKind::Room | PlanKind::Toilet | PlanKind::AccessibleToilet => 3,
        _ => 4,
    }
}

/// How far a rectangle is and on which side; none when it is too far or behind.
fn seen(stand: Stand, cells: Cells) -> Option<(i32, Bearing)> {
    let near = Cell { x: stand.cell.x.clamp(cells.left, cells.right), y: stand.cell.y.clamp(cells.top, cells.bottom) };
    let (dx, dy) = (i32::from(near.x) - i32::from(stand.cell.x), i32::from(near.y) - i32::from(stand.cell.y));
    let (x, y) = stand.heading.vector();
    let (forward, right) = (dx * x + dy * y, dy * x - dx * y);
    let distance = dx.abs().max(dy.abs());
    let side = match right.signum() {
        0 => Bearing::Ahead,
        1 => Bearing::Right,
        _ => Bearing::Left,
    };
    (forward >= 0 && distance <= NEAR).then_some((distance, side))
}
