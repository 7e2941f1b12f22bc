//! A long chart in two columns for a poster: the second one begins where a line from the foot of the first leads. What jumps
//! from one column to the other ends in a box that names the step, as charts of several pages do.

use super::Goal;
use super::layout::{Edge, Frame, Kind, Label, Layout, Rect, Words};
use super::setting::Setting;
use super::sketch::{Block, Sketch, Way};
use super::wide::{Columns, sheet_from};

/// From the first column to the line that leads to the second, and from there to that.
const GUTTER: i32 = 22;
/// From the foot of a column to the line, and from the line to the head of the second.
const TURN: i32 = 26;

/// Lays a chart out in two columns of about one height; `None` where a chart is too short for that.
pub fn halves(sketch: &Sketch, columns: &Columns) -> Option<Layout> {
    let whole = sheet_from(sketch, columns, 1).0;
    let steps = whole.frames.iter().filter(|frame| frame.kind == Kind::Step);
    let above = steps.filter(|step| step.place.y < whole.height / 2).count();
    let most = sketch.blocks.len().saturating_sub(2);
    let all = (above.saturating_sub(1)..=above + 1).filter(|first| (2..=most).contains(first));
    all.map(|first| joined(sketch, columns, first)).min_by_key(|layout| (layout.height, layout.width))
}

/// The first column holds this many steps.
fn joined(sketch: &Sketch, columns: &Columns, first: usize) -> Layout {
    let onward = sketch.onward(first - 1);
    let (left, foot) = sheet_from(&part(sketch, 0, first), columns, 1);
    let top = if onward.is_some() { 1 + TURN } else { 1 };
    let (right, head) = sheet_from(&part(sketch, first, sketch.blocks.len()), columns, top);
    let between = left.width + GUTTER;
    let shift = between + GUTTER;
    let mut layout = left;
    if let Some(way) = onward.map(|way| &sketch.blocks[first - 1].ways[way]) {
        let turn = lead(&mut layout, way, foot);
        let to = head.0 + shift;
        layout.edges.push(Edge {
            points: vec![foot, (foot.0, turn), (between, turn), (between, 1), (to, 1), (to, top)],
            has_head: true,
        });
        layout.height = layout.height.max(turn + 2);
    }
    layout.height = layout.height.max(right.height);
    layout.width = shift + right.width;
    let moved = |place: Rect| Rect { x: place.x + shift, ..place };
    let words = |lines: Vec<Words>| lines.into_iter().map(|line| Words { x: line.x + shift, ..line }).collect();
    let point = |(x, y)| (x + shift, y);
    layout.frames.extend(right.frames.into_iter().map(|one| Frame {
        place: moved(one.place),
        lines: words(one.lines),
        ..one
    }));
    layout
        .labels
        .extend(right.labels.into_iter().map(|one| Label { place: moved(one.place), lines: words(one.lines) }));
    let edges = right.edges.into_iter();
    layout.edges.extend(edges.map(|edge| Edge { points: edge.points.into_iter().map(point).collect(), ..edge }));
    layout
}

/// The label of the line that leads to the second column, beside the foot of the first; the height at which that turns.
fn lead(layout: &mut Layout, way: &Way, (x, y): (i32, i32)) -> i32 {
    let setting = Setting::text(&way.label, layout.width - x - GUTTER);
    if setting.is_empty() {
        return y + TURN;
    }
    let place = Rect { x: x + 12, y: y + 6, width: setting.width(), height: setting.height() };
    layout.labels.push(Label { place, lines: setting.at(place.x, place.y, false) });
    place.bottom() + 10
}

/// Some of the steps; ways to others become ends that name them, and the way on from the last one is left out.
fn part(sketch: &Sketch, from: usize, to: usize) -> Sketch {
    let is_here = |step: usize| (from..to).contains(&step);
    let way = |at: usize, place: usize, way: &Way| match way.goal {
        Goal::Step(_) if at + 1 == to && to < sketch.blocks.len() && sketch.onward(at) == Some(place) => None,
        Goal::Step(step) if is_here(step) => Some(Way { goal: Goal::Step(step - from), ..way.clone() }),
        Goal::Step(step) => {
            let end = sketch.blocks.get(step).map(|block| format!("→ {}", block.heading)).unwrap_or_default();
            Some(Way { goal: Goal::End, end, label: way.label.clone() })
        }
        Goal::End => Some(way.clone()),
    };
    let block = |(at, block): (usize, &Block)| {
        let mut ways: Vec<Way> = block.ways.iter().enumerate().filter_map(|(place, one)| way(at, place, one)).collect();
        // Where everything ends stays in front of what only leads to the other column.
        ways.sort_by_key(|way| way.goal == Goal::End && way.end.starts_with('→'));
        Block { ways, ..block.clone() }
    };
    let is_last = to == sketch.blocks.len();
    Sketch {
        start: if from == 0 { sketch.start.clone() } else { String::new() },
        blocks: sketch.blocks.iter().enumerate().take(to).skip(from).map(block).collect(),
        loose: if is_last { sketch.loose.clone() } else { Vec::new() },
        goes_on: !is_last,
    }
}
