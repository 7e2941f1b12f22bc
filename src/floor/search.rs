//! The shortest walks from one door to every cell of every floor: steps, turns and rides each have their cost, so that the
//! way has few turns and is easily told.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::building::Building;
use super::grid::{Bearing, Cell, Heading};
use super::route::Route;
use super::spot::Spot;
use crate::model::PlanKind;

/// Costs in half metres.
const STEP: u32 = 2;
/// What a step beside the accessible path costs those who need it.
const OFF_RAMP: u32 = 1;
/// A turn is worth a detour of so much.
const TURN: u32 = 8;

/// Somebody on a floor, looking somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    pub floor: usize,
    pub cell: Cell,
    pub heading: Heading,
}

/// Before the door of a shaft: which one, and where one looks then.
type Doors = BTreeMap<(usize, Cell), Vec<(usize, Heading)>>;

/// All shortest walks from one entrance.
#[derive(Debug)]
pub struct Search<'b, 'a> {
    pub building: &'b Building<'a>,
    pub step_free: bool,
    /// Floor and shape of the door; none when there is no entrance.
    pub entrance: Option<(usize, usize)>,
    offsets: Vec<usize>,
    doors: Doors,
    costs: Vec<u32>,
    from: Vec<usize>,
}

impl<'b, 'a> Search<'b, 'a> {
    pub fn new(building: &'b Building<'a>, entrance: Option<(usize, usize)>, step_free: bool) -> Self {
        let mut size = 0;
        let mut offsets = Vec::new();
        for grid in &building.floors {
            offsets.push(size);
            size += grid.as_ref().map_or(0, |grid| grid.size() * 4);
        }
        let doors = doors(building, step_free);
        let (costs, from) = (vec![u32::MAX; size], vec![usize::MAX; size]);
        let mut search = Search { building, step_free, entrance, offsets, doors, costs, from };
        search.run();
        search
    }

    fn run(&mut self) {
        let mut queue = BinaryHeap::new();
        for start in self.starts() {
            if let Some(state) = self.state(start) {
                self.costs[state] = 0;
                queue.push(Reverse((0, state, start)));
            }
        }
        while let Some(Reverse((cost, state, stand))) = queue.pop() {
            if cost > self.costs[state] {
                continue;
            }
            for (price, next) in self.onwards(stand) {
                let Some(there) = self.state(next) else { continue };
                if cost + price < self.costs[there] {
                    self.costs[there] = cost + price;
                    self.from[there] = state;
                    queue.push(Reverse((cost + price, there, next)));
                }
            }
        }
    }

    fn starts(&self) -> Vec<Stand> {
        let Some((floor, shape)) = self.entrance else { return Vec::new() };
        let grid = self.building.grid(floor);
        let Some((grid, (shape, cells))) = grid.zip(self.building.shape(floor, shape)) else { return Vec::new() };
        let doorways = grid.doorways(shape, cells, self.step_free).into_iter();
        doorways.map(|(cell, heading)| Stand { floor, cell, heading }).collect()
    }

    /// What one can do next, and what it costs.
    fn onwards(&self, stand: Stand) -> Vec<(u32, Stand)> {
        let turn = |turn| (TURN, Stand { heading: stand.heading.turned(turn), ..stand });
        let mut next = vec![turn(Bearing::Left), turn(Bearing::Right)];
        let Some(grid) = self.building.grid(stand.floor) else { return next };
        if let Some(cell) = grid.next(stand.cell, stand.heading).filter(|cell| grid.is_free(*cell, self.step_free)) {
            let detour = if self.step_free && grid.has_ramps && !grid.is_ramp(cell) { OFF_RAMP } else { 0 };
            next.push((STEP + detour, Stand { cell, ..stand }));
        }
        for (shaft, look) in self.doors.get(&(stand.floor, stand.cell)).into_iter().flatten() {
            if stand.heading.bearing(*look) != Bearing::Behind {
                next.extend(self.rides(stand.floor, *shaft));
            }
        }
        next
    }

