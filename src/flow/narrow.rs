//! One column for a phone: steps as wide as the screen, branches between them, jumps in lanes on the right.

use super::Goal;
use super::lane::Lanes;
use super::layout::{Edge, Frame, Kind, Label, Layout, Rect};
use super::setting::{HEADING, Setting, TEXT};
use super::sketch::{Block, Sketch, Way};

/// As wide as the column of text on the narrowest phone; a wider one shows it larger.
const WIDTH: i32 = 288;
/// Between a box and what is written in it.
const PAD: i32 = 10;
/// Where lines leave a box, from its left side, when something is written beside them.
const STEM: i32 = 22;
/// Between two boxes.
const GAP: i32 = 28;
/// From the boxes to the first lane, and from lane to lane.
const LANE: i32 = 12;
/// All lanes together.
const LANES: i32 = 80;

/// Lays a chart out for a phone.
pub fn narrow(sketch: &Sketch) -> Layout {
    let lanes = Lanes::new(&sketch.jumps());
    let count = i32::try_from(lanes.count).unwrap_or(LANES);
    let between = if count > 1 { (LANES / (count - 1)).clamp(1, LANE) } else { 0 };
    let right = if count == 0 { WIDTH - 1 } else { WIDTH - 2 - LANE - between * (count - 1) };
    let stem = if sketch.is_straight() { (1 + right) / 2 } else { 1 + STEM };
    let mut column = Column {
        sketch,
        lanes,
        between,
        right,
        stem,
        y: 1,
        layout: Layout::default(),
        rows: Vec::new(),
        entries: vec![0; sketch.blocks.len()],
    };
    column.fill();
    column.jump();
    column.layout.width = WIDTH;
    column.layout.height = column.y + 1;
    column.layout
}

struct Column<'a> {
    sketch: &'a Sketch,
    lanes: Lanes,
    between: i32,
    right: i32,
    /// Where the line runs from step to step.
    stem: i32,
    /// How far down it is filled.
    y: i32,
    layout: Layout,
    /// Where jumps leave the stem: top of the stem, height of the line, target.
    rows: Vec<(i32, i32, usize)>,
    /// At which height jumps arrive at each step.
    entries: Vec<i32>,
}

impl Column<'_> {
    fn fill(&mut self) {
        let sketch = self.sketch;
        if !sketch.start.is_empty() {
            self.round(Kind::Start, &sketch.start);
            let top = self.y;
            self.y += GAP;
            self.edge(vec![(self.stem, top), (self.stem, self.y)]);
        }
        for (at, block) in sketch.blocks.iter().enumerate() {
            self.step(at, block);
            let top = self.y;
            self.branches(at, top);
            self.go_on(at, top);
        }
        for text in &sketch.loose {
            self.y += if self.layout.frames.is_empty() { 0 } else { 2 * PAD };
            self.aside(text, 1);
        }
    }

    fn step(&mut self, at: usize, block: &Block) {
        let room = self.right - 1 - 2 * PAD;
        let heading = Setting::default().with(&block.heading, HEADING, true, room);
        let setting = block.text.iter().fold(heading, |setting, text| setting.with(text, TEXT, false, room));
        let place = Rect { x: 1, y: self.y, width: self.right - 1, height: setting.height().max(TEXT) + 2 * PAD };
        self.frame(Kind::Step, place, setting.at(1 + PAD, self.y + PAD, false));
        self.entries[at] = self.y + PAD + TEXT * 3 / 4;
        self.y = place.bottom();
        block.asides.iter().for_each(|text| self.aside(text, 1 + PAD));
    }

    /// A special procedure, right below its step.
    fn aside(&mut self, text: &str, x: i32) {
        let setting = Setting::text(text, self.right - x - 2 * PAD);
        let place = Rect { x, y: self.y, width: self.right - x, height: setting.height() + PAD };
        self.frame(Kind::Aside, place, setting.at(x + PAD, self.y + PAD / 2, false));
        self.y = place.bottom();
    }

    /// What leaves the column between two steps.
    fn branches(&mut self, at: usize, top: i32) {
        let sketch = self.sketch;
        for way in sketch.leaving(at) {
            self.y += PAD;
            self.label(way);
            match way.goal {
                Goal::Step(to) => {
                    self.y += 4;
                    self.rows.push((top, self.y, to));
                }
                Goal::End => self.end(&way.end, top),
            }
        }
    }

    /// The line to the next box, with its own label.
    fn go_on(&mut self, at: usize, top: i32) {
        let sketch = self.sketch;
        let is_last = at + 1 == sketch.blocks.len();
        let Some(way) = sketch.onward(at).map(|way| &sketch.blocks[at].ways[way]) else {
            self.y += if is_last { 0 } else { GAP };
            return;
        };
        let before = self.y;
        self.y += if self.y == top { PAD / 2 } else { PAD };
        self.label(way);
        self.y = (self.y + PAD).max(before + GAP);
        self.edge(vec![(self.stem, top), (self.stem, self.y)]);
        if is_last {
            self.round(Kind::End, &way.end);
        }
    }

    fn label(&mut self, way: &Way) {
        let x = self.stem + PAD;
        let setting = Setting::text(&way.label, self.right - x);
        if !setting.is_empty() {
            let place = Rect { x, y: self.y, width: setting.width(), height: setting.height() };
            self.layout.labels.push(Label { place, lines: setting.at(x, self.y, false) });
            self.y = place.bottom();
        }
    }

    /// Where a branch ends, to the right of the stem.
    fn end(&mut self, text: &str, top: i32) {
        let x = self.stem + GAP;
        let setting = Setting::text(text, self.right - x - 2 * PAD);
        let place = Rect { x, y: self.y + 4, width: setting.width() + 2 * PAD, height: setting.height() + PAD };
        let middle = place.middle().1;
        self.edge(vec![(self.stem, top), (self.stem, middle), (x, middle)]);
        self.frame(Kind::End, place, setting.at(place.middle().0, place.y + PAD / 2, true));
        self.y = place.bottom();
    }

    /// Where everything begins or ends, on the stem.
    fn round(&mut self, kind: Kind, text: &str) {
        let setting = Setting::text(text, self.right - 1 - 2 * PAD);
        let width = setting.width() + 2 * PAD;
        let x = (self.stem - width / 2).clamp(1, (self.right - width).max(1));
        let place = Rect { x, y: self.y, width, height: setting.height() + PAD };
        self.frame(kind, place, setting.at(place.middle().0, self.y + PAD / 2, true));
        self.y = place.bottom();
    }

    /// The lines of all jumps, once it is known where they arrive.
    fn jump(&mut self) {
        for (top, y, to) in std::mem::take(&mut self.rows) {
            let lane = i32::try_from(self.lanes.to(to).unwrap_or_default()).unwrap_or(LANES);
            let x = self.right + LANE + lane * self.between;
            let entry = self.entries[to];
            self.edge(vec![(self.stem, top), (self.stem, y), (x, y), (x, entry), (self.right, entry)]);
        }
    }

    fn frame(&mut self, kind: Kind, place: Rect, lines: Vec<super::Words>) {
        self.layout.frames.push(Frame { kind, place, lines });
    }

    fn edge(&mut self, points: Vec<(i32, i32)>) {
        self.layout.edges.push(Edge { points, has_head: true });
    }
}
