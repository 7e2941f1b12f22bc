//! Procedures that wait for one another in rows, for a desk and a poster: what can be done at the same time stands side by
//! side, and lines run between the rows only. A line that passes a row gets a column of its own there.

use std::collections::BTreeMap;

use super::layout::{Edge, Frame, Kind, Layout, Rect};
use super::net::Net;
use super::rows::{Cell, Rows, Tie};
use super::setting::{HEADING, Setting, TEXT};

const PAD: i32 = 12;
/// Between two boxes of a row.
const APART: i32 = 28;
/// Width of the column of a line that passes a row.
const PASS: i32 = 12;
/// From a row to the first line below it, and from the last line to the next row.
const GAP: i32 = 18;
/// From line to line.
const TRACK: i32 = 12;
/// From one line that leaves a box to the next.
const EXIT: i32 = 20;

/// How many procedures stand side by side at most.
pub fn breadth(net: &Net) -> usize {
    let rows = net.rows();
    rows.iter().map(|row| rows.iter().filter(|of| *of == row).count()).max().unwrap_or(0)
}

/// Lays several procedures out in rows, each box as wide as this.
pub fn layers(net: &Net, box_width: i32) -> Layout {
    let rows = Rows::of(net);
    let boxes = boxes(net, box_width);
    let (middles, width) = middles(&rows, &boxes);
    let layout = Layout { width: width + 2, ..Layout::default() };
    let mut sheet = Sheet { rows, boxes, middles, layout, bottoms: BTreeMap::new(), passing: BTreeMap::new() };
    let mut y = 1;
    for row in 0..sheet.rows.cells.len() {
        let bottom = sheet.draw(row, y);
        y = if row + 1 < sheet.rows.cells.len() { sheet.tie(row, bottom) } else { bottom };
    }
    sheet.layout.height = y + 1;
    sheet.layout
}

/// A box before it has a place.
struct Unplaced {
    kind: Kind,
    text: Setting,
    width: i32,
    height: i32,
}

fn boxes(net: &Net, width: i32) -> Vec<Unplaced> {
    let round = |kind, text: &str| {
        let text = Setting::text(text, width.max(12 * TEXT) - 2 * PAD);
        let (wide, high) = (text.width() + 2 * PAD, text.height().max(TEXT) + PAD);
        Unplaced { kind, width: wide.max(width / 2), height: high, text }
    };
    let room = width - 2 * PAD;
    let stops = net.stops.iter().map(|stop| {
        let heading = Setting::default().with(&stop.heading, HEADING, true, room);
        let text = stop.text.iter().fold(heading, |setting, text| setting.with(text, TEXT, false, room));
        Unplaced { kind: Kind::Step, width, height: text.height().max(TEXT) + 2 * PAD, text }
    });
    let ends = [round(Kind::Start, &net.start), round(Kind::End, &net.end)];
    let [start, end] = ends;
    std::iter::once(start).chain(stops).chain([end]).collect()
}

type Middles = BTreeMap<(usize, Cell), i32>;

/// The middle of each cell, every row in the middle of the sheet; and how wide that is.
fn middles(rows: &Rows, boxes: &[Unplaced]) -> (Middles, i32) {
    let own = |cell: &Cell| if cell.bus.is_some() { PASS } else { boxes[cell.at].width };
    let wide = |row: &Vec<Cell>| row.iter().map(|cell| own(cell) + APART).sum::<i32>() - APART;
    let width = rows.cells.iter().map(wide).max().unwrap_or(0);
    let mut middles = Middles::new();
    for (number, row) in rows.cells.iter().enumerate() {
        let mut x = 1 + (width - wide(row)) / 2;
        for cell in row {
            middles.insert((number, *cell), x + own(cell) / 2);
            x += own(cell) + APART;
        }
    }
    (middles, width)
}

struct Sheet {
    rows: Rows,
    boxes: Vec<Unplaced>,
    middles: Middles,
    layout: Layout,
    /// Where lines leave each box.
    bottoms: BTreeMap<usize, i32>,
    /// Lines on their way past a row.
    passing: BTreeMap<Cell, Vec<(i32, i32)>>,
}

/// A tie with the places where its lines leave and arrive.
struct Placed {
    tie: Tie,
    leaves: BTreeMap<Cell, i32>,
    arrives: BTreeMap<Cell, i32>,
}