    fn rides(&self, from: usize, shaft: usize) -> impl Iterator<Item = (u32, Stand)> + '_ {
        let kind = self.building.shafts[shaft].kind;
        let out = self.doors.iter().flat_map(|((floor, cell), doors)| doors.iter().map(|door| (*floor, *cell, *door)));
        let out = out.filter(move |(floor, _, door)| *floor != from && door.0 == shaft);
        out.map(move |(floor, cell, (_, look))| {
            (price(kind, floor.abs_diff(from)), Stand { floor, cell, heading: look.back() })
        })
    }

    fn state(&self, stand: Stand) -> Option<usize> {
        let index = self.building.grid(stand.floor)?.index(stand.cell)?;
        Some(self.offsets[stand.floor] + index * 4 + stand.heading as usize)
    }

    fn stand(&self, state: usize) -> Option<Stand> {
        let floor = self.offsets.iter().rposition(|offset| *offset <= state)?;
        let within = state - self.offsets[floor];
        let grid = self.building.grid(floor)?;
        Some(Stand { floor, cell: grid.cell(within / 4), heading: Heading::ALL[within % 4] })
    }

    /// The way to a window.
    pub fn route(&self, window: &str) -> Option<Route<'a>> {
        let (floor, spot) = self.building.spot(window)?;
        let end = self.nearest(floor, &spot)?;
        Route::new(self, self.walked(end), floor, spot)
    }

    /// The best place to stand before a window: near, and near its middle.
    fn nearest(&self, floor: usize, spot: &Spot<'_>) -> Option<usize> {
        let (shape, _) = self.building.shape(floor, spot.shape)?;
        let cells = spot.cells;
        let aside = |cell: Cell, look: Heading| match look {
            Heading::Up | Heading::Down => (2 * cell.x).abs_diff(cells.left + cells.right),
            Heading::Left | Heading::Right => (2 * cell.y).abs_diff(cells.top + cells.bottom),
        };
        let fronts = self.building.grid(floor)?.fronts(shape, cells, self.step_free).into_iter();
        let stands = fronts.flat_map(|(cell, look)| {
            let headings = Heading::ALL.into_iter().filter(move |heading| heading.bearing(look) != Bearing::Behind);
            headings.map(move |heading| (look, Stand { floor, cell, heading }))
        });
        let costs = stands.filter_map(|(look, stand)| {
            let state = self.state(stand).filter(|state| self.costs[*state] < u32::MAX)?;
            Some((self.costs[state] + 2 * u32::from(aside(stand.cell, look)), state))
        });
        costs.min().map(|(_, state)| state)
    }

    fn walked(&self, end: usize) -> Vec<Stand> {
        let states =
            std::iter::successors(Some(end), |state| Some(self.from[*state]).filter(|from| *from != usize::MAX));
        let mut stands: Vec<Stand> = states.filter_map(|state| self.stand(state)).collect();
        stands.reverse();
        stands
    }

    /// The shaft one has taken between two stands on different floors.
    pub fn ridden(&self, from: Stand, to: Stand) -> Option<usize> {
        let shafts = |stand: Stand| self.doors.get(&(stand.floor, stand.cell)).into_iter().flatten();
        let here = |shaft: usize| shafts(to).any(|(other, look)| *other == shaft && look.back() == to.heading);
        shafts(from).map(|(shaft, _)| *shaft).find(|shaft| here(*shaft))
    }

    /// The doors of a shaft near a stand: where one looks to see it.
    pub fn look(&self, stand: Stand, shaft: usize) -> Option<Heading> {
        let doors = self.doors.get(&(stand.floor, stand.cell))?;
        doors
            .iter()
            .filter(|(known, _)| *known == shaft)
            .map(|(_, look)| *look)
            .min_by_key(|look| *look != stand.heading)
    }

    /// Whether some way leads to a floor at all.
    pub fn reaches(&self, floor: usize) -> bool {
        let end = self.offsets.get(floor + 1).copied().unwrap_or(self.costs.len());
        self.offsets.get(floor).is_some_and(|start| self.costs[*start..end].iter().any(|cost| *cost < u32::MAX))
    }
}

fn doors(building: &Building<'_>, step_free: bool) -> Doors {
    let mut doors = Doors::new();
    for (index, shaft) in building.shafts.iter().enumerate().filter(|(_, shaft)| !step_free || shaft.is_step_free) {
        for (floor, shape) in &shaft.stops {
            let Some((grid, (shape, cells))) = building.grid(*floor).zip(building.shape(*floor, *shape)) else {
                continue;
            };
            for (cell, look) in grid.fronts(shape, cells, step_free) {
                doors.entry((*floor, cell)).or_default().push((index, look));
            }
        }
    }
    doors
}

/// What a ride over so many floors costs: lifts are waited for, stairs are work.
fn price(kind: PlanKind, floors: usize) -> u32 {
    let floors = floors as u32;
    match kind {
        PlanKind::Lift => 16 + 4 * floors,
        PlanKind::Escalator => 16 * floors,
        _ => 40 * floors,
    }
}
