//! Three columns for a desk and a poster: steps in the middle, what goes back on the left, what ends, skips or only hangs on
//! on the right.

use super::Goal;
use super::lane::Lanes;
use super::layout::{Edge, Frame, Kind, Label, Layout, Rect, Words};
use super::setting::{HEADING, Setting, TEXT};
use super::sketch::{Block, Sketch, Way};

/// Widths of the columns.
pub struct Columns {
    step: i32,
    /// What goes back has a label only, what ends has a box too.
    left: i32,
    right: i32,
}

const SCREEN: Columns = Columns { step: 300, left: 176, right: 244 };
/// What is done in each step is written out, and a sheet is less high for its width: the plainest widths first, and narrower
/// ones for charts that would be small in these.
pub const PAPER: [Columns; 9] = [
    Columns { step: 400, left: 192, right: 286 },
    Columns { step: 360, left: 172, right: 254 },
    Columns { step: 340, left: 163, right: 243 },
    Columns { step: 300, left: 144, right: 220 },
    Columns { step: 300, left: 120, right: 200 },
    Columns { step: 260, left: 120, right: 190 },
    Columns { step: 240, left: 108, right: 176 },
    Columns { step: 250, left: 112, right: 172 },
    Columns { step: 230, left: 92, right: 150 },
];
const PAD: i32 = 12;
/// From one box to the next.
const GAP: i32 = 32;
/// From a step to the boxes beside it.
const REACH: i32 = 30;
const LANE: i32 = 14;
/// All lanes of a side together.
const LANES: i32 = 90;
/// What a line that arrives from a lane takes of the side of a step.
const ENTRY: i32 = 26;

/// Lays a chart out for a screen.
pub fn wide(sketch: &Sketch) -> Layout {
    sheet(sketch, &SCREEN)
}

/// Lays a chart out in columns of these widths.
pub fn sheet(sketch: &Sketch, columns: &Columns) -> Layout {
    sheet_from(sketch, columns, 1).0
}

/// The same from this height down, and where it ends: the middle of the steps, and the foot of the last one.
pub fn sheet_from(sketch: &Sketch, columns: &Columns, top: i32) -> (Layout, (i32, i32)) {
    let (back, ahead): (Vec<_>, Vec<_>) = sketch.jumps().into_iter().partition(|(from, to)| to <= from);
    let (left, right) = (Side::new(&back), Side::new(&ahead));
    let leaves = |at: usize| sketch.leaving(at).any(|way| way.goal.step().is_none_or(|to| to > at));
    let has_right = (0..sketch.blocks.len()).any(|at| leaves(at) || !sketch.blocks[at].asides.is_empty());
    let x = 1 + left.room() + if back.is_empty() { 0 } else { columns.left };
    let end = x + columns.step + if has_right { columns.right } else { 0 };
    let width = end + right.room() + 1;
    let mut sheet = Sheet {
        sketch,
        columns,
        left,
        right,
        x,
        end,
        y: top,
        layout: Layout::default(),
        rows: Vec::new(),
        entries: vec![(0, 0); sketch.blocks.len()],
    };
    sheet.fill();
    sheet.jump();
    sheet.layout.width = width;
    sheet.layout.height = sheet.y + 1;
    let foot = (sheet.middle(), sheet.y);
    (sheet.layout, foot)
}

/// The lanes of one side.
struct Side {
    lanes: Lanes,
    between: i32,
}

impl Side {
    fn new(jumps: &[(usize, usize)]) -> Self {
        let lanes = Lanes::new(jumps);
        let count = i32::try_from(lanes.count).unwrap_or(LANES);
        Side { between: if count > 1 { (LANES / (count - 1)).clamp(1, LANE) } else { 0 }, lanes }
    }

    fn room(&self) -> i32 {
        let count = i32::try_from(self.lanes.count).unwrap_or(LANES);
        if count == 0 { 0 } else { LANE + self.between * (count - 1) + 2 }
    }

    /// How far the lane of this step lies from the columns.
    fn to(&self, step: usize) -> i32 {
        let lane = i32::try_from(self.lanes.to(step).unwrap_or_default()).unwrap_or(LANES);
        LANE + lane * self.between
    }
}

