//! The hours of announced years as a weekly rule with exceptions, for calendars and search engines.

use jiff::civil::{Date, Weekday};

use super::{Day, Place, Span, Years};

/// Days in a row of which the weekly hours are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Date,
    /// From Monday.
    pub week: [Vec<Span>; 7],
    /// Days that do not keep to the week, in order.
    pub exceptions: Vec<Exception>,
}

/// A day that is open at other times than its day of the week, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    pub date: Date,
    /// Empty when closed.
    pub spans: Vec<Span>,
    /// Name of the holiday or reason of the closure; empty on a make-up workday.
    pub reason: String,
}

impl Period {
    /// The hours of its week on a day.
    pub fn usual(&self, day: Weekday) -> &[Span] {
        &self.week[day.to_monday_zero_offset() as usize]
    }
}

impl Place {
    /// The announced years from the one of `first` on.
    pub fn periods(&self, years: &Years, first: Date) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for year in years.announced().filter(|year| *year >= first.year()) {
            let Ok(new_year) = Date::new(year, 1, 1) else { continue };
            let days = new_year.series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
            days.for_each(|day| self.extend(&mut periods, years, day));
        }
        periods
    }

    fn extend(&self, periods: &mut Vec<Period>, years: &Years, day: Date) {
        let week = std::array::from_fn(|at| Weekday::from_monday_zero_offset(at as i8).ok())
            .map(|weekday| weekday.map(|weekday| self.weekly(day, weekday)).unwrap_or_default());
        let goes_on = |last: &&mut Period| last.week == week && last.to.tomorrow().is_ok_and(|next| next == day);
        match periods.last_mut().filter(goes_on) {
            Some(last) => last.to = day,
            None => periods.push(Period { from: day, to: day, week, exceptions: Vec::new() }),
        }
        if let Some(period) = periods.last_mut() {
            let exception = self.exception(years, day, period);
            period.exceptions.extend(exception);
        }
    }

    fn exception(&self, years: &Years, date: Date, period: &Period) -> Option<Exception> {
        let (spans, reason) = match self.day(years, date) {
            Day::Open(spans) => (spans, String::new()),
            Day::Off(super::Reason::Closure(reason) | super::Reason::Holiday(reason)) => {
                (Vec::new(), reason.to_owned())
            }
            Day::Off(super::Reason::DayOff) => (Vec::new(), String::new()),
            Day::Unannounced(_) => return None,
        };
        (period.usual(date.weekday()) != spans).then_some(Exception { date, spans, reason })
    }
}
