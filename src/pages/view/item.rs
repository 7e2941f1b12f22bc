//! A guide as one entry of a list: the facts people look for before they open it.

use serde::Serialize;

use super::Link;
use crate::model::{Channel, Fees, GuideStatus};
use crate::pages::{Context, url, words};
use crate::resolve::GuideHandle;

/// A guide in a list.
#[derive(Debug, Clone, Serialize)]
pub struct GuideItem {
    pub title: String,
    pub href: String,
    pub summary: String,
    pub department: String,
    /// Promised limit in words, or empty.
    pub limit: String,
    pub material_count: usize,
    /// `None` when nothing is known about fees.
    pub free: Option<bool>,
    pub online: bool,
    /// Number of the first window, or empty.
    pub window: String,
    pub suspended: bool,
}

/// A guide and the day it was last changed.
#[derive(Debug, Clone, Serialize)]
pub struct DatedLink {
    #[serde(flatten)]
    pub link: Link,
    pub date: String,
}

/// Makes the list entry of a guide.
pub fn guide_item(cx: &Context<'_>, handle: GuideHandle) -> GuideItem {
    let entry = cx.portal.guide(handle);
    let links = cx.portal.guide_links(handle);
    let guide = &entry.value.head;
    let department = links.department.map(|handle| &cx.portal.department(handle).value);
    GuideItem {
        title: guide.title.value.clone(),
        href: url::entry("guides", &entry.id),
        summary: guide.summary.value.clone(),
        department: department.map(|d| super::short_name(d).to_owned()).unwrap_or_default(),
        limit: guide.promised_limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default(),
        material_count: guide.materials.len(),
        free: guide.fees.as_ref().and_then(is_free),
        online: guide.channels.contains(&Channel::Online),
        window: links.windows.first().map(|w| cx.portal.window(*w).value.number.value.clone()).unwrap_or_default(),
        suspended: guide.status == Some(GuideStatus::Suspended),
    }
}

pub fn is_free(fees: &Fees) -> Option<bool> {
    fees.charged.map(|charged| !charged)
}