impl Placed {
    fn is_straight(&self) -> bool {
        let all: Vec<&i32> = self.leaves.values().chain(self.arrives.values()).collect();
        all.len() == 2 && all[0] == all[1]
    }
}

impl Sheet {
    /// The boxes of a row, all equally high, so that it reads as one; where they end.
    fn draw(&mut self, row: usize, y: i32) -> i32 {
        let cells = self.rows.cells[row].iter().filter(|cell| cell.bus.is_none());
        let height = cells.clone().map(|cell| self.boxes[cell.at].height).max().unwrap_or(0);
        for cell in cells {
            let (own, x) = (&self.boxes[cell.at], self.middles[&(row, *cell)]);
            let place = Rect { x: x - own.width / 2, y, width: own.width, height };
            let (is_round, text) = (own.kind != Kind::Step, own.text.clone());
            let lines = if is_round { text.at(x, y + PAD / 2, true) } else { text.at(place.x + PAD, y + PAD, false) };
            self.bottoms.insert(cell.at, place.bottom());
            self.layout.frames.push(Frame { kind: own.kind, place, lines });
        }
        y + height
    }

    /// The lines from a row to the next one; where that begins.
    fn tie(&mut self, row: usize, bottom: i32) -> i32 {
        let ties = ordered(self.placed(row));
        let turning = ties.iter().filter(|tie| !tie.is_straight()).count();
        let next = bottom + 2 * GAP + TRACK * i32::try_from(turning.saturating_sub(1)).unwrap_or(0);
        let mut track = bottom + GAP;
        for placed in &ties {
            for (from, to) in placed.tie.pairs() {
                let (x, end) = (placed.leaves[&from], placed.arrives[&to]);
                let begun = || vec![(x, self.bottoms.get(&from.at).copied().unwrap_or(bottom))];
                let mut points = if from.bus.is_some() { self.passing[&from].clone() } else { begun() };
                if x != end {
                    points.extend([(x, track), (end, track)]);
                }
                points.push((end, next));
                match to.bus {
                    Some(_) => drop(self.passing.insert(to, points)),
                    None => self.layout.edges.push(Edge { points, has_head: true }),
                }
            }
            track += if placed.is_straight() { 0 } else { TRACK };
        }
        next
    }

    /// Lines that leave one box leave it side by side, in the order in which they arrive.
    fn placed(&self, row: usize) -> Vec<Placed> {
        let ties = self.rows.ties(row);
        let middle = |row: usize, cell: &Cell| self.middles[&(row, *cell)];
        let leave = |at: usize, cell: &Cell| {
            let own: Vec<usize> = (0..ties.len()).filter(|tie| ties[*tie].above.contains(cell)).collect();
            let place = own.iter().position(|tie| *tie == at).unwrap_or(0);
            let (count, place) = (i32::try_from(own.len()).unwrap_or(1), i32::try_from(place).unwrap_or(0));
            let apart = EXIT.min(self.boxes[cell.at].width / (count + 1));
            middle(row, cell) + if cell.bus.is_some() { 0 } else { (2 * place - count + 1) * apart / 2 }
        };
        let placed = ties.iter().enumerate().map(|(at, tie)| Placed {
            leaves: tie.above.iter().map(|cell| (*cell, leave(at, cell))).collect(),
            arrives: tie.below.iter().map(|cell| (*cell, middle(row + 1, cell))).collect(),
            tie: tie.clone(),
        });
        placed.collect()
    }
}

/// Where one line comes down and another goes on below, the first turns off above: else they would lie on each other.
fn ordered(mut open: Vec<Placed>) -> Vec<Placed> {
    let mut sorted = Vec::new();
    while !open.is_empty() {
        let goes_on = |tie: &Placed, x: i32| tie.leaves.values().any(|leaves| *leaves == x);
        let waits = |at: usize| {
            let others = open.iter().enumerate().filter(|(other, _)| *other != at);
            others.into_iter().any(|(_, other)| open[at].arrives.values().any(|x| goes_on(other, *x)))
        };
        let next = (0..open.len()).find(|at| !waits(*at)).unwrap_or(0);
        sorted.push(open.remove(next));
    }
    sorted
}
