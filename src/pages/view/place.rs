//! Windows and halls: where to go, and when it is open.

use serde::Serialize;

use super::{
    Clock, GuideItem, Link, Pagination, PlanView, RoleRow, Schedule, clock, closes_window, concerns_hall, floor_plan,
    hall_schedule, queue, role, roles, structured, window_hours, window_plans, window_schedule,
};
pub use crate::edition::HoursRow;
use crate::model::{Closure, Day, Hall, Hours, Window};
use crate::pages::{Context, agenda, url, words};
use crate::resolve::Handle;

/// A window as guides and lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct WindowItem {
    pub number: String,
    pub name: String,
    pub href: String,
    pub kind: String,
    pub hall: String,
    pub hall_href: String,
    pub address: String,
    pub floor: String,
    pub zone: String,
    pub phone: String,
    pub hours: Vec<HoursRow>,
    pub schedule: Schedule,
    pub booking: bool,
    pub accessible: bool,
    /// How to walk there, in a few sentences; empty without a floor plan.
    pub way: String,
    pub guide_count: usize,
}

/// The page of a window.
#[derive(Debug, Clone, Serialize)]
pub struct WindowPage {
    pub window: WindowItem,
    /// What such a desk is for.
    pub role: &'static str,
    pub queue: &'static str,
    /// Said to have no low counter and the like.
    pub not_accessible: bool,
    pub post: String,
    pub note: String,
    /// The way in steps, and the one without stairs where that is another.
    pub way: Vec<String>,
    pub is_step_free: bool,
    pub step_free: Vec<String>,
    pub plans: Vec<PlanView>,
    pub departments: Vec<Link>,
    pub closures: Vec<ClosureRow>,
    pub guides: Vec<GuideItem>,
    pub guide_count: usize,
    pub pagination: Pagination,
    /// What the hours script needs; nothing where there are no hours.
    pub clock: Option<Clock>,
    pub print: Vec<super::PrintItem>,
}

/// The page of a hall.
#[derive(Debug, Clone, Serialize)]
pub struct HallPage {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub hours: Vec<HoursRow>,
    pub transit: String,
    pub parking: String,
    pub accessibility: String,
    pub facilities: Vec<String>,
    pub note: String,
    pub roles: Vec<RoleRow>,
    pub floors: Vec<FloorView>,
    pub closures: Vec<ClosureRow>,
    pub holidays: Vec<HolidayYear>,
    pub schedule: Schedule,
    /// What the hours script needs; nothing where there are no hours.
    pub clock: Option<Clock>,
    /// Address of the hall's calendar file, or empty.
    pub calendar: String,
    /// The hall for search engines, as JSON.
    pub structured: String,
}

/// One floor with its windows.
#[derive(Debug, Clone, Serialize)]
pub struct FloorView {
    pub id: String,
    pub name: String,
    pub note: String,
    pub plan: Option<PlanView>,
    pub windows: Vec<WindowItem>,
}

/// A closure that has not ended on the day the portal is made for.
#[derive(Debug, Clone, Serialize)]
pub struct ClosureRow {
    pub from: String,
    pub to: String,
    pub reason: String,
    /// Numbers of the windows concerned, and names of the halls; both empty for everything.
    pub windows: Vec<String>,
    pub halls: Vec<String>,
}

/// The announced holidays of a year.
#[derive(Debug, Clone, Serialize)]
pub struct HolidayYear {
    pub year: u32,
    pub source: String,
    pub holidays: Vec<HolidayRow>,
    pub make_up_workdays: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HolidayRow {
    pub name: String,
    pub from: String,
    pub to: String,
}

/// The hall as the home page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct HallItem {
    pub name: String,
    pub href: String,
    pub address: String,
    pub phone: String,
    pub transit: String,
    pub hours: Vec<HoursRow>,
    pub window_count: usize,
}

pub fn hours_rows(hours: &[Hours]) -> Vec<HoursRow> {
    hours.iter().map(hours_row).collect()
}

