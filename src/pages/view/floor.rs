//! The plan of a floor as it is drawn: boxes and labels in cells, the way, and the window one looks for.

use serde::{Deserialize, Serialize};

use crate::floor::{Building, Cell, Grid, Heading, Label, fit, labels, placed};
use crate::lang::Lang;
use crate::model::{Cells, Hall, PlanKind, Window};
use crate::pages::way::Way;
use crate::pages::{Context, url};
use crate::resolve::{Handle, Portal};

/// A plan on a page, and the file that holds it alone.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    pub floor: String,
    pub href: String,
    pub drawing: Drawing,
}

/// A plan, ready to be drawn. Cells count from 0 at the upper left corner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Drawing {
    /// What the picture shows, for those who cannot see it.
    pub title: String,
    pub columns: u16,
    pub rows: u16,
    pub shapes: Vec<DrawnShape>,
    pub labels: Vec<DrawnLabel>,
    /// The corners of the way.
    pub way: Vec<(u16, u16)>,
    /// What stands at the window one looks for, and where it has room.
    pub marker: Option<Marker>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DrawnShape {
    /// The English word of the kind.
    pub kind: String,
    pub place: Rect,
    /// For an entrance, where one looks who comes in: `up`, `right`, `down`, `left`.
    pub inwards: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DrawnLabel {
    pub place: Rect,
    pub size: u16,
    pub lines: Vec<String>,
    pub is_window: bool,
    pub is_target: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, PartialEq, Eq)]
