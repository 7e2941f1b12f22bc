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
}

/// Departments on the search page; a county has dozens, and a page of their own lists all.
const DEPARTMENTS: usize = 24;

/// Makes the search page.
pub fn search_page(cx: &Context<'_>) -> SearchPage {
    let mut departments = departments(cx);
    departments.retain(|department| department.count > 0);
    departments.truncate(DEPARTMENTS);
    SearchPage { life_events: topics(cx, TopicKind::LifeEvent), topics: topics(cx, TopicKind::Subject), departments }
}
