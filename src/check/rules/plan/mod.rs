//! Rules about floor plans: what is drawn where, and whether one gets there.

pub mod plan_area_too_large;
pub mod plan_floor_without_stairs;
pub mod plan_label_too_long;
pub mod plan_no_step_free_way;
pub mod plan_shape_outside;
pub mod plan_shapes_overlap;
pub mod plan_window_elsewhere;
pub mod plan_window_missing;
pub mod plan_window_twice;
pub mod plan_window_unreachable;
pub mod plan_windows_misplaced;
pub mod plan_without_entrance;
mod shared;