pub struct Rect {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Marker {
    pub text: String,
    pub place: Rect,
    pub target: Rect,
}

/// Cells that the marker's text takes.
const MARKER: (u16, u16) = (8, 2);

/// The plan of one floor of a hall, without a window to look for.
pub fn floor_plan(cx: &Context<'_>, hall: Handle<Hall>, floor: usize) -> Option<PlanView> {
    let building = Building::new(&cx.portal.hall(hall).value);
    view(cx, hall, &building, floor, None)
}

/// The plans of all floors on the way to a window, that of its own floor last.
pub fn window_plans(cx: &Context<'_>, window: Handle<Window>) -> Vec<PlanView> {
    let Some(hall) = cx.portal.links.windows[window.index()].hall else { return Vec::new() };
    let building = Building::new(&cx.portal.hall(hall).value);
    let Some((floor, _)) = building.spot(&cx.portal.window(window).id) else { return Vec::new() };
    let mut floors: Vec<usize> = cx.way(window).into_iter().flat_map(|way| &way.walked).map(|(on, _)| *on).collect();
    if floors.last() != Some(&floor) {
        floors.push(floor);
    }
    floors.into_iter().filter_map(|floor| view(cx, hall, &building, floor, Some(window))).collect()
}

/// The plan of one floor alone, as posters print it.
pub fn floor_drawing(portal: &Portal, lang: Lang, hall: Handle<Hall>, floor: usize) -> Option<Drawing> {
    let hall = &portal.hall(hall).value;
    drawing(&Draft { portal, lang, hall, building: &Building::new(hall), floor }, None, None)
}

/// The plan of a window's own floor as its stand shows it: who reads it is there already.
pub fn stand_drawing(portal: &Portal, lang: Lang, window: Handle<Window>) -> Option<Drawing> {
    let mut drawing = window_drawing(portal, lang, window, None)?;
    drawing.marker.iter_mut().for_each(|marker| lang.text("plan.you-are-here").clone_into(&mut marker.text));
    Some(drawing)
}

/// The plan of a window's own floor alone, with the way to it.
pub fn window_drawing(portal: &Portal, lang: Lang, window: Handle<Window>, way: Option<&Way>) -> Option<Drawing> {
    let hall = portal.hall(portal.links.windows[window.index()].hall?);
    let building = Building::new(&hall.value);
    let (floor, _) = building.spot(&portal.window(window).id)?;
    drawing(&Draft { portal, lang, hall: &hall.value, building: &building, floor }, Some(window), way)
}

fn view(
    cx: &Context<'_>,
    handle: Handle<Hall>,
    building: &Building<'_>,
    floor: usize,
    window: Option<Handle<Window>>,
) -> Option<PlanView> {
    let hall = cx.portal.hall(handle);
    let draft = Draft { portal: cx.portal, lang: cx.lang, hall: &hall.value, building, floor };
    let drawing = drawing(&draft, window, window.and_then(|window| cx.way(window)))?;
    let href = url::plan(&hall.id, &slug(&hall.value, floor));
    Some(PlanView { floor: hall.value.floors[floor].name.value.clone(), href, drawing })
}

/// The floor's id as part of an address; its number where the id cannot be one.
fn slug(hall: &Hall, floor: usize) -> String {
    let plain = |at: usize| hall.floors[at].id.value.to_ascii_lowercase();
    let own = plain(floor);
    let is_address = !own.is_empty() && own.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_only = (0..hall.floors.len()).filter(|at| plain(*at) == own).count() == 1;
    if is_address && is_only { own } else { format!("floor-{}", floor + 1) }
}

/// What a drawing is made from.
struct Draft<'p, 'a> {
    portal: &'p Portal,
    lang: Lang,
    hall: &'p Hall,
    building: &'p Building<'a>,
    floor: usize,
}

fn drawing(draft: &Draft<'_, '_>, window: Option<Handle<Window>>, way: Option<&Way>) -> Option<Drawing> {
    let grid = draft.building.grid(draft.floor)?;
    let target = window.map(|window| draft.portal.window(window).id.as_str());
    let labels: Vec<DrawnLabel> = draft.labels(grid).into_iter().map(|label| drawn(grid, &label, target)).collect();
    let walked = way.and_then(|way| way.walked.iter().find(|(floor, _)| *floor == draft.floor));
    let corner = |cell: &Cell| (cell.x - grid.area.left, cell.y - grid.area.top);
    let way: Vec<(u16, u16)> = walked.map(|(_, cells)| cells.iter().map(corner).collect()).unwrap_or_default();
    let marker = labels.iter().find(|label| label.is_target).map(|label| Marker {
        text: draft.lang.text("plan.here").to_owned(),
        place: room(grid, label.place, &way),
        target: label.place,
    });
    Some(Drawing {
        title: draft.title(target),
        columns: grid.area.width(),
        rows: grid.area.height(),
        shapes: shapes(grid),
        labels,
        way,
        marker,
    })
}

impl Draft<'_, '_> {
    fn labels<'g>(&self, grid: &Grid<'g>) -> Vec<Label<'g>> {
        let word = |kind: PlanKind| match self.lang {
            Lang::Zh => kind.zh().to_owned(),
            Lang::En => short(kind).to_owned(),
        };
        let mut labels = labels(grid.plan, &|id| self.number(id), &word);
        // Our own words are left out where they do not fit; what an editor wrote is never.
        let is_written = |label: &Label<'_>| !grid.plan.shapes[label.shape].label.is_empty();
        labels.retain(|label| label.window.is_some() || is_written(label) || label.fitted().is_some());
        labels
    }

    fn window(&self, id: &str) -> Option<&Window> {
        let windows = &self.portal.content.windows;
        let at = windows.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        Some(&windows[at].value)
    }

    fn number(&self, id: &str) -> String {
        let number = self.window(id).map(|window| window.number.value.clone());
        number.filter(|number| !number.is_empty()).unwrap_or_else(|| id.to_owned())
    }

    fn title(&self, target: Option<&str>) -> String {
        let floor = &self.hall.floors[self.floor].name.value;
        let is_here = |id: &&str| self.building.spot(id).is_some_and(|(floor, _)| floor == self.floor);
        match target.filter(is_here) {
            Some(id) => self.lang.say("plan.title-window", &[("floor", floor), ("window", &self.number(id))]),
            None => self.lang.say("plan.title", &[("floor", floor)]),
        }
    }
}

