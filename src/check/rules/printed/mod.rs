//! Rules about the print log: what was printed for whom, and whether its words can still be told.

pub mod edition_altered;
pub mod edition_hash_form;
pub mod edition_twice;
pub mod edition_unrecorded;
pub mod print_before_edition;
pub mod print_guide_gone;
pub mod print_log_ahead;
pub mod print_window_unknown;
