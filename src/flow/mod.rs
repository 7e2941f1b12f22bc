//! Flow charts of procedures as geometry: who does what, where it branches, where it ends.
//!
//! In: the steps and special procedures of a guide, as a [`Chart`]; and, once somebody has put them into words, a
//! [`Sketch`], or a [`Net`] of several procedures that wait for one another. Out: a [`Layout`] of boxes, lines and labels in
//! whole units:
//!
//! | of | for a phone | for a desk | for a poster |
//! |---|---|---|---|
//! | the steps of a guide | [`narrow`] | [`wide`] | [`poster`]: one column or two, whichever has the larger letters |
//! | the members of a bundle | [`column`] | [`layers`] | [`net_poster`] |
//!
//! Nothing here fails: a branch that leads nowhere is left out, and `check/` says so.
//!
//! A general layered layout puts the ways of a branch side by side: a chart of ten boxes came out 480 units wide with boxes
//! of five characters, and no phone is. Here the steps stand in one column, in the order in which they are written;
//! branches leave between them, and whatever jumps runs along the edge in a lane of its own. Procedures of a bundle do run
//! side by side, and stand so where there is room. Deliberately absent: words and pictures.

mod chart;
mod column;
mod halves;
mod lane;
mod layers;
mod layout;
mod narrow;
mod net;
mod poster;
mod rows;
mod setting;
mod sketch;
mod wide;

pub use chart::{Arm, Chart, Goal, Node, chart, goal};
pub use column::column;
pub use layers::{breadth, layers};
pub use layout::{Edge, Frame, Kind, Label, Layout, Rect, Words};
pub use narrow::narrow;
pub use net::{Bus, Net, Stop};
pub use poster::{Room, net_poster, poster, scale};
pub use sketch::{Block, Sketch, Way};
pub use wide::wide;