/// English words that are as short as the Chinese ones.
fn short(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::Entrance => "In",
        PlanKind::Desk => "Desk",
        PlanKind::SelfService => "Self-service",
        PlanKind::Escalator => "Esc.",
        PlanKind::Toilet | PlanKind::AccessibleToilet => "WC",
        PlanKind::Lift => "Lift",
        PlanKind::Stairs => "Stairs",
        other => other.en(),
    }
}

fn shapes(grid: &Grid<'_>) -> Vec<DrawnShape> {
    let shapes = placed(grid.plan).map(|(_, shape, kind, cells)| DrawnShape {
        kind: kind.en().to_owned(),
        place: rect(grid, cells),
        inwards: match grid.doorways(shape, cells, false).first().filter(|_| kind == PlanKind::Entrance) {
            Some((_, heading)) => word(*heading).to_owned(),
            None => String::new(),
        },
    });
    shapes.collect()
}

fn word(heading: Heading) -> &'static str {
    match heading {
        Heading::Up => "up",
        Heading::Right => "right",
        Heading::Down => "down",
        Heading::Left => "left",
    }
}

fn drawn(grid: &Grid<'_>, label: &Label<'_>, target: Option<&str>) -> DrawnLabel {
    let fitted = label.fitted().unwrap_or_else(|| fit::squeezed(&label.text));
    DrawnLabel {
        place: rect(grid, label.cells),
        size: fitted.size,
        lines: fitted.lines,
        is_window: label.window.is_some(),
        is_target: label.window.is_some() && label.window == target,
    }
}

/// Cells from 0, those outside of the floor cut off.
fn rect(grid: &Grid<'_>, cells: Cells) -> Rect {
    let area = grid.area;
    let (left, top) = (cells.left.clamp(area.left, area.right), cells.top.clamp(area.top, area.bottom));
    let (right, bottom) = (cells.right.clamp(area.left, area.right), cells.bottom.clamp(area.top, area.bottom));
    Rect { x: left - area.left, y: top - area.top, width: right - left + 1, height: bottom - top + 1 }
}

/// Free cells near the target and beside the way for the marker; the target's own where there are none.
fn room(grid: &Grid<'_>, target: Rect, way: &[(u16, u16)]) -> Rect {
    let (width, height) = MARKER;
    let columns = grid.area.width().saturating_sub(width);
    let rows = grid.area.height().saturating_sub(height);
    let is_walked = |(x, y): (u16, u16)| way.windows(2).any(|leg| lies_on((x, y), leg[0], leg[1]));
    let free = |rect: &Rect| {
        let mut cells = (rect.y..rect.y + height).flat_map(|y| (rect.x..rect.x + width).map(move |x| (x, y)));
        let at = |(x, y)| Cell { x: x + grid.area.left, y: y + grid.area.top };
        cells.all(|cell| !is_walked(cell) && grid.is_free(at(cell), true) && !is_door(grid, at(cell)))
    };
    let middle = |rect: &Rect| (2 * rect.x + rect.width, 2 * rect.y + rect.height);
    let away = |rect: &Rect| {
        let ((x, y), (u, v)) = (middle(rect), middle(&target));
        (x.abs_diff(u) + 2 * y.abs_diff(v), rect.y, rect.x)
    };
    let all = (0..=rows).flat_map(|y| (0..=columns).map(move |x| Rect { x, y, width, height }));
    all.filter(free).min_by_key(away).unwrap_or(target)
}

/// Whether a cell lies on a straight line between two others.
fn lies_on((x, y): (u16, u16), one: (u16, u16), other: (u16, u16)) -> bool {
    let between = |at: u16, one: u16, other: u16| (one.min(other)..=one.max(other)).contains(&at);
    between(x, one.0, other.0) && between(y, one.1, other.1)
}

fn is_door(grid: &Grid<'_>, cell: Cell) -> bool {
    let mut doors = placed(grid.plan).filter(|(_, _, kind, _)| *kind == PlanKind::Entrance);
    doors.any(|(.., cells)| cells.contains(cell.x, cell.y))
}
