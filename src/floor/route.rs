//! A way told as somebody walks it: legs between turns on each floor, rides between floors, and where the window is then.

use super::grid::{Bearing, Cell, Heading};
use super::landmark::{self, Landmark};
use super::search::{Search, Stand};
use super::spot::Spot;

/// The way from a door to a window.
#[derive(Debug, Clone)]
pub struct Route<'a> {
    /// Floor and shape of the door.
    pub entrance: (usize, usize),
    /// At least one; each but the last ends at a shaft.
    pub walks: Vec<Walk<'a>>,
    pub spot: Spot<'a>,
    pub arrival: Arrival,
    pub is_step_free: bool,
}

/// What is walked on one floor.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    pub start: Stand,
    pub legs: Vec<Leg<'a>>,
    pub to: Place,
    /// Where that is, seen by who has arrived.
    pub side: Bearing,
}

/// Where a walk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Index of the shaft, the shape it has on this floor, and the floor to ride to.
    Shaft {
        shaft: usize,
        shape: usize,
        to: usize,
    },
    Window,
}

/// A turn and the straight line after it.
#[derive(Debug, Clone)]
pub struct Leg<'a> {
    pub turn: Bearing,
    /// At least 1.
    pub cells: u16,
    pub end: Stand,
    /// What stands where the leg ends, or what one passes.
    pub mark: Option<Landmark<'a>>,
    pub passed: Option<Landmark<'a>>,
}

/// How a window is told from its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It is the only one there.
    Alone,
    /// Walking along the counter, it is window `n` on that side.
    Passing(u16),
    /// Facing the counter, it is window `n` from the left.
    FromLeft(u16),
}

impl<'a> Route<'a> {
    /// Tells the walk through `stands`; `None` when there is none.
    pub fn new(search: &Search<'_, 'a>, stands: Vec<Stand>, floor: usize, spot: Spot<'a>) -> Option<Self> {
        let entrance = search.entrance?;
        let parts: Vec<&[Stand]> = stands.chunk_by(|one, next| one.floor == next.floor).collect();
        let mut walks = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let (start, end) = (*part.first()?, *part.last()?);
            let (to, look) = match parts.get(index + 1).and_then(|next| next.first()) {
                Some(out) => ride(search, end, *out)?,
                None => (Place::Window, window_look(search, end, &spot)?),
            };
            let legs = landmark::marked(search, start, legs(part), to, &spot);
            let heading = legs.last().map_or(start.heading, |leg| leg.end.heading);
            walks.push(Walk { start, legs, to, side: heading.bearing(look) });
        }
        let last = walks.last()?;
        let arrival = arrival(search, last, floor, &spot);
        let is_step_free = is_step_free(search, &walks, &stands);
        Some(Route { entrance, walks, spot, arrival, is_step_free })
    }

    /// Length of the way on foot; a cell is a metre.
    pub fn metres(&self) -> u32 {
        self.walks.iter().flat_map(|walk| &walk.legs).map(|leg| u32::from(leg.cells)).sum()
    }
}

fn ride(search: &Search<'_, '_>, end: Stand, out: Stand) -> Option<(Place, Heading)> {
    let shaft = search.ridden(end, out)?;
    let stops = &search.building.shafts[shaft].stops;
    let (_, shape) = *stops.iter().find(|(floor, _)| *floor == end.floor)?;
    Some((Place::Shaft { shaft, shape, to: out.floor }, search.look(end, shaft)?))
}

fn window_look(search: &Search<'_, '_>, end: Stand, spot: &Spot<'_>) -> Option<Heading> {
    let grid = search.building.grid(end.floor)?;
    let sees = |look: &Heading| grid.next(end.cell, *look).is_some_and(|cell| spot.cells.contains(cell.x, cell.y));
    // Before a corner, straight ahead is what one sees.
    Heading::ALL.into_iter().filter(sees).min_by_key(|look| *look != end.heading)
}

/// Stands one step or one turn apart → legs. Turns at the very end are left out: where the goal lies says as much.
fn legs<'a>(stands: &[Stand]) -> Vec<Leg<'a>> {
    let mut legs: Vec<Leg<'a>> = Vec::new();
    let mut turn = Bearing::Ahead;
    for pair in stands.windows(2) {
        let (before, end) = (pair[0], pair[1]);
        if before.cell == end.cell {
            turn = Heading::Up.bearing(Heading::Up.turned(turn).turned(before.heading.bearing(end.heading)));
            continue;
        }
        match legs.last_mut().filter(|_| turn == Bearing::Ahead) {
            Some(leg) => {
                leg.cells += 1;
                leg.end = end;
            }
            None => legs.push(Leg { turn, cells: 1, end, mark: None, passed: None }),
        }
        turn = Bearing::Ahead;
    }
    legs
}

/// The cells of leg `index` of a walk, from where it begins to where it ends.
pub fn cells_of(start: Stand, legs: &[Leg<'_>], index: usize) -> Vec<Cell> {
    let from = if index == 0 { start.cell } else { legs[index - 1].end.cell };
    let (x, y) = legs[index].end.heading.vector();
    let at = |n: u16| {
        let (dx, dy) = (x * i32::from(n), y * i32::from(n));
        Some(Cell { x: from.x.checked_add_signed(dx as i16)?, y: from.y.checked_add_signed(dy as i16)? })
    };
    (0..=legs[index].cells).filter_map(at).collect()
}

fn arrival(search: &Search<'_, '_>, walk: &Walk<'_>, floor: usize, spot: &Spot<'_>) -> Arrival {
    let heading = walk.legs.last().map_or(walk.start.heading, |leg| leg.end.heading);
    let look = heading.turned(walk.side);
    match walk.side {
        _ if spot.count == 1 => Arrival::Alone,
        Bearing::Left | Bearing::Right => passed(search, walk, look, floor),
        Bearing::Ahead | Bearing::Behind => {
            let is_reversed = matches!(look, Heading::Down | Heading::Left);
            let index = if is_reversed { spot.count - 1 - spot.index } else { spot.index };
            Arrival::FromLeft(index as u16 + 1)
        }
    }
}

/// Which of the windows on that side the last leg comes to.
fn passed(search: &Search<'_, '_>, walk: &Walk<'_>, look: Heading, floor: usize) -> Arrival {
    let Some((grid, last)) = search.building.grid(floor).zip(walk.legs.len().checked_sub(1)) else {
        return Arrival::Alone;
    };
    let beside = cells_of(walk.start, &walk.legs, last).into_iter().filter_map(|cell| grid.next(cell, look));
    let windows = beside.filter_map(|cell| {
        let here = search.building.spots(floor).find(|other| other.cells.contains(cell.x, cell.y));
        here.map(|other| (other.shape, other.index))
    });
    let mut seen: Vec<(usize, usize)> = windows.collect();
    seen.dedup();
    Arrival::Passing(seen.len().max(1) as u16)
}

fn is_step_free(search: &Search<'_, '_>, walks: &[Walk<'_>], stands: &[Stand]) -> bool {
    let building = search.building;
    let shape = |(floor, shape)| building.shape(floor, shape).is_some_and(|(shape, _)| shape.is_step_free());
    let rides = walks.iter().all(|walk| match walk.to {
        Place::Shaft { shaft, .. } => building.shafts[shaft].is_step_free,
        Place::Window => true,
    });
    let has_steps = |stand: &Stand| building.grid(stand.floor).is_some_and(|grid| grid.has_steps(stand.cell));
    search.entrance.is_some_and(shape) && rides && !stands.iter().any(has_steps)
}
