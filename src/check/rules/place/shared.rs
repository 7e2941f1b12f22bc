//! What several rules about opening hours ask: whether two of them hold on one day, and at one time.

use crate::check::Scope;
use crate::model::{Hours, TimeRange};

/// Days of a leap year, so that 02-29 has its place.
pub const DAYS: usize = 366;

const MONTHS: [usize; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The hours of every hall and every window.
pub fn hours_lists<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a [Hours]> + use<'a> {
    let halls = scope.content.halls.iter().map(|entry| entry.value.hours.as_slice());
    halls.chain(scope.content.windows.iter().map(|entry| entry.value.hours.as_slice()))
}

/// `05-01` → 121, the days before it.
pub fn day_of_year(text: &str) -> Option<usize> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    let (month, day): (usize, usize) = (month.parse().ok()?, day.parse().ok()?);
    let length = *MONTHS.get(month.checked_sub(1)?)?;
    let before: usize = MONTHS[..month - 1].iter().sum();
    (1..=length).contains(&day).then(|| before + day - 1)
}

/// 121 → `05-01`.
pub fn month_day(day: usize) -> String {
    let mut rest = day;
    for (month, length) in MONTHS.iter().enumerate() {
        if rest < *length {
            return format!("{:02}-{:02}", month + 1, rest + 1);
        }
        rest -= length;
    }
    String::new()
}

/// The days of the year on which the hours hold; `None` when the season cannot be read.
pub fn season(hours: &Hours) -> Option<[bool; DAYS]> {
    if hours.from.is_empty() && hours.to.is_empty() {
        return Some([true; DAYS]);
    }
    let (from, to) = (day_of_year(&hours.from)?, day_of_year(&hours.to)?);
    let is_in = |day: usize| if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to };
    Some(std::array::from_fn(is_in))
}

pub fn same_season(one: &Hours, other: &Hours) -> bool {
    one.from.value == other.from.value && one.to.value == other.to.value
}

pub fn share_a_day(one: &Hours, other: &Hours) -> bool {
    let (Some(one), Some(other)) = (one.days, other.days) else { return false };
    let same_kind = one.holidays && other.holidays || one.make_up && other.make_up;
    same_kind || one.days.iter().zip(other.days).any(|(one, other)| *one && other)
}

/// Touching is not overlapping.
pub fn overlap(one: &TimeRange, other: &TimeRange) -> bool {
    one.open < other.close && other.open < one.close
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_year_are_read_and_written() {
        assert_eq!((day_of_year("01-01"), day_of_year("12-31")), (Some(0), Some(365)));
        assert_eq!((day_of_year("02-30"), day_of_year("5-1"), day_of_year("13-01")), (None, None, None));
        assert!((0..DAYS).all(|day| day_of_year(&month_day(day)) == Some(day)));
    }
}
