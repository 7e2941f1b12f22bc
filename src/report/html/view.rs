//! What the page shows, typed for its template.

use serde::Serialize;

/// The whole page.
#[derive(Debug, Serialize)]
pub struct Page {
    pub language: &'static str,
    pub site: String,
    pub organizer: String,
    pub as_of: Option<String>,
    pub tiles: Vec<Tile>,
    /// One sentence: can this be published?
    pub verdict: String,
    pub is_publishable: bool,
    pub sections: Vec<SectionView>,
    pub rules: Vec<RuleRow>,
    pub groups: Vec<GroupHead>,
    pub elements: Vec<&'static str>,
    pub has_guides: bool,
    /// Whether every guide could be read: what seems unused may be used in one that could not.
    pub is_whole: bool,
    pub overdue: Vec<ReviewRow>,
    /// In one sentence, how many guides nobody has ever reviewed.
    pub never: Option<String>,
    pub unused: Vec<UnusedRow>,
    /// Few enough to be shown at once.
    pub is_short: bool,
    pub is_small: bool,
}

/// A figure at the top.
#[derive(Debug, Serialize)]
pub struct Tile {
    pub name: &'static str,
    pub value: String,
    /// `bad`, `warn` or `good`.
    pub tone: &'static str,
}

#[derive(Debug, Serialize)]
pub struct SectionView {
    pub id: String,
    pub name: String,
    pub guides: usize,
    pub errors: usize,
    pub warnings: usize,
    /// Of the elements that apply, how many are there; `None` without guides.
    pub percent: Option<usize>,
    pub overdue: usize,
    pub posts: Vec<PostView>,
    pub rows: Vec<MatrixRow>,
    /// How many of the guides lack each element, parallel to the page's `elements`.
    pub gaps: Vec<usize>,
}

#[derive(Debug, Default, Serialize)]
pub struct PostView {
    pub name: String,
    pub errors: usize,
    pub warnings: usize,
    pub subjects: Vec<SubjectView>,
}

/// One file with its findings.
#[derive(Debug, Serialize)]
pub struct SubjectView {
    pub title: String,
    pub path: String,
    pub findings: Vec<FindingRow>,
}

#[derive(Debug, Serialize)]
pub struct FindingRow {
    /// `12:3`, or empty.
    pub place: String,
    pub severity: &'static str,
    pub word: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    pub message: String,
    pub others: Option<String>,
    pub helps: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct RuleRow {
    pub severity: &'static str,
    pub word: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    pub what: String,
    pub count: usize,
}

/// Elements that belong together, above their columns.
#[derive(Debug, Serialize)]
pub struct GroupHead {
    pub name: &'static str,
    pub columns: usize,
}

#[derive(Debug, Serialize)]
pub struct MatrixRow {
    pub title: String,
    /// A letter for each element: `f` filled, `m` missing, `n` not applicable.
    pub cells: Vec<char>,
    pub missing: usize,
    /// Where the guide asks questions.
    pub situations: Option<SituationSum>,
}

/// How complete a guide is in its situations.
#[derive(Debug, Serialize)]
pub struct SituationSum {
    pub told: String,
    /// Those that lack what others have.
    pub rows: Vec<SituationRow>,
}

#[derive(Debug, Serialize)]
pub struct SituationRow {
    pub words: String,
    pub elements: String,
}

#[derive(Debug, Serialize)]
pub struct ReviewRow {
    pub title: String,
    pub path: String,
    pub department: String,
    pub owner: String,
    pub reviewed: String,
    pub due: String,
    pub days: i32,
}

#[derive(Debug, Serialize)]
pub struct UnusedRow {
    pub path: String,
    pub message: String,
}
