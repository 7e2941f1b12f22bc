//! The cells of one floor: which are free, and where people stand before a shape.

use crate::model::{Cells, FloorPlan, PlanKind, PlanShape, Side};

/// Most columns and rows of a floor that is drawn and walked on.
pub const LARGEST: u16 = 80;

/// One field of the grid, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub x: u16,
    pub y: u16,
}

/// Where somebody looks, as the plan is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    Up,
    Right,
    Down,
    Left,
}

/// A direction seen by the walker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    Ahead,
    Right,
    Behind,
    Left,
}

impl Heading {
    pub const ALL: [Heading; 4] = [Heading::Up, Heading::Right, Heading::Down, Heading::Left];

    pub fn turned(self, turn: Bearing) -> Heading {
        Heading::ALL[(self as usize + turn as usize) % 4]
    }

    pub fn back(self) -> Heading {
        self.turned(Bearing::Behind)
    }

    /// Where `other` lies for somebody who looks this way.
    pub fn bearing(self, other: Heading) -> Bearing {
        match (other as usize + 4 - self as usize) % 4 {
            0 => Bearing::Ahead,
            1 => Bearing::Right,
            2 => Bearing::Behind,
            _ => Bearing::Left,
        }
    }

    /// One step to the right and one down, as signs.
    pub fn vector(self) -> (i32, i32) {
        match self {
            Heading::Up => (0, -1),
            Heading::Right => (1, 0),
            Heading::Down => (0, 1),
            Heading::Left => (-1, 0),
        }
    }

    fn of(side: Side) -> Heading {
        match side {
            Side::Up => Heading::Up,
            Side::Right => Heading::Right,
            Side::Down => Heading::Down,
            Side::Left => Heading::Left,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    Free,
    Steps,
    Ramp,
    Taken(usize),
}

/// One floor's plan, cell by cell.
#[derive(Debug)]
pub struct Grid<'a> {
    pub plan: &'a FloorPlan,
    pub area: Cells,
    ground: Vec<Ground>,
    pub has_ramps: bool,
}

impl<'a> Grid<'a> {
    /// The cells of a plan; none when it has no area, or one that is too large.
    pub fn new(plan: &'a FloorPlan) -> Option<Self> {
        let area = plan.area.filter(|area| area.width() <= LARGEST && area.height() <= LARGEST)?;
        let size = usize::from(area.width()) * usize::from(area.height());
        let mut grid = Grid { plan, area, ground: vec![Ground::Free; size], has_ramps: false };
        for (index, _, kind, cells) in placed(plan) {
            grid.lay(index, kind, cells);
        }
        Some(grid)
    }

    fn lay(&mut self, index: usize, kind: PlanKind, cells: Cells) {
        self.has_ramps |= kind == PlanKind::Path;
        for cell in self.inside(cells) {
            let Some(at) = self.index(cell) else { continue };
            self.ground[at] = match (kind, self.ground[at]) {
                (_, Ground::Taken(first)) => Ground::Taken(first),
                (PlanKind::Entrance, ground) => ground,
                (PlanKind::Path, _) | (PlanKind::Steps, Ground::Ramp) => Ground::Ramp,
                (PlanKind::Steps, _) => Ground::Steps,
                _ => Ground::Taken(index),
            };
        }
    }

    /// Those of `cells` that lie on the floor.
    fn inside(&self, cells: Cells) -> Vec<Cell> {
        let (left, right) = (cells.left.max(self.area.left), cells.right.min(self.area.right));
        let (top, bottom) = (cells.top.max(self.area.top), cells.bottom.min(self.area.bottom));
        (top..=bottom).flat_map(|y| (left..=right).map(move |x| Cell { x, y })).collect()
    }

    /// How many cells the floor has.
    pub fn size(&self) -> usize {
        self.ground.len()
    }

    pub fn index(&self, cell: Cell) -> Option<usize> {
        let is_in = self.area.contains(cell.x, cell.y);
        let (row, column) = (cell.y.checked_sub(self.area.top)?, cell.x.checked_sub(self.area.left)?);
        is_in.then(|| usize::from(row) * usize::from(self.area.width()) + usize::from(column))
    }

