//! Procedures that wait for one another in one column, for a phone: what begins at the same time hangs on one line on the
//! left, what must be done before something else runs into one line on the right.

use super::lane::Lanes;
use super::layout::{Edge, Frame, Kind, Layout, Rect};
use super::net::{Bus, Net, Stop};
use super::setting::{HEADING, Setting, TEXT};

const PAD: i32 = 10;
/// Between two boxes.
const GAP: i32 = 28;
/// From the boxes to the first lane, and from lane to lane.
const LANE: i32 = 14;
/// All lanes of one side together.
const LANES: i32 = 70;
/// How far from its top a line arrives at a box, and from its bottom one leaves it.
const TURN: i32 = 14;

/// Lays several procedures out in a column of this width.
pub fn column(net: &Net, width: i32) -> Layout {
    let (joins, forks): (Vec<Bus>, Vec<Bus>) = net.buses().into_iter().partition(|bus| bus.from.len() > 1);
    let (left, right) = (Side::new(forks), Side::new(joins));
    let (x, end) = (1 + left.room(), width - 1 - right.room());
    let mut column = Column { x, end, y: 1, layout: Layout { width, ..Layout::default() }, places: Vec::new() };
    column.round(Kind::Start, &net.start);
    for stop in &net.stops {
        column.stop(stop);
    }
    column.round(Kind::End, &net.end);
    for (at, bus) in left.buses.iter().enumerate() {
        column.fork(bus, x - left.to(at));
    }
    for (at, bus) in right.buses.iter().enumerate() {
        column.join(bus, end + right.to(at));
    }
    column.layout.height = column.y + 1;
    column.layout
}

/// The lanes of one side, one for each line that runs there.
struct Side {
    buses: Vec<Bus>,
    lanes: Lanes,
    between: i32,
}

impl Side {
    fn new(buses: Vec<Bus>) -> Self {
        let far = |bus: &Bus| !bus.from.iter().all(|from| bus.to.iter().all(|to| *to == from + 1));
        let ends = |bus: &Bus| (bus.from.iter().min().copied(), bus.to.iter().max().copied());
        let span = |(at, bus): (usize, &Bus)| Some((at, ends(bus).0?, ends(bus).1?));
        let spans: Vec<_> = buses.iter().enumerate().filter(|(_, bus)| far(bus)).filter_map(span).collect();
        let lanes = Lanes::of_spans(spans.into_iter().map(|(at, top, bottom)| (at, (2 * top, 2 * bottom))));
        let count = i32::try_from(lanes.count).unwrap_or(LANES);
        Side { between: if count > 1 { (LANES / (count - 1)).clamp(1, LANE) } else { 0 }, buses, lanes }
    }

    fn room(&self) -> i32 {
        let count = i32::try_from(self.lanes.count).unwrap_or(LANES);
        if count == 0 { 0 } else { LANE + self.between * (count - 1) + 1 }
    }

    /// How far the lane of a line lies from the boxes.
    fn to(&self, bus: usize) -> i32 {
        let lane = i32::try_from(self.lanes.to(bus).unwrap_or_default()).unwrap_or(LANES);
        LANE + lane * self.between
    }
}

struct Column {
    x: i32,
    end: i32,
    y: i32,
    layout: Layout,
    places: Vec<Rect>,
}

impl Column {
    fn round(&mut self, kind: Kind, text: &str) {
        let setting = Setting::text(text, self.end - self.x - 2 * PAD);
        let width = (setting.width() + 2 * PAD).max((self.end - self.x) / 3);
        let height = setting.height().max(TEXT) + PAD;
        let place = Rect { x: (self.x + self.end - width) / 2, y: self.next(), width, height };
        let lines = setting.at(place.middle().0, place.y + PAD / 2, true);
        self.put(kind, place, lines);
    }

    fn stop(&mut self, stop: &Stop) {
        let room = self.end - self.x - 2 * PAD;
        let heading = Setting::default().with(&stop.heading, HEADING, true, room);
        let setting = stop.text.iter().fold(heading, |setting, text| setting.with(text, TEXT, false, room));
        let height = setting.height().max(TEXT) + 2 * PAD;
        let place = Rect { x: self.x, y: self.next(), width: self.end - self.x, height };
        let lines = setting.at(place.x + PAD, place.y + PAD, false);
        self.put(Kind::Step, place, lines);
    }

    fn next(&self) -> i32 {
        if self.places.is_empty() { self.y } else { self.y + GAP }
    }

    fn put(&mut self, kind: Kind, place: Rect, lines: Vec<super::Words>) {
        self.layout.frames.push(Frame { kind, place, lines });
        self.places.push(place);
        self.y = place.bottom();
    }

    /// From one box to all that begin then: straight down to the next one, to the others along the left.
    fn fork(&mut self, bus: &Bus, lane: i32) {
        for (&from, &to) in bus.from.iter().flat_map(|from| bus.to.iter().map(move |to| (from, to))) {
            if to == from + 1 {
                self.straight(from, to);
                continue;
            }
            let (from, to) = (self.places[from], self.places[to]);
            let (top, bottom) = (leaves(from), arrives(to));
            self.edge(vec![(from.x, top), (lane, top), (lane, bottom), (to.x, bottom)]);
        }
    }

    /// From several boxes to what waits for all of them.
    fn join(&mut self, bus: &Bus, lane: i32) {
        let (Some(&first), Some(&next)) = (bus.from.first(), bus.to.first()) else { return };
        let others = bus.to[1..].iter().map(|to| (first, *to));
        let pairs: Vec<(usize, usize)> = bus.from.iter().map(|from| (*from, next)).chain(others).collect();
        for (from, to) in pairs {
            let (from, to) = (self.places[from], self.places[to]);
            let (top, bottom) = (leaves(from), arrives(to));
            self.edge(vec![(from.right(), top), (lane, top), (lane, bottom), (to.right(), bottom)]);
        }
    }

    fn straight(&mut self, from: usize, to: usize) {
        let (from, to) = (self.places[from], self.places[to]);
        let x = from.middle().0;
        self.edge(vec![(x, from.bottom()), (x, to.y)]);
    }

    fn edge(&mut self, points: Vec<(i32, i32)>) {
        self.layout.edges.push(Edge { points, has_head: true });
    }
}

fn leaves(place: Rect) -> i32 {
    place.bottom() - TURN
}

fn arrives(place: Rect) -> i32 {
    place.y + TURN
}
