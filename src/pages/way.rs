//! The way to every window in words, for those who cannot see a plan: computed from the floor plans, never typed.

use crate::diag::Arg;
use crate::floor::{Arrival, Bearing, Building, Cell, Landmark, Leg, Place, Route, Thing, Walk};
use crate::lang::Lang;
use crate::model::{Hall, PlanKind, PlanShape};
use crate::resolve::Portal;

use super::words;

/// How one gets to a window.
#[derive(Debug, Clone, Default)]
pub struct Way {
    /// One sentence for each turn.
    pub steps: Vec<String>,
    pub is_step_free: bool,
    /// The way without steps, where it is another one.
    pub step_free: Vec<String>,
    /// Floors and cells of the way, to be drawn.
    pub walked: Vec<(usize, Vec<Cell>)>,
}

/// The ways to all windows, by the index of the window; none to those that no plan shows.
pub fn ways(portal: &Portal, lang: Lang) -> Vec<Option<Way>> {
    let mut ways = vec![None; portal.content.windows.len()];
    for (index, hall) in portal.content.halls.iter().enumerate() {
        let building = Building::new(&hall.value);
        if building.drawn().next().is_none() {
            continue;
        }
        let (any, step_free) = (building.search(false), building.search(true));
        let teller = Teller { lang, portal, hall: &hall.value, building: &building };
        for window in &portal.links.hall_windows[index] {
            let id = &portal.window(*window).id;
            ways[window.index()] = any.route(id).map(|route| teller.way(&route, step_free.route(id).as_ref()));
        }
    }
    ways
}

/// Nobody measures so few metres.
const FEW: u16 = 2;

struct Teller<'p, 'a> {
    lang: Lang,
    portal: &'p Portal,
    hall: &'p Hall,
    building: &'p Building<'a>,
}

impl Teller<'_, '_> {
    fn way(&self, route: &Route<'_>, step_free: Option<&Route<'_>>) -> Way {
        let other = step_free.filter(|_| !route.is_step_free);
        Way {
            steps: self.steps(route),
            is_step_free: route.is_step_free,
            step_free: other.map(|route| self.steps(route)).unwrap_or_default(),
            walked: route.walks.iter().map(|walk| (walk.start.floor, corners(walk))).collect(),
        }
    }

    fn steps(&self, route: &Route<'_>) -> Vec<String> {
        let mut steps = Vec::new();
        let mut before = self.say("route.enter", &[("name", &self.shape_name(route.entrance.0, route.entrance.1))]);
        for walk in &route.walks {
            let mut parts = vec![before];
            for (index, leg) in walk.legs.iter().enumerate() {
                parts.extend(self.leg(walk.start.floor, leg));
                // A few steps between two turns are no sentence of their own.
                if index + 1 < walk.legs.len() && (leg.cells > FEW || leg.mark.is_some()) {
                    steps.push(self.sentence(std::mem::take(&mut parts)));
                }
            }
            parts.push(self.goal(route, walk));
            steps.push(self.sentence(parts));
            before = match walk.to {
                Place::Shaft { shaft, .. } => {
                    let kind = words::choice(self.lang, self.building.shafts[shaft].kind);
                    self.say("route.leave", &[("name", &self.say("route.the", &[("name", &kind)]))])
                }
                Place::Window => String::new(),
            };
        }
        steps
    }

