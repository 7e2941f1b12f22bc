//! Desks in words: what the helping kinds are for, how one queues, and which of them a hall has.

use serde::Serialize;

use super::{WindowItem, window_item};
use crate::lang::Lang;
use crate::model::{Hall, Queue, Window, WindowType};
use crate::pages::{Context, words};
use crate::resolve::Handle;

/// What a kind of desk is for.
pub fn role(lang: Lang, window: &Window) -> &'static str {
    match window.kind {
        Some(WindowType::GeneralDesk) => lang.text("role.general-desk"),
        Some(WindowType::Assisted) => lang.text("role.assisted"),
        Some(WindowType::LastResort) => lang.text("role.last-resort"),
        Some(WindowType::Express) => lang.text("role.express"),
        _ => "",
    }
}

/// How people queue, in a sentence.
pub fn queue(lang: Lang, window: &Window) -> &'static str {
    match window.queue {
        Some(Queue::Ticket) => lang.text("queue.ticket"),
        Some(Queue::Line) => lang.text("queue.line"),
        Some(Queue::Appointment) => lang.text("queue.appointment"),
        None => "",
    }
}

/// A kind of desk that people should know before all others, with where it is.
#[derive(Debug, Clone, Serialize)]
pub struct RoleRow {
    pub name: String,
    pub note: &'static str,
    pub windows: Vec<WindowItem>,
}

/// The desks of a hall that help with everything, in the order in which one needs them.
pub fn roles(cx: &Context<'_>, hall: Handle<Hall>) -> Vec<RoleRow> {
    let windows = &cx.portal.links.hall_windows[hall.index()];
    let rows =
        [WindowType::GeneralDesk, WindowType::Assisted, WindowType::LastResort, WindowType::Express].map(|kind| {
            let of = windows.iter().filter(|window| cx.portal.window(**window).value.kind == Some(kind));
            let of: Vec<Handle<Window>> = of.copied().collect();
            let note = of.first().map_or("", |window| role(cx.lang, &cx.portal.window(*window).value));
            let windows = of.into_iter().map(|window| window_item(cx, window)).collect();
            RoleRow { name: words::choice(cx.lang, kind), note, windows }
        });
    rows.into_iter().filter(|row| !row.windows.is_empty()).collect()
}