fn hours_row(hours: &Hours) -> HoursRow {
    let times: Vec<String> = hours.times.iter().map(|range| range.shown()).collect();
    let season =
        if hours.from.is_empty() { String::new() } else { format!("{} – {}", hours.from.value, hours.to.value) };
    HoursRow {
        days: hours.days.map(|days| days.shown()).unwrap_or_default(),
        times: times.join("，"),
        season,
        note: hours.note.value.clone(),
    }
}

/// A window with the hall's hours where it has none of its own.
pub fn window_item(cx: &Context<'_>, handle: Handle<Window>) -> WindowItem {
    let entry = cx.portal.window(handle);
    let links = &cx.portal.links.windows[handle.index()];
    let window = &entry.value;
    let hall = links.hall.map(|handle| cx.portal.hall(handle));
    let floors = |index: usize| hall.map(|hall| hall.value.floors[index].name.value.clone());
    let zones = |index: usize| hall.map(|hall| hall.value.zones[index].name.value.clone());
    WindowItem {
        number: window.number.value.clone(),
        name: window.name.value.clone(),
        href: url::entry("windows", &entry.id),
        kind: window.kind.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        hall: hall.map(|hall| hall.value.name.value.clone()).unwrap_or_default(),
        hall_href: hall.map(|hall| url::entry("halls", &hall.id)).unwrap_or_default(),
        address: hall.map(|hall| hall.value.address.value.clone()).unwrap_or_default(),
        floor: links.floor.and_then(floors).unwrap_or_default(),
        zone: links.zone.and_then(zones).unwrap_or_default(),
        phone: window.phone.value.clone(),
        hours: hours_rows(window_hours(cx, handle)),
        schedule: window_schedule(cx, handle),
        booking: window.booking.unwrap_or(false),
        accessible: window.accessible.unwrap_or(false),
        way: cx.way(handle).map(|way| way.steps.join(cx.lang.pick("", " "))).unwrap_or_default(),
        guide_count: cx.guides(&cx.portal.links.window_guides[handle.index()]).len(),
    }
}

/// Page `number` of a window's page.
pub fn window_page(cx: &Context<'_>, handle: Handle<Window>, number: usize) -> WindowPage {
    let entry = cx.portal.window(handle);
    let guides = cx.guides(&cx.portal.links.window_guides[handle.index()]);
    let departments = cx.portal.links.windows[handle.index()].departments.iter();
    let window = window_item(cx, handle);
    let way = cx.way(handle).cloned().unwrap_or_default();
    WindowPage {
        clock: (!window.schedule.hours.is_empty()).then(|| clock(cx)),
        window,
        role: role(cx.lang, &entry.value),
        queue: queue(cx.lang, &entry.value),
        not_accessible: entry.value.accessible == Some(false),
        way: way.steps,
        is_step_free: way.is_step_free,
        step_free: way.step_free,
        plans: window_plans(cx, handle),
        post: entry.value.post.value.clone(),
        note: entry.value.note.value.clone(),
        departments: departments.map(|d| super::department_link(cx, *d)).collect(),
        closures: closures(cx, |at| closes_window(cx, at, handle)),
        guide_count: guides.len(),
        pagination: cx.pagination(guides.len(), number, |n| url::entry_list("windows", &entry.id, n)),
        guides: cx.items(&guides, number),
        print: super::window_print(cx, handle),
    }
}

