//! The elements a guide is inspected for, in the order of the national list, and whether a guide has each of them.
//!
//! Only what must be written, must be written in some case, or should be written is listed: what is optional is never missing.

use crate::model::{
    Channel, Fees, Guide, GuideStatus, Material, MaterialSource, MaterialUse, Medium, Necessity, TaskType,
};

/// Whether a guide has an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Filled,
    /// Not written, or not readable as it is written.
    Missing,
    NotApplicable,
}

/// A guide with the catalogue's entries of its materials.
pub struct Item<'a> {
    pub guide: &'a Guide,
    pub materials: Vec<(&'a MaterialUse, Option<&'a Material>)>,
}

/// One column of the matrix.
pub struct Element {
    /// Key of `lang/` naming the group.
    pub group: &'static str,
    /// Key of `lang/` naming the element.
    pub name: &'static str,
    state: fn(&Item<'_>) -> State,
}

impl Element {
    /// What is no longer in use need not be complete.
    pub fn state(&self, item: &Item<'_>) -> State {
        match (self.state)(item) {
            State::Missing if item.guide.status == Some(GuideStatus::Cancelled) => State::NotApplicable,
            state => state,
        }
    }
}

fn must(is_there: bool) -> State {
    if is_there { State::Filled } else { State::Missing }
}

fn when(applies: bool, is_there: bool) -> State {
    if applies { must(is_there) } else { State::NotApplicable }
}

/// Whether every material that `applies` has what it needs; nothing to ask where there is none.
fn each(
    item: &Item<'_>,
    applies: fn(&MaterialUse, Option<&Material>) -> bool,
    has: fn(&MaterialUse, Option<&Material>) -> bool,
) -> State {
    let mut asked = item.materials.iter().filter(|(used, entry)| applies(used, *entry)).peekable();
    when(asked.peek().is_some(), asked.all(|(used, entry)| has(used, *entry)))
}

fn any(_: &MaterialUse, _: Option<&Material>) -> bool {
    true
}

fn is_form(used: &MaterialUse, entry: Option<&Material>) -> bool {
    used.is_form(entry)
}

fn is_charged(fees: &Fees) -> bool {
    fees.charged == Some(true)
}

const fn element(group: &'static str, name: &'static str, state: fn(&Item<'_>) -> State) -> Element {
    Element { group, name, state }
}

const IDENTITY: &str = "element-group.identity";
const LAW: &str = "element-group.law";
const CONDITIONS: &str = "element-group.conditions";
const MATERIALS: &str = "element-group.materials";
const PROCESS: &str = "element-group.process";
const FEES: &str = "element-group.fees";
const PLACE: &str = "element-group.place";
const RESULT: &str = "element-group.result";
const EDITORIAL: &str = "element-group.editorial";

/// Every column, groups together.
pub const ALL: &[Element] = &[
    element(IDENTITY, "element.title", |item| must(!item.guide.title.is_empty())),
    element(IDENTITY, "element.aliases", |item| must(!item.guide.aliases.is_empty())),
    element(IDENTITY, "element.summary", |item| must(!item.guide.summary.is_empty())),
    element(IDENTITY, "element.catalog-code", |item| must(!item.guide.catalog_code.is_empty())),
    element(IDENTITY, "element.task-code", |item| must(!item.guide.task_code.is_empty())),
    element(IDENTITY, "element.task-type", |item| must(item.guide.task_type.is_some())),
    element(IDENTITY, "element.status", |item| must(item.guide.status.is_some())),
    element(IDENTITY, "element.audience", |item| must(!item.guide.audience.is_empty())),
    element(IDENTITY, "element.topics", |item| must(!item.guide.topics.is_empty())),
    element(LAW, "element.legal-basis", |item| must(!item.guide.legal_basis.is_empty())),
    element(LAW, "element.article", |item| {
        let bases = &item.guide.legal_basis;
        when(!bases.is_empty(), bases.iter().all(|basis| !basis.article.is_empty()))
    }),
    element(LAW, "element.department", |item| must(item.guide.department.is_some())),
    element(CONDITIONS, "element.conditions", |item| must(!item.guide.conditions.is_empty())),
    element(CONDITIONS, "element.refusals", |item| must(!item.guide.refusals.is_empty())),
    element(CONDITIONS, "element.quota", |item| {
        when(item.guide.task_type == Some(TaskType::Licence), !item.guide.quota.is_empty())
    }),
    element(MATERIALS, "element.materials", |item| must(!item.guide.materials.is_empty())),
    element(MATERIALS, "element.counts", |item| {
        let counted = |used: &MaterialUse, _: Option<&Material>| used.originals.is_some() && used.copies.is_some();
        each(item, |used, _| used.medium != Some(Medium::Electronic), counted)
    }),
    element(MATERIALS, "element.medium", |item| each(item, any, |used, _| used.medium.is_some())),
    element(MATERIALS, "element.necessity", |item| each(item, any, |used, _| used.necessity.is_some())),
    element(MATERIALS, "element.defer-limit", |item| {
        each(item, |used, _| used.necessity == Some(Necessity::Deferrable), |used, _| used.defer_limit.is_some())
    }),
    element(MATERIALS, "element.source", |item| each(item, any, |used, _| used.source.is_some())),
    element(MATERIALS, "element.issuer", |item| {
        let is_issued = |used: &MaterialUse, _: Option<&Material>| {
            used.source.is_some_and(|source| source != MaterialSource::Applicant)
        };
        each(item, is_issued, |used, entry| {
            !used.issuer.is_empty() || entry.is_some_and(|entry| !entry.issuer.is_empty())
        })
    }),
    element(MATERIALS, "element.blank-form", |item| {
        each(item, is_form, |used, entry| {
            !used.blank_form.is_empty() || entry.is_some_and(|entry| !entry.blank_form.is_empty())
        })
    }),
    element(MATERIALS, "element.sample", |item| {
        each(item, is_form, |used, entry| {
            !used.sample.is_empty() || entry.is_some_and(|entry| !entry.sample.is_empty())
        })
    }),
    element(PROCESS, "element.steps", |item| must(item.guide.steps.len() > 1)),
    element(PROCESS, "element.case-type", |item| must(item.guide.case_type.is_some())),
    element(PROCESS, "element.statutory-limit", |item| must(item.guide.statutory_limit.is_some())),
    element(PROCESS, "element.promised-limit", |item| must(item.guide.promised_limit.is_some())),
    element(FEES, "element.fees", |item| must(item.guide.fees.as_ref().is_some_and(|fees| fees.charged.is_some()))),
    element(FEES, "element.fee-lines", |item| {
        let fees = item.guide.fees.as_ref().filter(|fees| is_charged(fees));
        when(fees.is_some(), fees.is_some_and(|fees| !fees.lines.is_empty()))
    }),
    element(PLACE, "element.channels", |item| must(!item.guide.channels.is_empty())),
    element(PLACE, "element.windows", |item| {
        when(item.guide.channels.contains(&Channel::Window), !item.guide.windows.is_empty())
    }),
    element(PLACE, "element.online", |item| {
        when(item.guide.channels.contains(&Channel::Online), item.guide.online.is_some())
    }),
    element(PLACE, "element.visits", |item| must(item.guide.visits.is_some())),
    element(PLACE, "element.visit-reason", |item| {
        when(item.guide.visits.is_some_and(|visits| visits > 0), !item.guide.visit_reason.is_empty())
    }),
    element(RESULT, "element.results", |item| must(!item.guide.results.is_empty())),
    element(RESULT, "element.delivery", |item| must(!item.guide.delivery.is_empty())),
    element(RESULT, "element.remedy", |item| when(item.guide.is_administrative_act(), item.guide.remedy.is_some())),
    element(RESULT, "element.consult-phone", |item| must(!item.guide.consult_phone.is_empty())),
    element(RESULT, "element.complaint-phone", |item| must(!item.guide.complaint_phone.is_empty())),
    element(RESULT, "element.faq", |item| must(!item.guide.faq.is_empty())),
    element(EDITORIAL, "element.owner", |item| must(!item.guide.owner.is_empty())),
    element(EDITORIAL, "element.published", |item| must(item.guide.published.is_some())),
    element(EDITORIAL, "element.updated", |item| must(item.guide.updated.is_some())),
    element(EDITORIAL, "element.last-reviewed", |item| must(item.guide.last_reviewed.is_some())),
    element(EDITORIAL, "element.review-months", |item| must(item.guide.review_months.is_some())),
];
