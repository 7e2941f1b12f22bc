//! Rules about windows, phones, opening hours and the calendar.

pub mod calendar_reversed;
pub mod closure_repeated;
pub mod holiday_outside_year;
pub mod holidays_incomplete;
pub mod hours_overlap;
pub mod make_up_day_in_holiday;
pub mod make_up_day_not_weekend;
pub mod make_up_day_unclear;
pub mod phone_form;
pub mod season_form;
pub mod season_gap;
pub mod season_overlap;
mod shared;
pub mod unused_window;
pub mod uscc_checksum;
pub mod wide_digits;
pub mod window_department_mismatch;
pub mod window_name_too_long;
pub mod window_number_twice;
pub mod window_without_hours;
pub mod window_zone_floor;
pub mod year_twice;
pub mod zone_on_unknown_floor;
