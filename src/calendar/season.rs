//! A part of the year, from one month-day to another, perhaps over New Year.

use jiff::civil::Date;

/// Both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// Month × 100 + day.
    pub from: u16,
    pub to: u16,
}

const LENGTHS: [u16; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// `05-01` → 501.
pub fn month_day_number(text: &str) -> Option<u16> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    let (month, day): (u16, u16) = (month.parse().ok()?, day.parse().ok()?);
    let length = *LENGTHS.get(usize::from(month.checked_sub(1)?))?;
    (1..=length).contains(&day).then_some(month * 100 + day)
}

impl Season {
    /// `None` when an end cannot be read.
    pub fn parse(from: &str, to: &str) -> Option<Self> {
        Some(Season { from: month_day_number(from)?, to: month_day_number(to)? })
    }

    pub fn holds(self, date: Date) -> bool {
        let here = date.month() as u16 * 100 + date.day() as u16;
        match self.from <= self.to {
            true => (self.from..=self.to).contains(&here),
            false => here >= self.from || here <= self.to,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_season_may_span_new_year() {
        let winter = Season::parse("10-01", "04-30").unwrap();
        assert!(winter.holds(date(2026, 12, 31)) && winter.holds(date(2027, 1, 1)) && winter.holds(date(2026, 4, 30)));
        assert!(!winter.holds(date(2026, 5, 1)) && !winter.holds(date(2026, 9, 30)));
        assert_eq!(Season::parse("02-30", "05-01"), None);
        assert_eq!(Season::parse("5-1", "9-30"), None);
    }
}
