//! What the hours script of a page is told: the calendar, and the hours and closures of each place on the page.
//!
//! Deliberately absent: any answer. What time it is, only the visitor's device knows.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{Place, Years};
use crate::model::{Closure, Hall, Hours, Limit, Unit, Weekdays, Window};
use crate::pages::Context;
use crate::resolve::Handle;

/// The calendar in the words of `scripts/hours/calendar.js`.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Clock {
    /// Minutes by which the hall's time is ahead of UTC.
    pub offset: i32,
    /// "2026 2027"
    pub years: String,
    /// A line for each: "2026-01-01/2026-01-03 元旦".
    pub holidays: String,
    /// "2026-01-04 2026-02-14"
    pub make_up: String,
}

/// The hours of a place in the script's words; empty where it has none.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct Schedule {
    /// "12345 540-720,780-1020 0501-0930;6 540-720"
    pub hours: String,
    /// A line for each closure: "2026-12-19/2026-12-20 检修".
    pub closed: String,
}

impl Clock {
    pub fn new(years: &Years, offset: i32) -> Self {
        let announced: Vec<String> = years.announced().map(|year| year.to_string()).collect();
        let make_up: Vec<String> = years.make_up_days().map(|day| day.to_string()).collect();
        Clock { offset, years: announced.join(" "), holidays: lines(years.holidays()), make_up: make_up.join(" ") }
    }
}

impl Schedule {
    pub fn new(hours: &[Hours], place: &Place) -> Self {
        let rows: Vec<String> = hours.iter().filter_map(row).collect();
        let closed = if rows.is_empty() { String::new() } else { lines(place.closures()) };
        Schedule { hours: rows.join(";"), closed }
    }
}

fn lines(ranges: &[(Date, Date, String)]) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = ranges.iter().map(|(from, to, name)| format!("{from}/{to} {}", one_line(name))).collect();
    lines.join("\n")
}

fn row(hours: &Hours) -> Option<String> {
    let times: Vec<String> = hours.times.iter().map(|time| format!("{}-{}", time.open, time.close)).collect();
    let season = match hours.from.is_empty() && hours.to.is_empty() {
        true => String::new(),
        false => format!(" {}-{}", hours.from.replace('-', ""), hours.to.replace('-', "")),
    };
    Some(format!("{} {}{season}", marks(hours.days?), times.join(","))).filter(|_| !times.is_empty())
}

fn marks(days: Weekdays) -> String {
    let week = days.days.iter().zip('1'..).filter(|(open, _)| **open).map(|(_, mark)| mark);
    week.chain(days.holidays.then_some('H')).chain(days.make_up.then_some('M')).collect()
}

/// The calendar from the year on for which the portal is made.
pub fn years(cx: &Context<'_>) -> Years {
    Years::of(&cx.portal.content.calendar).since(this_year(cx))
}

/// New Year's day of the year for which the portal is made.
pub fn this_year(cx: &Context<'_>) -> Date {
    cx.as_of.map_or(Date::MIN, |today| today.first_of_year())
}

pub fn clock(cx: &Context<'_>) -> Clock {
    Clock::new(&years(cx), cx.portal.content.site.minutes_ahead())
}

/// The hours of a hall, and what closes all of it.
pub fn hall_place(cx: &Context<'_>, handle: Handle<Hall>) -> Place {
    place(cx, &cx.portal.hall(handle).value.hours, |at| closes_hall(cx, at, handle))
}

/// The hours of a window, its hall's where it has none of its own, and what closes it.
pub fn window_place(cx: &Context<'_>, handle: Handle<Window>) -> Place {
    place(cx, window_hours(cx, handle), |at| closes_window(cx, at, handle))
}

fn place(cx: &Context<'_>, hours: &[Hours], closes: impl Fn(usize) -> bool) -> Place {
    let closures = cx.portal.content.calendar.closures.iter().enumerate();
    let closures: Vec<&Closure> = closures.filter(|(at, _)| closes(*at)).map(|(_, closure)| closure).collect();
    Place::new(hours, closures)
}

/// Whether a closure closes a whole hall.
fn closes_hall(cx: &Context<'_>, closure: usize, hall: Handle<Hall>) -> bool {
    let links = &cx.portal.links;
    let (windows, halls) = (&links.closure_windows[closure], &links.closure_halls[closure]);
    windows.is_empty() && halls.is_empty() || halls.contains(&hall)
}

/// Whether a closure closes a window: by name, with its hall, or with everything.
pub fn closes_window(cx: &Context<'_>, closure: usize, window: Handle<Window>) -> bool {
    let links = &cx.portal.links;
    let hall = links.windows[window.index()].hall;
    let is_named = links.closure_windows[closure].contains(&window);
    is_named
        || hall.is_some_and(|hall| closes_hall(cx, closure, hall))
        || links.closure_windows[closure].is_empty() && links.closure_halls[closure].is_empty()
}

/// Whether a closure concerns a hall: all of it or one of its windows.
pub fn concerns_hall(cx: &Context<'_>, closure: usize, hall: Handle<Hall>) -> bool {
    let here = &cx.portal.links.hall_windows[hall.index()];
    closes_hall(cx, closure, hall) || cx.portal.links.closure_windows[closure].iter().any(|w| here.contains(w))
}

/// A window's own hours, or its hall's.
pub fn window_hours<'a>(cx: &Context<'a>, handle: Handle<Window>) -> &'a [Hours] {
    let window = &cx.portal.window(handle).value;
    let hall = cx.portal.links.windows[handle.index()].hall;
    match hall.filter(|_| window.hours.is_empty()) {
        Some(hall) => &cx.portal.hall(hall).value.hours,
        None => &window.hours,
    }
}

/// Whether there is a calendar to count with: one that never had a year is not kept, and the pages leave it at the rule.
pub fn has_calendar(cx: &Context<'_>) -> bool {
    !cx.portal.content.calendar.years.is_empty()
}

pub fn hall_schedule(cx: &Context<'_>, handle: Handle<Hall>) -> Schedule {
    schedule(cx, &cx.portal.hall(handle).value.hours, hall_place(cx, handle))
}

pub fn window_schedule(cx: &Context<'_>, handle: Handle<Window>) -> Schedule {
    schedule(cx, window_hours(cx, handle), window_place(cx, handle))
}

/// Closures that are over are of no use to a visitor.
fn schedule(cx: &Context<'_>, hours: &[Hours], place: Place) -> Schedule {
    if !has_calendar(cx) {
        return Schedule::default();
    }
    Schedule::new(hours, &place.since(cx.as_of.unwrap_or(Date::MIN)))
}

/// "5W": working days, days, months or years; empty for what has no day (on the spot, hours) or lies beyond counting.
pub fn limit_mark(limit: Option<Limit>) -> String {
    const MOST: u32 = 2_000;
    let Some(limit) = limit.filter(|limit| (1..=MOST).contains(&limit.count)) else { return String::new() };
    match limit.unit {
        Unit::WorkingDay => format!("{}W", limit.count),
        Unit::CalendarDay => format!("{}D", limit.count),
        Unit::Month => format!("{}M", limit.count),
        Unit::Year => format!("{}Y", limit.count),
        Unit::WorkingHour => String::new(),
    }
}
