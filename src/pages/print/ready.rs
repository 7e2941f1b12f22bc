//! The jobs that every build prints for the print centre.

use super::job::scope_jobs;
use super::{Design, Kind, Nup, PrintJob, Scope, flow};
use crate::model::ReadyJob;
use crate::pages::Context;
use crate::resolve::Handle;

/// What a build prints when the site does not say.
const USUAL: [ReadyJob; 2] = [ReadyJob::WindowCards, ReadyJob::WindowStands];

/// The ready-made jobs that the site asks for (`print_jobs`), window by window, then floors and halls.
pub fn ready(cx: &Context<'_>) -> Vec<PrintJob> {
    let wanted = &cx.portal.content.site.print_jobs;
    let wanted: &[ReadyJob] = if wanted.is_empty() { &USUAL } else { wanted };
    let mut jobs = Vec::new();
    for window in 0..cx.portal.content.windows.len() {
        let scope = Scope::Window(Handle::new(window));
        let of_windows = wanted.iter().filter_map(|job| window_design(*job));
        jobs.extend(of_windows.flat_map(|design| scope_jobs(cx, &scope, design)));
        if wanted.contains(&ReadyJob::WindowCards) {
            let of_bundles = Design::default().of_bundles(false);
            jobs.extend(of_bundles.into_iter().flat_map(|design| scope_jobs(cx, &scope, design)));
        }
    }
    for hall in 0..cx.portal.content.halls.len() {
        let handle = Handle::new(hall);
        if wanted.contains(&ReadyJob::FloorBooklets) {
            let floors = 0..cx.portal.hall(handle).value.floors.len();
            let design = Design { kind: Kind::Booklet, stitch: true, ..Design::default() };
            jobs.extend(floors.flat_map(|floor| scope_jobs(cx, &Scope::Floor(handle, floor), design)));
        }
        if wanted.contains(&ReadyJob::Directory) {
            let design = Design { kind: Kind::Directory, ..Design::default() };
            jobs.extend(scope_jobs(cx, &Scope::Hall(handle), design));
        }
    }
    if wanted.contains(&ReadyJob::FlowCharts) {
        let design = Design { kind: Kind::Flow, ..Design::default() };
        let branching = cx.published().iter().copied().filter(|guide| flow::has_branches(cx, *guide));
        let alone = |guide| Scope::Guides { name: "guides", guides: vec![guide], bundles: Vec::new() };
        jobs.extend(branching.flat_map(|guide| scope_jobs(cx, &alone(guide), design)));
    }
    jobs
}

fn window_design(job: ReadyJob) -> Option<Design> {
    let usual = Design::default();
    match job {
        ReadyJob::WindowCards => Some(Design { nup: Nup::Two, ..usual }),
        ReadyJob::WindowStands => Some(Design { kind: Kind::Stand, ..usual }),
        ReadyJob::WindowLabels => Some(Design { kind: Kind::Labels, ..usual }),
        ReadyJob::FloorBooklets | ReadyJob::Directory | ReadyJob::FlowCharts | ReadyJob::Nothing => None,
    }
}