/// The page of a hall.
pub fn hall_page(cx: &Context<'_>, handle: Handle<Hall>) -> HallPage {
    let hall = &cx.portal.hall(handle).value;
    let text = |text: &crate::model::Text| text.value.clone();
    let schedule = hall_schedule(cx, handle);
    HallPage {
        name: text(&hall.name),
        address: text(&hall.address),
        phone: text(&hall.phone),
        hours: hours_rows(&hall.hours),
        transit: text(&hall.transit),
        parking: text(&hall.parking),
        accessibility: text(&hall.accessibility),
        facilities: hall.facilities.iter().map(text).collect(),
        note: text(&hall.note),
        roles: roles(cx, handle),
        floors: floors(cx, handle),
        closures: closures(cx, |at| concerns_hall(cx, at, handle)),
        holidays: holidays(cx),
        clock: (!schedule.hours.is_empty()).then(|| clock(cx)),
        schedule,
        calendar: agenda(cx, handle).map(|agenda| agenda.path).unwrap_or_default(),
        structured: structured(cx, handle),
    }
}

fn floors(cx: &Context<'_>, handle: Handle<Hall>) -> Vec<FloorView> {
    let windows = &cx.portal.links.hall_windows[handle.index()];
    let on_floor = |index: usize| {
        let here = windows.iter().filter(move |w| cx.portal.links.windows[w.index()].floor == Some(index));
        here.map(|w| window_item(cx, *w)).collect()
    };
    let floors = cx.portal.hall(handle).value.floors.iter().enumerate();
    floors
        .map(|(index, floor)| FloorView {
            id: floor.id.value.clone(),
            name: floor.name.value.clone(),
            note: floor.note.value.clone(),
            plan: floor_plan(cx, handle, index),
            windows: on_floor(index),
        })
        .collect()
}

/// Closures that end on or after the day the portal is made for, of those whose number `concerns` the reader.
pub fn closures(cx: &Context<'_>, concerns: impl Fn(usize) -> bool) -> Vec<ClosureRow> {
    let all = cx.portal.content.calendar.closures.iter().enumerate();
    let ahead = all.filter(|(_, closure)| closure.to.is_none_or(|to| cx.as_of.is_none_or(|today| to.date >= today)));
    ahead.filter(|(at, _)| concerns(*at)).map(|(at, closure)| closure_row(cx, at, closure)).collect()
}

fn closure_row(cx: &Context<'_>, at: usize, closure: &Closure) -> ClosureRow {
    let windows = cx.portal.links.closure_windows[at].iter();
    let halls = cx.portal.links.closure_halls[at].iter();
    ClosureRow {
        from: day(closure.from),
        to: day(closure.to),
        reason: closure.reason.value.clone(),
        windows: windows.map(|w| cx.portal.window(*w).value.number.value.clone()).collect(),
        halls: halls.map(|h| cx.portal.hall(*h).value.name.value.clone()).collect(),
    }
}

/// Years that are not over on the day the portal is made for.
fn holidays(cx: &Context<'_>) -> Vec<HolidayYear> {
    let years = cx.portal.content.calendar.years.iter();
    let this_year = cx.as_of.map_or(0, |date| date.year() as u32);
    years
        .filter_map(|year| Some((year.year?, year)))
        .filter(|(number, _)| *number >= this_year)
        .map(|(number, year)| HolidayYear {
            year: number,
            source: year.source.value.clone(),
            holidays: year
                .holidays
                .iter()
                .map(|h| HolidayRow { name: h.name.value.clone(), from: day(h.from), to: day(h.to) })
                .collect(),
            make_up_workdays: year.make_up_workdays.iter().map(|d| day(Some(*d))).collect(),
        })
        .collect()
}

/// A day as 2026-03-01, or nothing.
pub fn day(day: Option<Day>) -> String {
    day.map(|day| day.date.to_string()).unwrap_or_default()
}

/// The hall as the home page shows it.
pub fn hall_item(cx: &Context<'_>, handle: Handle<Hall>) -> HallItem {
    let entry = cx.portal.hall(handle);
    HallItem {
        name: entry.value.name.value.clone(),
        href: url::entry("halls", &entry.id),
        address: entry.value.address.value.clone(),
        phone: entry.value.phone.value.clone(),
        transit: entry.value.transit.value.clone(),
        hours: hours_rows(&entry.value.hours),
        window_count: cx.portal.links.hall_windows[handle.index()].len(),
    }
}
