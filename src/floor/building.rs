//! The floors of a hall, and the lifts and stairs that join them.

use std::collections::BTreeMap;

use super::grid::{Grid, placed};
use super::search::Search;
use super::spot::{Spot, spots};
use crate::model::{Cells, Hall, PlanKind, PlanShape};

/// A lift, an escalator or stairs, on all floors where its cells overlap.
#[derive(Debug)]
pub struct Shaft {
    pub kind: PlanKind,
    /// Index of the floor, and of the shape in the floor's plan.
    pub stops: Vec<(usize, usize)>,
    pub is_step_free: bool,
}

/// A hall whose floors are drawn.
#[derive(Debug)]
pub struct Building<'a> {
    /// By the hall's floors; none where no plan is drawn.
    pub floors: Vec<Option<Grid<'a>>>,
    pub shafts: Vec<Shaft>,
    spots: BTreeMap<&'a str, (usize, Spot<'a>)>,
}

impl<'a> Building<'a> {
    pub fn new(hall: &'a Hall) -> Self {
        let grids = hall.floors.iter().map(|floor| floor.plan.as_ref().and_then(Grid::new));
        let mut building = Building { floors: grids.collect(), shafts: Vec::new(), spots: BTreeMap::new() };
        building.shafts = shafts(&building.floors);
        for (floor, grid) in building.drawn().map(|(floor, grid)| (floor, grid.plan)).collect::<Vec<_>>() {
            for spot in spots(grid) {
                building.spots.entry(spot.window).or_insert((floor, spot));
            }
        }
        building
    }

    /// The floors that have a plan.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &Grid<'a>)> {
        self.floors.iter().enumerate().filter_map(|(floor, grid)| Some((floor, grid.as_ref()?)))
    }

    pub fn grid(&self, floor: usize) -> Option<&Grid<'a>> {
        self.floors.get(floor)?.as_ref()
    }

    /// A shape of a floor, with its cells.
    pub fn shape(&self, floor: usize, shape: usize) -> Option<(&'a PlanShape, Cells)> {
        let shape = self.grid(floor)?.plan.shapes.get(shape)?;
        Some((shape, shape.cells?))
    }

    /// Where a window is: its floor and its share of a counter.
    pub fn spot(&self, window: &str) -> Option<(usize, Spot<'a>)> {
        self.spots.get(window).copied()
    }

    /// The windows of a floor.
    pub fn spots(&self, floor: usize) -> impl Iterator<Item = Spot<'a>> {
        self.spots.values().filter(move |(on, _)| *on == floor).map(|(_, spot)| *spot)
    }

    /// All entrances, by floor and shape, the main one first.
    pub fn entrances(&self) -> impl Iterator<Item = (usize, usize)> {
        self.drawn().flat_map(|(floor, grid)| {
            let doors = placed(grid.plan).filter(|(_, _, kind, _)| *kind == PlanKind::Entrance);
            doors.map(move |(shape, ..)| (floor, shape))
        })
    }

    /// The ways from the main door, or from the first one without steps, to everywhere.
    pub fn search(&self, step_free: bool) -> Search<'_, 'a> {
        let passes = |(floor, shape): &(usize, usize)| {
            !step_free || self.shape(*floor, *shape).is_some_and(|(shape, _)| shape.is_step_free())
        };
        Search::new(self, self.entrances().find(passes), step_free)
    }
}

/// Shapes of one kind above each other are one shaft.
fn shafts(floors: &[Option<Grid<'_>>]) -> Vec<Shaft> {
    let mut shafts: Vec<(Shaft, Cells)> = Vec::new();
    for (floor, grid) in floors.iter().enumerate().filter_map(|(floor, grid)| Some((floor, grid.as_ref()?))) {
        for (index, shape, kind, cells) in placed(grid.plan).filter(|(_, _, kind, _)| kind.is_shaft()) {
            let is_same = |(shaft, last): &&mut (Shaft, Cells)| {
                let is_below = shaft.stops.last().is_some_and(|(below, _)| *below < floor);
                shaft.kind == kind && is_below && last.overlaps(cells)
            };
            match shafts.iter_mut().find(is_same) {
                Some((shaft, last)) => {
                    shaft.stops.push((floor, index));
                    shaft.is_step_free &= shape.is_step_free();
                    *last = cells;
                }
                None => {
                    let is_step_free = shape.is_step_free();
                    shafts.push((Shaft { kind, stops: vec![(floor, index)], is_step_free }, cells));
                }
            }
        }
    }
    shafts.into_iter().map(|(shaft, _)| shaft).collect()
}
