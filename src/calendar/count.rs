//! On which day a limit ends that begins on a day.

use jiff::civil::Date;

use super::Years;
use crate::model::{Limit, Unit};

/// The last day of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    On(Date),
    /// The count runs into a year whose holidays are not announced.
    Unannounced(i16),
}

impl Years {
    /// The last day of a limit for what is accepted on `day`; nothing for what is done on the spot or within hours, and
    /// where no calendar reaches.
    pub fn due(&self, day: Date, limit: Limit) -> Option<Due> {
        let count = i64::from(limit.count);
        if count == 0 {
            return None;
        }
        let span = jiff::Span::new();
        let span = match limit.unit {
            Unit::WorkingDay => return Some(self.working_days_after(day, limit.count)),
            Unit::WorkingHour => return None,
            Unit::CalendarDay => span.try_days(count),
            // A month without that day ends on its last day.
            Unit::Month => span.try_months(count),
            Unit::Year => span.try_years(count),
        };
        day.checked_add(span.ok()?).ok().map(Due::On)
    }

    /// The `count`-th working day after `day`, which itself does not count.
    pub fn working_days_after(&self, day: Date, count: u32) -> Due {
        let mut left = count;
        for next in day.series(jiff::Span::new().days(1)).skip(1) {
            if left == 0 {
                break;
            }
            match self.is_workday(next) {
                Err(year) => return Due::Unannounced(year),
                Ok(false) => {}
                Ok(true) if left == 1 => return Due::On(next),
                Ok(true) => left -= 1,
            }
        }
        Due::On(day)
    }
}
