//! Whether a place is open at a moment, until when, and when it opens next.

use jiff::civil::Date;

use super::span::MIDNIGHT;
use super::{Day, Place, Reason, Years};

/// A minute of a day in the hall's own time; a place that closes at midnight closes at minute 1,440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub date: Date,
    pub minute: u16,
}

/// A place at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State<'a> {
    /// Until then; `None` when it does not close for a week.
    Open(Option<Moment>),
    /// Why the whole day is off, or nothing before, between and after the hours of a day; and when it opens.
    Closed(Option<Reason<'a>>, Next),
    /// The holidays of its year are not announced.
    Unannounced(i16),
}

/// When a place opens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    At(Moment),
    /// Nobody knows: before it opens for certain, a year begins whose holidays are not announced.
    Unannounced(i16),
    /// Not within a year.
    Never,
}

/// Days after which a place counts as always open.
const ALWAYS: usize = 7;
/// Days after which nobody waits for an opening.
const FAR: usize = 366;

impl Place {
    pub fn state<'a>(&'a self, years: &'a Years, now: Moment) -> State<'a> {
        match self.day(years, now.date) {
            Day::Unannounced(year) => State::Unannounced(year),
            Day::Off(reason) => State::Closed(Some(reason), self.next_day(years, now.date)),
            Day::Open(spans) => match spans.iter().find(|span| span.close > now.minute) {
                Some(span) if span.holds(now.minute) => State::Open(self.until(years, now.date, span.close)),
                Some(later) => State::Closed(None, Next::At(Moment { date: now.date, minute: later.open })),
                None => State::Closed(None, self.next_day(years, now.date)),
            },
        }
    }

    /// The first opening after the day.
    fn next_day(&self, years: &Years, date: Date) -> Next {
        for day in date.series(jiff::Span::new().days(1)).skip(1).take(FAR) {
            match self.day(years, day) {
                Day::Open(spans) => match spans.first() {
                    Some(first) => return Next::At(Moment { date: day, minute: first.open }),
                    None => continue,
                },
                Day::Off(_) => continue,
                Day::Unannounced(year) => return Next::Unannounced(year),
            }
        }
        Next::Never
    }

    /// Hours that end at midnight go on where the next day begins open.
    fn until(&self, years: &Years, date: Date, close: u16) -> Option<Moment> {
        let mut until = Moment { date, minute: close };
        for day in date.series(jiff::Span::new().days(1)).skip(1).take(ALWAYS) {
            if until.minute < MIDNIGHT {
                return Some(until);
            }
            let spans = match self.day(years, day) {
                Day::Open(spans) => spans,
                _ => return Some(until),
            };
            match spans.first().filter(|first| first.open == 0) {
                Some(first) => until = Moment { date: day, minute: first.close },
                None => return Some(until),
            }
        }
        (until.minute < MIDNIGHT).then_some(until)
    }

    /// The day on which an application counts as accepted that is brought at this moment: today while the place is
    /// open or opens again, else the next day on which it opens.
    pub fn accepted(&self, years: &Years, now: Moment) -> Next {
        match self.state(years, now) {
            State::Open(_) => Next::At(now),
            State::Closed(_, next) => next,
            State::Unannounced(year) => Next::Unannounced(year),
        }
    }
}
