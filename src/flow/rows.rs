//! Which boxes stand side by side, which lines pass between them, and what is tied to what from row to row.

use std::collections::BTreeMap;

use super::net::{Bus, Net};

/// Something that takes room in a row: a box, or a line that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The box, or the one where the line begins.
    pub at: usize,
    /// The line that passes.
    pub bus: Option<usize>,
}

/// Boxes and lines in their rows, from left to right.
#[derive(Debug)]
pub struct Rows {
    pub cells: Vec<Vec<Cell>>,
    buses: Vec<Bus>,
}

/// Cells of two rows; every upper one comes before every lower one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    pub above: Vec<Cell>,
    pub below: Vec<Cell>,
}

impl Rows {
    pub fn of(net: &Net) -> Self {
        let (row_of, buses) = (net.rows(), net.buses());
        let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); row_of.iter().max().map_or(0, |last| last + 1)];
        for (at, row) in row_of.iter().enumerate() {
            cells[*row].push(Cell { at, bus: None });
        }
        for (number, bus) in buses.iter().enumerate() {
            let target = bus.to.first().map_or(0, |to| row_of[*to]);
            for &at in &bus.from {
                for row in cells.iter_mut().take(target).skip(row_of[at] + 1) {
                    row.push(Cell { at, bus: Some(number) });
                }
            }
        }
        let mut rows = Rows { cells, buses };
        (1..rows.cells.len()).for_each(|row| rows.sort(row));
        rows
    }

    /// Each cell stands below those that lead to it, as far as that goes; lines that pass stand outside.
    fn sort(&mut self, row: usize) {
        let above = places(&self.cells[row - 1]);
        let place = |cell: &Cell| {
            let from: Vec<usize> = self.leading(*cell).iter().filter_map(|cell| above.get(cell).copied()).collect();
            from.iter().sum::<usize>() as f32 / from.len().max(1) as f32
        };
        let mut keyed: Vec<(f32, Cell)> = self.cells[row].iter().map(|cell| (place(cell), *cell)).collect();
        keyed.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.bus.is_some().cmp(&b.bus.is_some())));
        self.cells[row] = keyed.into_iter().map(|(_, cell)| cell).collect();
    }

    /// What may lead to a cell from the row above it.
    fn leading(&self, cell: Cell) -> Vec<Cell> {
        let both = |at: usize, bus: usize| [Cell { at, bus: None }, Cell { at, bus: Some(bus) }];
        if let Some(bus) = cell.bus {
            return both(cell.at, bus).to_vec();
        }
        let bus = self.buses.iter().position(|bus| bus.to.contains(&cell.at));
        bus.map_or(Vec::new(), |bus| self.buses[bus].from.iter().flat_map(|at| both(*at, bus)).collect())
    }

    /// What is tied together between a row and the next one, from left to right.
    pub fn ties(&self, row: usize) -> Vec<Tie> {
        let (above, below) = (&self.cells[row], self.cells.get(row + 1).map_or(&[][..], Vec::as_slice));
        let mut ties: Vec<Tie> = Vec::new();
        for cell in below {
            let from: Vec<Cell> = self.leading(*cell).into_iter().filter(|cell| above.contains(cell)).collect();
            match ties.iter_mut().find(|tie| tie.above == from && tie.is_bus() && cell.bus.is_none()) {
                Some(tie) => tie.below.push(*cell),
                None => ties.push(Tie { above: from, below: vec![*cell] }),
            }
        }
        ties.retain(|tie| !tie.above.is_empty());
        ties
    }
}

impl Tie {
    /// Whether it leads to boxes.
    fn is_bus(&self) -> bool {
        self.below.iter().all(|cell| cell.bus.is_none())
    }

    /// Enough lines to reach all: from the first one to each below, from the others to the first below.
    pub fn pairs(&self) -> Vec<(Cell, Cell)> {
        let first = self.below.iter().map(|below| (self.above[0], *below));
        first.chain(self.above[1..].iter().map(|above| (*above, self.below[0]))).collect()
    }
}

fn places(cells: &[Cell]) -> BTreeMap<Cell, usize> {
    cells.iter().enumerate().map(|(place, cell)| (*cell, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::net::Stop;
    use super::*;

    #[test]
    fn a_line_that_passes_a_row_takes_room_there() {
        let stop = |after: &[usize]| Stop { after: after.to_vec(), ..Stop::default() };
        let net = Net { stops: vec![stop(&[]), stop(&[]), stop(&[0])], ..Net::default() };
        let rows = Rows::of(&net);
        let shown: Vec<Vec<(usize, bool)>> =
            rows.cells.iter().map(|row| row.iter().map(|cell| (cell.at, cell.bus.is_some())).collect()).collect();
        assert_eq!(
            shown,
            [vec![(0, false)], vec![(1, false), (2, false)], vec![(3, false), (2, true)], vec![(4, false)]]
        );
        assert_eq!(rows.ties(2).len(), 1, "both lead to the end");
    }
}
