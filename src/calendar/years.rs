//! The announced years: which days are holidays, which weekend days are worked, and which years are still open.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::model::Calendar;

/// The holidays of all years that the content names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Years {
    announced: BTreeSet<i16>,
    holidays: Vec<(Date, Date, String)>,
    make_up: BTreeSet<Date>,
}

/// What a day is, before any hours or closures are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A day of the week like any other; Saturdays and Sundays too.
    Plain(Weekday),
    /// A weekend day that is worked instead of another.
    MakeUp,
    Holiday(&'a str),
    /// Nobody knows yet: the holidays of its year are not announced.
    Unannounced(i16),
}

impl Years {
    pub fn of(calendar: &Calendar) -> Self {
        let announced = calendar.years.iter().filter_map(|year| i16::try_from(year.year?).ok()).collect();
        let holidays = calendar.years.iter().flat_map(|year| &year.holidays);
        let dated = holidays.filter_map(|h| Some((h.from?.date, h.to?.date, h.name.value.clone()))).collect();
        let make_up = calendar.years.iter().flat_map(|year| &year.make_up_workdays).map(|day| day.date).collect();
        Years { announced, holidays: dated, make_up }
    }

    /// Without what is over before `first`, so that pages do not carry old years along.
    pub fn since(&self, first: Date) -> Self {
        Years {
            announced: self.announced.range(first.year()..).copied().collect(),
            holidays: self.holidays.iter().filter(|(_, to, _)| *to >= first).cloned().collect(),
            make_up: self.make_up.range(first..).copied().collect(),
        }
    }

    pub fn kind(&self, date: Date) -> Kind<'_> {
        if let Some((.., name)) = self.holidays.iter().find(|(from, to, _)| *from <= date && date <= *to) {
            return Kind::Holiday(name);
        }
        match (self.make_up.contains(&date), self.announced.contains(&date.year())) {
            (true, _) => Kind::MakeUp,
            (false, true) => Kind::Plain(date.weekday()),
            (false, false) => Kind::Unannounced(date.year()),
        }
    }

    /// Whether people work on that day, by the law alone.
    ///
    /// # Errors
    /// The year, when its holidays are not announced.
    pub fn is_workday(&self, date: Date) -> Result<bool, i16> {
        match self.kind(date) {
            Kind::Plain(day) => Ok(!matches!(day, Weekday::Saturday | Weekday::Sunday)),
            Kind::MakeUp => Ok(true),
            Kind::Holiday(_) => Ok(false),
            Kind::Unannounced(year) => Err(year),
        }
    }

    /// Years whose holidays are announced, earliest first.
    pub fn announced(&self) -> impl Iterator<Item = i16> + '_ {
        self.announced.iter().copied()
    }

    /// First day, last day and name of each holiday, in the order of the content.
    pub fn holidays(&self) -> &[(Date, Date, String)] {
        &self.holidays
    }

    pub fn make_up_days(&self) -> impl Iterator<Item = Date> + '_ {
        self.make_up.iter().copied()
    }
}
