//! Reviews that are overdue on the day of the report, and guides nobody has promised to review.

use jiff::civil::Date;

use super::super::Report;
use super::matrix::title;
use super::view::ReviewRow;
use crate::model::{Guide, GuideStatus};
use crate::resolve::GuideHandle;

/// The overdue guides, longest overdue first.
pub fn overdue(report: &Report<'_>) -> Vec<ReviewRow> {
    let Some(today) = report.as_of else { return Vec::new() };
    let due = |handle| guide(report, handle).review_due().filter(|due| *due < today);
    let asked = report.portal.guides().filter(|handle| is_asked(guide(report, *handle)));
    let mut late: Vec<(Date, GuideHandle)> = asked.filter_map(|handle| Some((due(handle)?, handle))).collect();
    late.sort();
    late.into_iter().map(|(due, handle)| row(report, handle, due, today)).collect()
}

/// Whether the guide of a handle is among the overdue ones.
pub fn is_overdue(report: &Report<'_>, handle: GuideHandle) -> bool {
    let guide = guide(report, handle);
    is_asked(guide) && guide.review_due().zip(report.as_of).is_some_and(|(due, today)| due < today)
}

/// How many guides say neither when they were reviewed nor when they will be.
pub fn never(report: &Report<'_>) -> usize {
    let asked = report.portal.guides().map(|handle| guide(report, handle)).filter(|guide| is_asked(guide));
    asked.filter(|guide| guide.last_reviewed.is_none() || guide.review_months.is_none()).count()
}

fn guide<'a>(report: &Report<'a>, handle: GuideHandle) -> &'a Guide {
    &report.portal.guide(handle).value.head
}

fn is_asked(guide: &Guide) -> bool {
    guide.status != Some(GuideStatus::Cancelled)
}

fn row(report: &Report<'_>, handle: GuideHandle, due: Date, today: Date) -> ReviewRow {
    let (portal, guide) = (report.portal, guide(report, handle));
    let department =
        portal.guide_links(handle).department.map(|handle| portal.department(handle).value.name.to_string());
    ReviewRow {
        title: title(portal, handle),
        path: report.sources.shown_path(portal.guide(handle).file),
        department: department.unwrap_or_else(|| report.lang.text("office.no-department").to_owned()),
        owner: match guide.owner.is_empty() {
            true => report.lang.text("office.no-owner").to_owned(),
            false => guide.owner.value.clone(),
        },
        reviewed: guide.last_reviewed.map(|day| day.date.to_string()).unwrap_or_default(),
        due: due.to_string(),
        days: due.until(today).map_or(0, |span| span.get_days()),
    }
}
