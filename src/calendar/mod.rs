//! When a place is open, and on which day a limit ends: the arithmetic of hours, holidays and working days.
//!
//! In: the calendar of the content and the hours of a hall or window. Out: answers for a civil day or moment in the
//! hall's own time. [`Years`] knows what kind of day a day is, [`Place`] when a place is open on it, [`Place::state`]
//! whether it is open now and when next, [`Years::due`] where a limit ends, and [`Place::periods`] the same as a weekly
//! rule with exceptions, for calendars. `themes/default/scripts/hours/` is this module in the browser; a test holds the
//! two against each other.
//!
//! # What is decided here
//! - A day is closed for a closure, whatever else it is; then it is a holiday, a make-up workday, or a day of the week.
//! - On a statutory holiday only hours with 法定节假日 hold.
//! - On a make-up workday (调休上班日) the hours with that word hold; where there are none, those that most of Monday to
//!   Friday have in common, of equals those of the earlier day: a make-up Sunday is an ordinary working day, neither a
//!   Sunday nor the one late Thursday.
//! - A year whose holidays are not announced has no answer but that: [`Day::Unannounced`]. Only what the content
//!   says of such a year (a closure, a holiday that begins in December) is known.
//! - The day of acceptance does not count (民法典 第二百零一条), and working days leave out statutory holidays
//!   (行政许可法 第八十二条). Closures of a hall stop no clock. Natural days, months and years are counted through, and a
//!   limit that ends on a holiday is not moved: the promise does not grow.
//!
//! Deliberately absent: clocks and time zones; who asks says what time it is in the hall.

mod count;
mod period;
mod place;
mod season;
mod span;
mod state;
mod years;

pub use count::Due;
pub use period::{Exception, Period};
pub use place::{Day, Place, Reason};
pub use season::{Season, month_day_number};
pub use span::Span;
pub use state::{Moment, Next, State};
pub use years::{Kind, Years};