    /// The parts as one sentence, its first letter a capital where letters have any.
    fn sentence(&self, parts: Vec<String>) -> String {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let text = parts.join(self.lang.text("route.join")) + self.lang.text("route.stop");
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// "左转", "直走约 8 米", "到总服务台前".
    fn leg(&self, floor: usize, leg: &Leg<'_>) -> Vec<String> {
        let turn = match leg.turn {
            Bearing::Ahead => "",
            Bearing::Left => self.lang.text("route.turn-left"),
            Bearing::Right => self.lang.text("route.turn-right"),
            Bearing::Behind => self.lang.text("route.turn-round"),
        };
        let metres = rounded(leg.cells).to_string();
        let walk = match leg.cells {
            0..=FEW => self.lang.text("route.few").to_owned(),
            _ => self.say("route.walk", &[("n", &metres)]),
        };
        let mark = leg.mark.map(|mark| self.mark(floor, mark, false));
        let passed = leg.passed.map(|mark| self.mark(floor, mark, true));
        [Some(turn.to_owned()), Some(walk), mark, passed].into_iter().flatten().collect()
    }

    fn mark(&self, floor: usize, mark: Landmark<'_>, is_passed: bool) -> String {
        let name = match mark.thing {
            Thing::Shape(shape) => self.shape_name(floor, shape),
            Thing::Window(id) => self.window_name(id, false),
        };
        let key = match (is_passed, mark.side) {
            (true, Bearing::Left) => "route.past-left",
            (true, _) => "route.past-right",
            (false, Bearing::Left) => "route.to-left",
            (false, Bearing::Right) => "route.to-right",
            (false, _) => "route.to",
        };
        self.say(key, &[("name", &name)])
    }

    /// What one does where a walk ends: rides on, or stands before the window.
    fn goal(&self, route: &Route<'_>, walk: &Walk<'_>) -> String {
        match walk.to {
            Place::Shaft { shaft, shape, to } => {
                let is_climbed = self.building.shafts[shaft].kind == PlanKind::Stairs;
                let key = match (is_climbed, walk.side) {
                    (false, Bearing::Left) => "route.ride-left",
                    (false, Bearing::Right) => "route.ride-right",
                    (false, _) => "route.ride",
                    (true, Bearing::Left) => "route.climb-left",
                    (true, Bearing::Right) => "route.climb-right",
                    (true, _) => "route.climb",
                };
                let floor = self.hall.floors.get(to).map_or("", |floor| floor.name.value.as_str());
                self.say(key, &[("name", &self.shape_name(walk.start.floor, shape)), ("floor", floor)])
            }
            Place::Window => self.arrival(route, walk.side),
        }
    }

    fn arrival(&self, route: &Route<'_>, side: Bearing) -> String {
        let window = self.window_name(route.spot.window, true);
        let (key, number) = match (route.arrival, side) {
            (Arrival::Passing(n), Bearing::Left) => ("route.nth-left", n),
            (Arrival::Passing(n), _) => ("route.nth-right", n),
            (Arrival::FromLeft(n), _) => ("route.nth-facing", n),
            (Arrival::Alone, Bearing::Left) => ("route.end-left", 1),
            (Arrival::Alone, Bearing::Right) => ("route.end-right", 1),
            (Arrival::Alone, Bearing::Behind) => ("route.end-behind", 1),
            (Arrival::Alone, Bearing::Ahead) => ("route.end", 1),
        };
        let args = [("window", Arg::Text(window)), ("n", Arg::Text(number.to_string()))];
        self.lang.fill(key, &args)
    }

    fn shape_name(&self, floor: usize, shape: usize) -> String {
        self.building.shape(floor, shape).map(|(shape, _)| name(self.lang, shape)).unwrap_or_default()
    }

    /// "A04 户籍与身份证", or the number alone.
    fn window_name(&self, id: &str, is_full: bool) -> String {
        let windows = &self.portal.content.windows;
        let found = windows.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().and_then(|at| windows.get(at));
        let Some(window) = found.map(|entry| &entry.value) else { return id.to_owned() };
        match is_full {
            true => format!("{} {}", window.number.value, window.name.value),
            false => self.say("route.window", &[("number", &window.number.value)]),
        }
    }

    fn say(&self, key: &'static str, args: &[(&'static str, &str)]) -> String {
        self.lang.say(key, args)
    }
}

/// The name of a shape, or what it is.
pub fn name(lang: Lang, shape: &PlanShape) -> String {
    match (shape.label.is_empty(), shape.kind) {
        (true, Some(kind)) => lang.say("route.the", &[("name", &words::choice(lang, kind))]),
        _ => shape.label.value.clone(),
    }
}

/// Nobody counts eleven metres.
fn rounded(metres: u16) -> u16 {
    if metres <= 10 { metres } else { (metres + 2) / 5 * 5 }
}

/// Where a walk begins, turns and ends.
fn corners(walk: &Walk<'_>) -> Vec<Cell> {
    std::iter::once(walk.start.cell).chain(walk.legs.iter().map(|leg| leg.end.cell)).collect()
}
