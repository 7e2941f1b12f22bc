//! The calendar file of a hall, as facts: weekly hours with exceptions, holidays and closures.

use jiff::civil::Date;

use super::view::{hall_place, this_year, years};
use super::{Context, url};
use crate::calendar::Period;
use crate::diag::Arg;
use crate::model::Hall;
use crate::resolve::Handle;

/// What `halls/<id>.ics` says.
#[derive(Debug, Clone)]
pub struct Agenda {
    /// Address of the file from the root.
    pub path: String,
    pub hall: String,
    pub name: String,
    pub address: String,
    /// After the `@` of every event's identifier.
    pub domain: String,
    /// The day of the content, as the day on which the file was made.
    pub made: Date,
    /// Minutes by which the hall's time is ahead of UTC.
    pub offset: i32,
    pub periods: Vec<Period>,
    /// First day, last day and name: holidays on which the hall is not open, and closures.
    pub closed: Vec<(Date, Date, String)>,
    pub texts: AgendaTexts,
}

/// Sentences of the file in the reader's language.
#[derive(Debug, Clone)]
pub struct AgendaTexts {
    pub open: &'static str,
    pub make_up: &'static str,
    pub closed: &'static str,
    pub note: String,
}

/// The calendar of a hall; none while it has no hours or no year is announced.
pub fn agenda(cx: &Context<'_>, handle: Handle<Hall>) -> Option<Agenda> {
    let entry = cx.portal.hall(handle);
    let (place, years) = (hall_place(cx, handle), years(cx));
    let periods = place.periods(&years, this_year(cx));
    let last = years.announced().last()?;
    if !place.has_hours() || periods.is_empty() {
        return None;
    }
    let closes =
        |(from, ..): &&(Date, Date, String)| !matches!(place.day(&years, *from), crate::calendar::Day::Open(_));
    let holidays = years.holidays().iter().filter(closes);
    let site = &cx.portal.content.site;
    Some(Agenda {
        path: url::hall_calendar(&entry.id),
        hall: entry.id.clone(),
        name: entry.value.name.value.clone(),
        address: entry.value.address.value.clone(),
        domain: if site.domain.is_empty() { "mingbai".to_owned() } else { site.domain.value.clone() },
        made: cx.as_of.or_else(|| periods.first().map(|period| period.from))?,
        offset: site.minutes_ahead(),
        closed: holidays.chain(place.closures()).cloned().collect(),
        periods,
        texts: AgendaTexts {
            open: cx.lang.text("agenda.open"),
            make_up: cx.lang.text("agenda.make-up"),
            closed: cx.lang.text("agenda.closed"),
            note: cx.lang.fill("agenda.note", &[("year", Arg::Text((i32::from(last) + 1).to_string()))]),
        },
    })
}

/// The calendars of all halls.
pub fn agendas<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = Agenda> + 'a {
    (0..cx.portal.content.halls.len()).filter_map(|at| agenda(cx, Handle::new(at)))
}
