//! Floor plans as something to walk on: cells, windows at their counters, ways from the main door to each of them.
//!
//! In: the [`FloorPlan`](crate::model::FloorPlan)s of a hall. Out: a [`Building`] that finds the shortest way to every window, with or without
//! steps, as stands and turns; and how a label fits into its box, for the check and the drawing alike. Nothing here fails:
//! what is drawn badly is walked as far as it goes, and `check/` says what is wrong. Deliberately absent: words and
//! pictures.

mod building;
pub mod fit;
mod grid;
mod label;
mod landmark;
mod route;
mod search;
mod spot;

pub use building::{Building, Shaft};
pub use grid::{Bearing, Cell, Grid, Heading, LARGEST, placed};
pub use label::{Label, labels};
pub use landmark::{Landmark, Thing};
pub use route::{Arrival, Leg, Place, Route, Walk};
pub use search::{Search, Stand};
pub use spot::{Spot, spots};
