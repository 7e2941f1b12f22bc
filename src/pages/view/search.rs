//! The search page: what it offers besides the results, and instead of them where no script runs.

use serde::Serialize;

use super::{IndexItem, departments, topics};
use crate::model::TopicKind;
use crate::pages::Context;

/// Ways on from a search that found nothing.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    pub life_events: Vec<IndexItem>,
    pub topics: Vec<IndexItem>,
    pub departments: Vec<IndexItem>,
    /// Whether there are more departments than are shown.
    pub more_departments: bool,
}

/// Departments on the search page; a county has dozens.
const DEPARTMENTS: usize = 24;

/// Makes the search page.
pub fn search_page(cx: &Context<'_>) -> SearchPage {
    let mut departments = departments(cx);
    departments.retain(|department| department.count > 0);
    let more_departments = departments.len() > DEPARTMENTS;
    departments.truncate(DEPARTMENTS);
    SearchPage {
        life_events: topics(cx, TopicKind::LifeEvent),
        topics: topics(cx, TopicKind::Subject),
        departments,
        more_departments,
    }
}
