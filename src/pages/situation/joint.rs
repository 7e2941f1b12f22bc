//! A bundle for the browser's script, which counts before and after again with every answer.
//!
//! In: a [`Chain`]. Out: its conditions, each once, and by their numbers the members, the papers and the order, as JSON; the
//! joint questions for a form. Deliberately absent: the counting (`crate::bundle` here, `scripts/bundle/` there; a test holds
//! one against the other), and words.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Ask, Ready, ask_of, ready_of};
use crate::bundle::{Chain, Use, all_choices, most_cells, regions, working_days};
use crate::lang::Lang;
use crate::model::{Keep, Necessity};
use crate::pages::Context;
use crate::situation::{Answer, Formula};

/// A bundle whose data is longer (about 80 members with 15 papers each) is told by its heaviest case and asks nothing.
const MOST_BYTES: usize = 120_000;

/// What the page of a bundle asks, and what its script counts with.
#[derive(Debug, Clone, Serialize)]
pub struct Joint {
    pub ask: Ask,
    pub data: String,
    pub words: JointWords,
}

/// What the script writes anew, in the words of the page.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct JointWords {
    pub round: &'static str,
    pub round_one: &'static str,
    pub round_some: &'static str,
    pub round_parallel: &'static str,
    pub originals: &'static str,
    pub copies: &'static str,
    pub and: &'static str,
    pub less: &'static str,
}

impl JointWords {
    fn of(lang: Lang) -> Self {
        JointWords {
            round: lang.text("bundle.round"),
            round_one: lang.text("bundle.round-one"),
            round_some: lang.text("bundle.round-some"),
            round_parallel: lang.text("bundle.round-parallel"),
            originals: lang.text("copies.originals"),
            copies: lang.text("copies.copies"),
            and: lang.text("copies.and"),
            less: lang.text("bundle.less"),
        }
    }
}

/// The questions of a bundle; `None` when it asks nothing, or is too large for a browser.
pub fn joint(lang: Lang, chain: &Chain<'_>) -> Option<Joint> {
    let ask = ask_of(&chain.logic.situations)?;
    let data = joint_data(chain).to_string();
    (data.len() + ask.data.len() <= MOST_BYTES).then_some(Joint { ask, data, words: JointWords::of(lang) })
}

/// The situations of a bundle that have a page; none where there is only one, or more than the site wants.
pub fn bundle_ready(cx: &Context<'_>, chain: &Chain<'_>) -> Vec<Ready> {
    let scenes = &chain.scenes().all;
    if scenes.len() < 2 || scenes.len() > cx.situation_pages() {
        return Vec::new();
    }
    let answers = scenes.iter().map(|scene| scene.answers.clone());
    ready_of(cx.lang, &chain.logic.situations, &regions(chain), answers)
}

/// What the script counts with.
pub fn joint_data(chain: &Chain<'_>) -> Value {
    let mut table = Table { chain, known: BTreeMap::new(), whens: Vec::new() };
    let members: Vec<Value> = (0..chain.members.len()).map(|at| table.member(at)).collect();
    let papers: Vec<Value> =
        chain.papers.iter().map(|paper| paper.uses.iter().map(|line| table.line(line)).collect()).collect();
    let department = chain.bundle.department.as_ref().map(|department| department.id.as_str());
    json!({
        "members": members,
        "papers": papers,
        "order": chain.order.sorted,
        "lead": department,
        "oneSet": chain.one_set(),
        "choices": choices(chain),
        "most": most_cells(chain),
        "whens": table.whens,
    })
}

/// Conditions by their number.
struct Table<'c> {
    chain: &'c Chain<'c>,
    known: BTreeMap<String, usize>,
    whens: Vec<Value>,
}

impl Table<'_> {
    fn when(&mut self, formula: &Formula) -> usize {
        let compact = formula.compact(&self.chain.logic.situations);
        let next = self.whens.len();
        let number = *self.known.entry(compact.to_string()).or_insert(next);
        if number == next {
            self.whens.push(compact);
        }
        number
    }

    fn member(&mut self, at: usize) -> Value {
        let chain = self.chain;
        let member = &chain.members[at];
        let variants = member.guide.variants.iter().zip(&chain.variants[at]);
        let variants: Vec<Value> = variants
            .map(|(variant, when)| json!([self.when(when), variant.promised_limit.map(working_days), variant.visits]))
            .collect();
        json!({
            "active": self.when(chain.logic.active(at)),
            "after": chain.order.before[at],
            "apart": member.written.apart == Some(true),
            "department": member.guide.department.as_ref().map(|department| department.id.as_str()),
            "days": member.guide.promised_limit.map(working_days).unwrap_or(0),
            "limit": member.written.limit.map(working_days),
            "visits": member.guide.visits.unwrap_or(0),
            "variants": variants,
        })
    }

    /// Member, alone, together, originals that are shown, originals that are kept, copies, whether it can wait.
    fn line(&mut self, line: &Use<'_>) -> Value {
        let originals = line.used.originals.unwrap_or(0);
        let (shown, kept) = if line.used.keep == Some(Keep::Shown) { (originals, 0) } else { (0, originals) };
        let can_wait = line.used.necessity.is_some_and(|need| need != Necessity::Required);
        let (alone, together) = (self.when(&line.alone), self.when(&line.together));
        let copies = line.used.copies.unwrap_or(0);
        json!([line.member, alone, together, shown, kept, copies, usize::from(can_wait)])
    }
}

/// `["area", [1, 300]]`, `["who", [["self"], ["agent"]]]`.
fn choices(chain: &Chain<'_>) -> Vec<Value> {
    let questions = &chain.logic.situations.questions;
    let named = |at: usize, chosen: &BTreeSet<usize>| {
        let options = chosen.iter().map(|option| questions[at].options()[*option].id.value.as_str());
        Value::from(options.collect::<Vec<_>>())
    };
    let one = |at: usize, answer: &Answer| match answer {
        Answer::Options(chosen) => named(at, chosen),
        Answer::Value(value) => Value::from(*value),
    };
    let all = all_choices(chain).into_iter().map(|(at, answers)| {
        let answers = answers.map(|all| all.iter().map(|answer| one(at, answer)).collect::<Vec<_>>());
        json!([questions[at].id(), answers])
    });
    all.collect()
}
