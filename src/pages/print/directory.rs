//! The poster of a hall: floors, zones, windows and what they do.

use serde::Serialize;

use super::Poster;
use crate::lang::Lang;
use crate::model::{Hall, Window};
use crate::pages::Context;
use crate::pages::card::Order;
use crate::pages::view::{HoursRow, floor_drawing, hours_rows};
use crate::resolve::Handle;

/// What `directory.typ` receives. The plan of a floor, where there is one, is the picture that its sign names.
#[derive(Debug, Serialize)]
struct DirectoryView<'a> {
    title: &'a str,
    size: Poster,
    hall: &'a str,
    site: &'a str,
    address: &'a str,
    phone: &'a str,
    hotline: &'a str,
    banner: &'a str,
    hours: Vec<HoursRow>,
    facilities: Vec<&'a str>,
    /// From the top down, as the house stands.
    floors: Vec<FloorSign<'a>>,
}

#[derive(Debug, Serialize)]
struct FloorSign<'a> {
    id: &'a str,
    name: &'a str,
    note: &'a str,
    /// The name that its plan would have among the pictures.
    plan: String,
    zones: Vec<ZoneSign<'a>>,
}

/// The windows of a zone; those without one make a zone without a name.
#[derive(Debug, Serialize)]
struct ZoneSign<'a> {
    name: &'a str,
    windows: Vec<WindowSign<'a>>,
}

#[derive(Debug, Serialize)]
struct WindowSign<'a> {
    number: &'a str,
    name: &'a str,
    /// The titles of its guides, or its note where it has none.
    does: Vec<&'a str>,
}

/// The directory of one hall.
pub fn order(cx: &Context<'_>, path: String, handle: Handle<Hall>, size: Poster) -> Order {
    let hall = &cx.portal.hall(handle).value;
    let site = &cx.portal.content.site;
    let title = format!("{}　楼层与窗口", hall.name.value);
    let view = DirectoryView {
        title: &title,
        size,
        hall: &hall.name,
        site: &site.name,
        address: &hall.address,
        phone: &hall.phone,
        hotline: if site.hotline.is_empty() { "12345" } else { &site.hotline },
        banner: &site.banner,
        hours: hours_rows(&hall.hours),
        facilities: hall.facilities.iter().map(|facility| facility.value.as_str()).collect(),
        floors: (0..hall.floors.len())
            .rev()
            .map(Some)
            .chain([None])
            .filter_map(|f| floor_sign(cx, handle, f))
            .collect(),
    };
    let drawings = (0..hall.floors.len())
        .filter_map(|floor| Some((plan_name(floor), floor_drawing(cx.portal, Lang::Zh, handle, floor)?)))
        .collect();
    Order { title: title.clone(), drawings, ..Order::new("directory.typ", path, &view) }
}

/// The name of a floor's plan among the pictures of the poster.
fn plan_name(floor: usize) -> String {
    format!("floor-{floor}")
}

/// One floor, or the windows that name none, if there are such.
fn floor_sign<'a>(cx: &'a Context<'_>, handle: Handle<Hall>, floor: Option<usize>) -> Option<FloorSign<'a>> {
    let hall = &cx.portal.hall(handle).value;
    let windows = cx.portal.links.hall_windows[handle.index()].iter().copied();
    let here: Vec<Handle<Window>> =
        windows.filter(|window| cx.portal.links.windows[window.index()].floor == floor).collect();
    let zone_of = |window: &Handle<Window>| cx.portal.links.windows[window.index()].zone;
    let zone = |index: Option<usize>| ZoneSign {
        name: index.map_or("", |index| &hall.zones[index].name),
        windows: here.iter().filter(|window| zone_of(window) == index).map(|window| window_sign(cx, *window)).collect(),
    };
    let zones = (0..hall.zones.len()).map(Some).chain([None]).map(zone);
    let zones: Vec<ZoneSign<'a>> = zones.filter(|zone| !zone.windows.is_empty()).collect();
    match floor.map(|floor| (plan_name(floor), &hall.floors[floor])) {
        Some((plan, floor)) => Some(FloorSign { id: &floor.id, name: &floor.name, note: &floor.note, plan, zones }),
        None if zones.is_empty() => None,
        None => Some(FloorSign { id: "", name: "其他窗口", note: "", plan: String::new(), zones }),
    }
}

fn window_sign<'a>(cx: &'a Context<'_>, handle: Handle<Window>) -> WindowSign<'a> {
    let window = &cx.portal.window(handle).value;
    let guides = cx.guides(&cx.portal.links.window_guides[handle.index()]);
    let titles = guides.iter().map(|guide| cx.portal.guide(*guide).value.head.title.value.as_str());
    let mut does: Vec<&str> = titles.collect();
    if does.is_empty() && !window.note.is_empty() {
        does.push(&window.note);
    }
    WindowSign { number: &window.number, name: &window.name, does }
}
