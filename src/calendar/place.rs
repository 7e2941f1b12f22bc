//! The hours and closures of one hall or window, and whether it is open on a day.

use jiff::civil::{Date, Weekday};

use super::span::merged;
use super::{Kind, Season, Span, Years};
use crate::model::{Closure, Hours, Weekdays};

/// When a place is open: weekly hours, and closures on top of them.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub(super) rows: Vec<Row>,
    pub(super) closures: Vec<(Date, Date, String)>,
}

/// Hours on some kinds of day, in one season or all year.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub days: [bool; 7],
    pub holidays: bool,
    pub make_up: bool,
    pub season: Option<Season>,
    pub spans: Vec<Span>,
}

/// A day at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day<'a> {
    /// Never empty, in order, and nothing touches.
    Open(Vec<Span>),
    Off(Reason<'a>),
    /// The holidays of its year are not announced.
    Unannounced(i16),
}

/// Why a place does not open on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'a> {
    Closure(&'a str),
    Holiday(&'a str),
    /// No hours are given for such a day.
    DayOff,
}

const WORKWEEK: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

impl Place {
    /// Hours that cannot be read are findings of the check and left out here.
    pub fn new<'a>(hours: &[Hours], closures: impl IntoIterator<Item = &'a Closure>) -> Self {
        let dated = closures.into_iter().filter_map(|c| Some((c.from?.date, c.to?.date, c.reason.value.clone())));
        Place { rows: hours.iter().filter_map(row).collect(), closures: dated.collect() }
    }

    /// Without the closures that are over before `first`.
    pub fn since(mut self, first: Date) -> Self {
        self.closures.retain(|(_, to, _)| *to >= first);
        self
    }

    /// Whether it has hours at all.
    pub fn has_hours(&self) -> bool {
        self.rows.iter().any(|row| !row.spans.is_empty())
    }

    /// First day, last day and reason of each closure.
    pub fn closures(&self) -> &[(Date, Date, String)] {
        &self.closures
    }

    pub fn day<'a>(&'a self, years: &'a Years, date: Date) -> Day<'a> {
        if let Some((.., reason)) = self.closures.iter().find(|(from, to, _)| *from <= date && date <= *to) {
            return Day::Off(Reason::Closure(reason));
        }
        let (spans, reason) = match years.kind(date) {
            Kind::Unannounced(year) => return Day::Unannounced(year),
            Kind::Holiday(name) => (self.spans(date, |row| row.holidays), Reason::Holiday(name)),
            Kind::MakeUp => (self.make_up(date), Reason::DayOff),
            Kind::Plain(day) => (self.weekly(date, day), Reason::DayOff),
        };
        if spans.is_empty() { Day::Off(reason) } else { Day::Open(spans) }
    }

    /// The hours of a day of the week in the season of `date`.
    pub fn weekly(&self, date: Date, day: Weekday) -> Vec<Span> {
        self.spans(date, |row| row.days[day.to_monday_zero_offset() as usize])
    }

    fn make_up(&self, date: Date) -> Vec<Span> {
        let own = self.spans(date, |row| row.make_up);
        if own.is_empty() { self.ordinary(date) } else { own }
    }

    /// What most of Monday to Friday have in common, of equals the earlier day's.
    fn ordinary(&self, date: Date) -> Vec<Span> {
        let days = WORKWEEK.map(|day| self.weekly(date, day));
        let common = |hours: &Vec<Span>| days.iter().filter(|other| *other == hours).count();
        // The last of the greatest wins, so the week runs backwards.
        days.iter().rev().max_by_key(|hours| common(hours)).cloned().unwrap_or_default()
    }

    fn spans(&self, date: Date, on: impl Fn(&Row) -> bool) -> Vec<Span> {
        let here = self.rows.iter().filter(|row| row.season.is_none_or(|season| season.holds(date)) && on(row));
        merged(here.flat_map(|row| row.spans.iter().copied()).collect())
    }
}

fn row(hours: &Hours) -> Option<Row> {
    let Weekdays { days, holidays, make_up, .. } = hours.days?;
    let season = match hours.from.is_empty() && hours.to.is_empty() {
        true => None,
        false => Some(Season::parse(&hours.from, &hours.to)?),
    };
    let spans = hours.times.iter().map(|time| Span { open: time.open, close: time.close }).collect();
    Some(Row { days, holidays, make_up, season, spans })
}
