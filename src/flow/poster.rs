//! The largest letters that a sheet allows: of several ways to lay a chart out, the one that needs the least reduction.

use super::column::column;
use super::halves::halves;
use super::layers::layers;
use super::layout::Layout;
use super::net::Net;
use super::sketch::Sketch;
use super::wide::{PAPER, sheet};

/// Width and height of what a sheet leaves for the chart, in any unit.
pub type Room = (i32, i32);

/// Widths of the boxes of several procedures.
const BOXES: [i32; 6] = [340, 300, 260, 220, 190, 160];

/// How much larger than its own units a chart can be drawn, in thousandths.
pub fn scale(layout: &Layout, (width, height): Room) -> i32 {
    let fits = |room: i32, own: i32| room.saturating_mul(1000) / own.max(1);
    fits(width, layout.width).min(fits(height, layout.height))
}

/// Lays a chart out for a sheet. `enough` is the scale above which letters need not grow: of ways that reach it, the plainest
/// one is taken.
pub fn poster(sketch: &Sketch, room: Room, enough: i32) -> Layout {
    let one = PAPER.iter().map(|columns| sheet(sketch, columns));
    let two = PAPER.iter().filter_map(|columns| halves(sketch, columns));
    best(one.chain(two), room, enough)
}

/// Lays several procedures out for a sheet.
pub fn net_poster(net: &Net, room: Room, enough: i32) -> Layout {
    let rows = BOXES.iter().map(|width| layers(net, *width));
    let columns = [420, 340].into_iter().map(|width| column(net, width));
    best(rows.chain(columns), room, enough)
}

fn best(mut all: impl Iterator<Item = Layout>, room: Room, enough: i32) -> Layout {
    let mut best = all.next().unwrap_or_default();
    for layout in all {
        if scale(&best, room) >= enough {
            break;
        }
        if scale(&layout, room) > scale(&best, room) {
            best = layout;
        }
    }
    best
}