/// Something beside a step: a label, or a box, or both, and the line that leads there.
struct Beside<'a> {
    label: Setting,
    frame: Option<(Kind, Setting)>,
    goal: Option<&'a Way>,
}

impl Beside<'_> {
    fn height(&self) -> i32 {
        self.label.height() + self.frame.as_ref().map_or(0, |(_, text)| text.height() + PAD)
    }
}

struct Sheet<'a> {
    sketch: &'a Sketch,
    columns: &'a Columns,
    left: Side,
    right: Side,
    /// Left side of the steps.
    x: i32,
    /// Right side of the right column.
    end: i32,
    y: i32,
    layout: Layout,
    /// Where jumps leave: from which step, at which height, to which.
    rows: Vec<(usize, i32, usize)>,
    /// At which heights jumps arrive at each step, from the left and from the right.
    entries: Vec<(i32, i32)>,
}

impl Sheet<'_> {
    fn middle(&self) -> i32 {
        self.x + self.columns.step / 2
    }

    fn fill(&mut self) {
        let sketch = self.sketch;
        if !sketch.start.is_empty() {
            self.round(Kind::Start, &sketch.start);
            let top = self.y;
            self.y += GAP;
            self.edge(vec![(self.middle(), top), (self.middle(), self.y)], true);
        }
        for (at, block) in sketch.blocks.iter().enumerate() {
            self.step(at, block);
            self.go_on(at);
        }
        for text in &sketch.loose {
            self.y += if self.layout.frames.is_empty() { 0 } else { 2 * PAD };
            let setting = Setting::text(text, self.columns.step - 2 * PAD);
            let place = Rect { x: self.x, y: self.y, width: self.columns.step, height: setting.height() + PAD };
            let lines = setting.at(self.x + PAD, self.y + PAD / 2, false);
            self.frame(Kind::Aside, place, lines);
            self.y = place.bottom();
        }
    }

    fn step(&mut self, at: usize, block: &Block) {
        let room = self.columns.step - 2 * PAD;
        let heading = Setting::default().with(&block.heading, HEADING, true, room);
        let setting = block.text.iter().fold(heading, |setting, text| setting.with(text, TEXT, false, room));
        let (left, right) = beside(self.sketch, self.columns, at);
        let entry = |side: &Side| if side.lanes.to(at).is_some() { ENTRY } else { 0 };
        let (above_left, above_right) = (entry(&self.left), entry(&self.right));
        let text = setting.height().max(TEXT) + 2 * PAD;
        let height = text.max(above_left + stack(&left)).max(above_right + stack(&right));
        let place = Rect { x: self.x, y: self.y, width: self.columns.step, height };
        let lines = setting.at(self.x + PAD, self.y + PAD + (height - text) / 2, false);
        self.frame(Kind::Step, place, lines);
        self.entries[at] = (self.y + ENTRY / 2, self.y + ENTRY / 2);
        let start = |above: i32, stack: i32| place.y + above + (height - above - stack) / 2;
        self.put(at, &left, start(above_left, stack(&left)), true);
        self.put(at, &right, start(above_right, stack(&right)), false);
        self.y = place.bottom();
    }

    /// Puts what stands beside a step under one another, from `y` down.
    fn put(&mut self, at: usize, all: &[Beside<'_>], mut y: i32, is_left: bool) {
        for one in all {
            y += PAD / 2;
            let (width, height) = (one.label.width(), one.label.height());
            let x = if is_left { self.x - PAD - width } else { self.x + self.columns.step + PAD };
            if !one.label.is_empty() {
                let place = Rect { x, y, width, height };
                self.layout.labels.push(Label { place, lines: one.label.clone().at(x, y, false) });
            }
            y += height + 4;
            match (&one.frame, one.goal.and_then(|way| way.goal.step())) {
                (Some((kind, text)), _) => y = self.hang(*kind, text, y),
                (None, Some(to)) => self.rows.push((at, y, to)),
                (None, None) => {}
            }
            y += PAD / 2 + 2;
        }
    }

    /// A box to the right of a step, and the line to it; where it ends.
    fn hang(&mut self, kind: Kind, text: &Setting, y: i32) -> i32 {
        let x = self.x + self.columns.step + REACH;
        let width = if kind == Kind::Aside { self.end - x } else { text.width() + 2 * PAD };
        let place = Rect { x, y, width, height: text.height() + PAD };
        let is_centred = kind != Kind::Aside;
        let from = if is_centred { place.middle().0 } else { x + PAD };
        self.frame(kind, place, text.clone().at(from, y + PAD / 2, is_centred));
        let middle = place.middle().1;
        self.edge(vec![(self.x + self.columns.step, middle), (x, middle)], kind != Kind::Aside);
        place.bottom()
    }

    /// The line to the next box, with its label.
    fn go_on(&mut self, at: usize) {
        let sketch = self.sketch;
        let (x, top, is_last) = (self.middle(), self.y, at + 1 == sketch.blocks.len());
        let Some(way) = sketch.onward(at).map(|way| &sketch.blocks[at].ways[way]) else {
            self.y += if is_last { 0 } else { GAP };
            return;
        };
        let setting = Setting::text(&way.label, self.end - x - 2 * PAD);
        if setting.is_empty() {
            self.y += GAP;
        } else {
            let place = Rect { x: x + PAD, y: top + 6, width: setting.width(), height: setting.height() };
            self.y = (place.bottom() + PAD).max(top + GAP);
            self.layout.labels.push(Label { place, lines: setting.at(place.x, place.y, false) });
        }
        self.edge(vec![(x, top), (x, self.y)], true);
        if is_last {
            self.round(Kind::End, &way.end);
        }
    }

    /// Where everything begins or ends, in the middle.
    fn round(&mut self, kind: Kind, text: &str) {
        let setting = Setting::text(text, self.columns.step - 2 * PAD);
        let width = (setting.width() + 2 * PAD).max(self.columns.step / 3);
        let place = Rect { x: self.middle() - width / 2, y: self.y, width, height: setting.height() + PAD };
        let lines = setting.at(self.middle(), self.y + PAD / 2, true);
        self.frame(kind, place, lines);
        self.y = place.bottom();
    }

    /// The lines of all jumps, once it is known where they arrive.
    fn jump(&mut self) {
        for (from, y, to) in std::mem::take(&mut self.rows) {
            let (side, lane, entry) = match to <= from {
                true => (self.x, self.x - self.columns.left - self.left.to(to), self.entries[to].0),
                false => (self.x + self.columns.step, self.end + self.right.to(to), self.entries[to].1),
            };
            self.edge(vec![(side, y), (lane, y), (lane, entry), (side, entry)], true);
        }
    }

    fn frame(&mut self, kind: Kind, place: Rect, lines: Vec<Words>) {
        self.layout.frames.push(Frame { kind, place, lines });
    }

    fn edge(&mut self, points: Vec<(i32, i32)>, has_head: bool) {
        self.layout.edges.push(Edge { points, has_head });
    }
}

/// What stands to the left and to the right of a step.
fn beside<'a>(sketch: &'a Sketch, columns: &Columns, at: usize) -> (Vec<Beside<'a>>, Vec<Beside<'a>>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for way in sketch.leaving(at) {
        let room = |side: i32| Setting::text(&way.label, side - 2 * PAD);
        let jump = |label| Beside { label, frame: None, goal: Some(way) };
        match way.goal {
            Goal::Step(to) if to <= at => left.push(jump(room(columns.left))),
            Goal::Step(_) => right.push(jump(room(columns.right))),
            Goal::End => {
                let text = Setting::text(&way.end, columns.right - REACH - 2 * PAD);
                right.push(Beside { frame: Some((Kind::End, text)), ..jump(room(columns.right)) });
            }
        }
    }
    let aside = |text: &String| Setting::text(text, columns.right - REACH - 2 * PAD);
    let asides = sketch.blocks[at].asides.iter();
    right.extend(asides.map(|text| Beside {
        label: Setting::default(),
        frame: Some((Kind::Aside, aside(text))),
        goal: None,
    }));
    (left, right)
}

/// Height of what stands under one another.
fn stack(all: &[Beside<'_>]) -> i32 {
    all.iter().map(|one| one.height() + PAD + 6).sum()
}