    pub fn cell(&self, index: usize) -> Cell {
        let width = usize::from(self.area.width());
        Cell { x: self.area.left + (index % width) as u16, y: self.area.top + (index / width) as u16 }
    }

    /// The cell one step ahead, when it is still on the floor.
    pub fn next(&self, cell: Cell, heading: Heading) -> Option<Cell> {
        let (x, y) = heading.vector();
        let next = Cell { x: cell.x.checked_add_signed(x as i16)?, y: cell.y.checked_add_signed(y as i16)? };
        self.area.contains(next.x, next.y).then_some(next)
    }

    /// Whether somebody can stand there; without steps when `step_free`.
    pub fn is_free(&self, cell: Cell, step_free: bool) -> bool {
        match self.index(cell).map(|at| self.ground[at]) {
            Some(Ground::Free | Ground::Ramp) => true,
            Some(Ground::Steps) => !step_free,
            Some(Ground::Taken(_)) | None => false,
        }
    }

    pub fn is_ramp(&self, cell: Cell) -> bool {
        self.index(cell).is_some_and(|at| self.ground[at] == Ground::Ramp)
    }

    pub fn has_steps(&self, cell: Cell) -> bool {
        self.index(cell).is_some_and(|at| self.ground[at] == Ground::Steps)
    }

    /// Index of the shape that takes the cell.
    pub fn taken_by(&self, cell: Cell) -> Option<usize> {
        match self.ground[self.index(cell)?] {
            Ground::Taken(shape) => Some(shape),
            _ => None,
        }
    }

    /// Where people stand before `cells` of a shape, and where they look then.
    pub fn fronts(&self, shape: &PlanShape, cells: Cells, step_free: bool) -> Vec<(Cell, Heading)> {
        let looks = match shape.front {
            Some(side) => vec![Heading::of(side).back()],
            None => Heading::ALL.to_vec(),
        };
        let along = looks.into_iter().flat_map(|look| edge(cells, look).into_iter().map(move |cell| (cell, look)));
        let before = along.filter_map(|(cell, look)| Some((self.next(cell, look.back())?, look)));
        before.filter(|(cell, _)| self.is_free(*cell, step_free)).collect()
    }

    /// Where people stand who come in by an entrance, and where they look.
    pub fn doorways(&self, shape: &PlanShape, cells: Cells, step_free: bool) -> Vec<(Cell, Heading)> {
        let area = self.area;
        let borders = [
            (cells.bottom >= area.bottom, Heading::Up),
            (cells.left <= area.left, Heading::Right),
            (cells.top <= area.top, Heading::Down),
            (cells.right >= area.right, Heading::Left),
        ];
        let inwards: Vec<Heading> = match shape.front {
            Some(side) => vec![Heading::of(side).back()],
            None => borders.into_iter().filter(|(touches, _)| *touches).map(|(_, look)| look).take(1).collect(),
        };
        let looks = if inwards.is_empty() { Heading::ALL.to_vec() } else { inwards };
        let free = self.inside(cells).into_iter().filter(|cell| self.is_free(*cell, step_free));
        free.flat_map(|cell| looks.iter().map(move |look| (cell, *look))).collect()
    }
}

/// The shapes of a plan that say what and where they are.
pub fn placed(plan: &FloorPlan) -> impl Iterator<Item = (usize, &PlanShape, PlanKind, Cells)> {
    plan.shapes.iter().enumerate().filter_map(|(index, shape)| Some((index, shape, shape.kind?, shape.cells?)))
}

/// The cells of a rectangle that one meets first when looking `look`.
fn edge(cells: Cells, look: Heading) -> Vec<Cell> {
    let row = |y: u16| (cells.left..=cells.right).map(|x| Cell { x, y }).collect();
    let column = |x: u16| (cells.top..=cells.bottom).map(|y| Cell { x, y }).collect();
    match look {
        Heading::Up => row(cells.bottom),
        Heading::Down => row(cells.top),
        Heading::Right => column(cells.left),
        Heading::Left => column(cells.right),
    }
}
