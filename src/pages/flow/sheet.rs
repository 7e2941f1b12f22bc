//! Where the poster of a chart lies, if the build made one.

use crate::pages::Context;
use crate::pages::print::{Kind, Scope};
use crate::resolve::{BundleHandle, GuideHandle};

/// The poster of this guide alone; empty where there is none.
pub fn guide_poster(cx: &Context<'_>, guide: GuideHandle) -> String {
    poster(cx, &[guide], &[])
}

/// The poster of this bundle alone; empty where there is none.
pub fn bundle_poster(cx: &Context<'_>, bundle: BundleHandle) -> String {
    poster(cx, &[], &[bundle])
}

fn poster(cx: &Context<'_>, wanted: &[GuideHandle], joint: &[BundleHandle]) -> String {
    let mut charts = cx.print_jobs.iter().filter(|printed| printed.job.design.kind == Kind::Flow);
    let is_of =
        |scope: &Scope| matches!(scope, Scope::Guides { guides, bundles, .. } if guides == wanted && bundles == joint);
    charts.find(|printed| is_of(&printed.job.scope)).map(|printed| printed.path.clone()).unwrap_or_default()
}
