//! The print centre: the files that lie ready to be printed in batches.

use serde::Serialize;

use crate::model::Window;
use crate::pages::card::{Stale, State, stale};
use crate::pages::print::{Printed, Scope};
use crate::pages::{Context, url};
use crate::resolve::Handle;

/// The page of the print centre.
#[derive(Debug, Clone, Serialize)]
pub struct PrintCentre {
    pub groups: Vec<PrintGroup>,
    pub file_count: usize,
    /// Laid-out cards that are out of date, wherever they lie.
    pub stale_count: usize,
    /// The last day of the print log, up to which all this is true; a portal may be built long after a print.
    pub recorded: String,
}

/// The files for one window, floor or hall.
#[derive(Debug, Clone, Serialize)]
pub struct PrintGroup {
    pub title: String,
    /// Its page in the portal.
    pub href: String,
    pub jobs: Vec<PrintItem>,
    /// Cards that lie there and are out of date, a sentence each.
    pub stale: Vec<String>,
}

/// One file.
#[derive(Debug, Clone, Serialize)]
pub struct PrintItem {
    /// Name of the kind of thing: 明白卡.
    pub kind: String,
    pub what: String,
    /// Pages, sheets, paper.
    pub size: String,
    /// One side or two, to be cut or stapled.
    pub how: String,
    pub kilobytes: usize,
    pub href: String,
}

/// Makes the print centre; groups stand in the order of the jobs.
pub fn print_centre(cx: &Context<'_>) -> PrintCentre {
    let old = stale(cx);
    let mut groups: Vec<(&Scope, PrintGroup)> = Vec::new();
    for printed in &cx.print_jobs {
        let scope = &printed.job.scope;
        match groups.iter_mut().rev().find(|(known, _)| *known == scope) {
            Some((_, group)) => group.jobs.push(item(cx, printed)),
            None => groups.push((scope, group(cx, printed, &old))),
        }
    }
    let groups: Vec<PrintGroup> = groups.into_iter().map(|(_, group)| group).collect();
    PrintCentre { stale_count: old.len(), recorded: recorded(cx), groups, file_count: cx.print_jobs.len() }
}

fn recorded(cx: &Context<'_>) -> String {
    let days = cx.portal.content.print_log.prints.iter().filter_map(|print| print.date);
    days.map(|day| day.date).max().map(|day| day.to_string()).unwrap_or_default()
}

/// The files for one window.
pub fn window_print(cx: &Context<'_>, window: Handle<Window>) -> Vec<PrintItem> {
    let own = cx.print_jobs.iter().filter(|printed| printed.job.scope == Scope::Window(window));
    own.map(|printed| item(cx, printed)).collect()
}

fn group(cx: &Context<'_>, printed: &Printed, old: &[Stale]) -> PrintGroup {
    let href = match &printed.job.scope {
        Scope::Window(window) => url::entry("windows", &cx.portal.window(*window).id),
        Scope::Floor(hall, _) | Scope::Hall(hall) => url::entry("halls", &cx.portal.hall(*hall).id),
        Scope::Department(department) => url::entry("departments", &cx.portal.department(*department).id),
        Scope::Guides { guides, bundles, .. } => match (guides.as_slice(), bundles.as_slice()) {
            ([only], []) => url::entry("guides", &cx.portal.guide(*only).id),
            ([], [only]) => url::entry("bundles", &cx.portal.bundle(*only).id),
            _ => url::list("guides", 1),
        },
        Scope::All | Scope::Cards { .. } => url::list("guides", 1),
    };
    let id = match &printed.job.scope {
        Scope::Window(window) => cx.portal.window(*window).id.as_str(),
        _ => "",
    };
    let stale =
        old.iter().filter(|card| !id.is_empty() && card.window == id).map(|card| stale_card(cx, card)).collect();
    PrintGroup { title: printed.job.scope.title(cx, cx.lang), href, jobs: vec![item(cx, printed)], stale }
}

fn stale_card(cx: &Context<'_>, card: &Stale) -> String {
    let title = if card.title.is_empty() { &card.guide } else { &card.title };
    let title = match card.situation.is_empty() {
        true => title.clone(),
        false => cx.lang.say("cards.stale-situation", &[("title", title), ("situation", &card.situation)]),
    };
    let key = match card.state {
        State::Gone => "print-stale.gone",
        State::Merged => "print-stale.merged",
        State::Changed { .. } | State::Unrecorded { .. } => "print-stale.old",
    };
    cx.lang.say(key, &[("title", &title), ("date", &card.printed.to_string())])
}

fn item(cx: &Context<'_>, printed: &Printed) -> PrintItem {
    let kind = cx.lang.text(printed.job.design.kind.word());
    PrintItem {
        kind: match printed.job.part {
            (_, 1) => kind.to_owned(),
            (part, parts) => format!("{kind} {part}/{parts}"),
        },
        what: printed.what(cx.lang),
        size: printed.size(cx.lang),
        how: printed.how(cx.lang),
        kilobytes: printed.paper.bytes.div_ceil(1024),
        href: printed.path.clone(),
    }
}
