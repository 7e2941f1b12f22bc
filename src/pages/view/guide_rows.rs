//! The rows of a guide page: materials, steps, fees, results, legal basis.

use serde::Serialize;

use super::Link;
use crate::model::*;
use crate::pages::situation::{Lines, Mark};
use crate::pages::{Context, flow, url, words};
use crate::resolve::{GuideLinks, Handle};
use crate::situation::Part;

/// One material with its tick box.
#[derive(Debug, Clone, Serialize)]
pub struct MaterialRow {
    pub name: String,
    /// Address of the catalogue page, or empty.
    pub href: String,
    pub copies: String,
    pub keep: String,
    pub medium: String,
    pub necessity: String,
    pub is_required: bool,
    pub defer_limit: String,
    pub source: String,
    pub issuer: String,
    pub how_to_get: String,
    pub applies_to: String,
    pub mark: Mark,
    /// Originals and copies for the situation script; empty where it is not loaded.
    pub tally: String,
    pub waived_by: String,
    pub e_licence: String,
    pub commitment: bool,
    pub blank_form: String,
    pub sample: String,
    pub note: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    pub name: String,
    pub actor: String,
    pub limit: String,
    pub text: String,
    pub result: String,
    /// Where it leads in which case, a sentence each.
    pub ways: Vec<String>,
    pub mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
pub struct ProcedureRow {
    pub name: String,
    pub limit: String,
    pub counted: bool,
    /// Name of the step during which it takes place.
    pub step: String,
    pub note: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ConditionRow {
    pub text: String,
    pub applies_to: String,
    pub mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
pub struct OnlineView {
    pub url: String,
    pub depth: String,
    pub note: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeesView {
    pub charged: bool,
    pub lines: Vec<FeeRow>,
    pub note: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeeRow {
    pub name: String,
    pub amount: String,
    pub unit: String,
    pub basis: String,
    pub reductions: String,
    pub mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
pub struct ResultRow {
    pub name: String,
    pub kind: String,
    pub validity: String,
    pub sample: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct QuestionRow {
    pub question: String,
    pub answer: String,
    pub mark: Mark,
}

#[derive(Debug, Clone, Serialize)]
pub struct BasisRow {
    pub title: String,
    pub href: String,
    pub article: String,
    pub note: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow {
    pub date: String,
    pub note: String,
}

pub fn text(text: &Text) -> String {
    text.value.clone()
}

pub fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(text).collect()
}

/// Share of the statutory time that the promise saves, in whole percent.
pub fn time_saved(guide: &Guide) -> Option<u64> {
    let (statutory, promised) = (guide.statutory_limit?.hours(), guide.promised_limit?.hours());
    (promised < statutory).then(|| (statutory - promised) * 100 / statutory)
}

/// The condition of a line; its words only where the line has none of its own.
fn mark(lines: &Lines<'_>, part: Part, own: &str) -> Mark {
    let mark = lines.mark(part);
    if own.is_empty() { mark } else { Mark { words: String::new(), ..mark } }
}

pub fn material_rows(cx: &Context<'_>, guide: &Guide, links: &GuideLinks, lines: &Lines<'_>) -> Vec<MaterialRow> {
    let asks = lines.situations.is_some();
    let rows = guide.materials.iter().zip(&links.materials).enumerate().map(|(at, (used, handle))| MaterialRow {
        mark: mark(lines, Part::Material(at), &used.applies_to),
        tally: if asks { tally(used) } else { String::new() },
        ..material_row(cx, used, *handle)
    });
    rows.collect()
}

/// Originals and copies, for the situation script.
pub fn tally(used: &MaterialUse) -> String {
    format!("{} {}", used.originals.unwrap_or(0), used.copies.unwrap_or(0))
}

pub fn material_row(cx: &Context<'_>, used: &MaterialUse, handle: Option<Handle<Material>>) -> MaterialRow {
    let catalogue = handle.map(|handle| cx.portal.material(handle));
    let own_or = |own: &Text, field: fn(&Material) -> &Text| match own.is_empty() {
        true => catalogue.map(|entry| text(field(&entry.value))).unwrap_or_default(),
        false => text(own),
    };
    let file = |path: String| if path.is_empty() { path } else { url::file(&path) };
    MaterialRow {
        name: own_or(&used.name, |m| &m.name),
        href: catalogue.map(|entry| url::entry("materials", &entry.id)).unwrap_or_default(),
        copies: words::copies(cx.lang, used),
        keep: used.keep.filter(|_| used.originals.unwrap_or(0) > 0).map(|k| keep(cx, k)).unwrap_or_default(),
        medium: used.medium.map(|medium| words::choice(cx.lang, medium)).unwrap_or_default(),
        necessity: used.necessity.map(|necessity| words::choice(cx.lang, necessity)).unwrap_or_default(),
        is_required: used.necessity.is_none_or(|necessity| necessity == Necessity::Required),
        defer_limit: used.defer_limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default(),
        source: used.source.map(|source| words::choice(cx.lang, source)).unwrap_or_default(),
        issuer: own_or(&used.issuer, |m| &m.issuer),
        how_to_get: catalogue.map(|entry| text(&entry.value.how_to_get)).unwrap_or_default(),
        applies_to: text(&used.applies_to),
        mark: Mark::default(),
        tally: String::new(),
        waived_by: text(&used.waived_by),
        e_licence: catalogue.filter(|_| takes_licence(used)).map(|e| text(&e.value.e_licence)).unwrap_or_default(),
        commitment: used.commitment.unwrap_or(false),
        blank_form: file(own_or(&used.blank_form, |m| &m.blank_form)),
        sample: file(own_or(&used.sample, |m| &m.sample)),
        note: text(&used.note),
    }
}

/// An electronic licence stands in for a paper that is only shown and need not be on paper.
fn takes_licence(used: &MaterialUse) -> bool {
    used.keep != Some(Keep::Collected) && used.medium != Some(Medium::Paper)
}

pub fn keep(cx: &Context<'_>, keep: Keep) -> String {
    let key = match keep {
        Keep::Collected => "keep.collected",
        Keep::Shown => "keep.shown",
    };
    cx.lang.text(key).to_owned()
}

pub fn steps(cx: &Context<'_>, guide: &Guide, lines: &Lines<'_>) -> Vec<StepRow> {
    let ways = flow::sentences(cx.lang, guide);
    let rows = guide.steps.iter().zip(ways).enumerate().map(|(at, (step, ways))| StepRow {
        name: text(&step.name),
        actor: text(&step.actor),
        limit: step.limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default(),
        text: text(&step.text),
        result: text(&step.result),
        ways,
        mark: lines.mark(Part::Step(at)),
    });
    rows.collect()
}

pub fn procedures(cx: &Context<'_>, guide: &Guide) -> Vec<ProcedureRow> {
    let rows = guide.special_procedures.iter().map(|procedure| ProcedureRow {
        name: text(&procedure.name),
        limit: procedure.limit.map(|limit| words::limit(cx.lang, limit)).unwrap_or_default(),
        counted: procedure.counted.unwrap_or(false),
        step: text(&procedure.step),
        note: text(&procedure.note),
    });
    rows.collect()
}

pub fn online(cx: &Context<'_>, guide: &Guide) -> Option<OnlineView> {
    guide.online.as_ref().map(|online| OnlineView {
        url: text(&online.url),
        depth: online.depth.map(|depth| words::choice(cx.lang, depth)).unwrap_or_default(),
        note: text(&online.note),
    })
}

pub fn fees_view(fees: &Fees, marks: &Lines<'_>) -> FeesView {
    let lines = fees.lines.iter().enumerate().map(|(at, line)| FeeRow {
        name: text(&line.name),
        amount: text(&line.amount),
        unit: text(&line.unit),
        basis: text(&line.basis),
        reductions: text(&line.reductions),
        mark: marks.mark(Part::Fee(at)),
    });
    FeesView { charged: fees.charged.unwrap_or(false), lines: lines.collect(), note: text(&fees.note) }
}

/// The amount and unit of the only fee.
pub fn only_fee(fees: &Fees) -> String {
    match fees.lines.as_slice() {
        [line] => format!("{} {}", line.amount.value, line.unit.value),
        _ => String::new(),
    }
}

pub fn conditions(guide: &Guide, lines: &Lines<'_>) -> Vec<ConditionRow> {
    let rows = guide.conditions.iter().enumerate().map(|(at, condition)| ConditionRow {
        text: text(&condition.text),
        applies_to: text(&condition.applies_to),
        mark: mark(lines, Part::Condition(at), &condition.applies_to),
    });
    rows.collect()
}

pub fn results(cx: &Context<'_>, guide: &Guide) -> Vec<ResultRow> {
    let rows = guide.results.iter().map(|result| ResultRow {
        name: text(&result.name),
        kind: result.kind.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        validity: text(&result.validity),
        sample: if result.sample.is_empty() { String::new() } else { url::file(&result.sample) },
    });
    rows.collect()
}

pub fn questions(guide: &Guide, lines: &Lines<'_>) -> Vec<QuestionRow> {
    let rows = guide.faq.iter().enumerate().map(|(at, row)| QuestionRow {
        question: text(&row.question),
        answer: text(&row.answer),
        mark: lines.mark(Part::Faq(at)),
    });
    rows.collect()
}

pub fn basis_row(cx: &Context<'_>, basis: &LegalBasis, handle: Option<Handle<Policy>>) -> BasisRow {
    let policy = handle.map(|handle| cx.portal.policy(handle));
    BasisRow {
        title: policy.map(|entry| text(&entry.value.title)).unwrap_or_default(),
        href: policy.map(|entry| url::entry("policies", &entry.id)).unwrap_or_default(),
        article: text(&basis.article),
        note: text(&basis.note),
    }
}

pub fn topics(cx: &Context<'_>, links: &GuideLinks, kind: TopicKind) -> Vec<Link> {
    let of_kind = links.topics.iter().filter(|topic| cx.portal.topic(**topic).value.kind == Some(kind));
    of_kind
        .map(|topic| {
            let entry = cx.portal.topic(*topic);
            Link::new(text(&entry.value.name), url::entry("topics", &entry.id))
        })
        .collect()
}

/// Names of the fields the source lacked, in the words of the field table.
pub fn gaps(guide: &Guide) -> Vec<&'static str> {
    use crate::model::Record;
    let known = |name: &Text| Guide::FIELDS.iter().find(|field| field.name == name.value).map(|field| field.zh);
    guide.source_gaps.iter().filter_map(known).collect()
}
