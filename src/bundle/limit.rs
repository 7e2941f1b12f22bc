//! Limits of different units as working days, so that they can be added.

use crate::model::{Limit, Unit};

/// A limit in whole working days, rounded up: 7 calendar days count as 5 working days, a month as 30 calendar days, a year
/// as 365, and 8 working hours as one day. On the spot is 0.
pub fn working_days(limit: Limit) -> u32 {
    let count = u64::from(limit.count);
    let of_calendar = |days: u64| (days * 5).div_ceil(7);
    let days = match limit.unit {
        Unit::WorkingDay => count,
        Unit::WorkingHour => count.div_ceil(8),
        Unit::CalendarDay => of_calendar(count),
        Unit::Month => of_calendar(count * 30),
        Unit::Year => of_calendar(count * 365),
    };
    u32::try_from(days).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn every_unit_becomes_working_days_rounded_up() {
        for (text, days) in [
            ("当场办结", 0),
            ("5个工作日", 5),
            ("7天", 5),
            ("1天", 1),
            ("60日", 43),
            ("1小时", 1),
            ("9小时", 2),
            ("3个月", 65),
            ("1年", 261),
            ("4000000000年", u32::MAX),
        ] {
            assert_eq!(Limit::parse(text, Span::default()).map(working_days), Some(days), "{text}");
        }
    }
}
