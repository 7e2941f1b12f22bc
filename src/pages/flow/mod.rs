//! Flow charts in words: what stands in each box and beside each line, and the same as sentences for those who cannot see
//! them.
//!
//! A chart is that of the case on the page. The page of a situation, and a page on which the answers settle it, show the
//! steps of this case only; as long as a step depends on an answer that is not given, its box says on which (“仅代办”), as
//! the list of steps does.

mod bundle;
mod case;
mod sheet;

pub use bundle::{bundle_chart, bundle_page_chart, net};
pub use case::{CaseChart, case_charts};
pub use sheet::{bundle_poster, guide_poster};

use serde::Serialize;

use super::situation::Lines;
use super::words;
use crate::flow::{self, Arm, Block, Chart, Goal, Layout, Node, Sketch, Way};
use crate::lang::Lang;
use crate::model::{Guide, SpecialProcedure, Step};
use crate::situation::Part;

/// A chart for a page.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    pub title: String,
    pub note: String,
    /// For a phone.
    pub narrow: Layout,
    /// For a screen with room; nothing where it would only repeat the narrow one.
    pub wide: Option<Layout>,
    /// What is drawn instead once the answers say which steps there are.
    pub cases: Vec<CaseChart>,
    /// The same as a poster; empty where none is made.
    pub poster: String,
}

/// The chart of a guide; none of a procedure without steps.
pub fn chart_view(lines: &Lines<'_>, guide: &Guide) -> Option<ChartView> {
    let (lang, sketch) = (lines.lang, sketch(lines, guide, false));
    let (first, count) = (sketch.blocks.first()?, sketch.blocks.len().to_string());
    let wide = (!sketch.is_straight()).then(|| flow::wide(&sketch));
    Some(ChartView {
        title: title(lang, &guide.title),
        note: lang.say("flow.note", &[("n", &count), ("first", &first.heading)]),
        narrow: flow::narrow(&sketch),
        wide,
        cases: Vec::new(),
        poster: String::new(),
    })
}

/// "食品经营许可证核发办理流程图"; what is called 办理 itself does not say it twice.
pub fn title(lang: Lang, of: &str) -> String {
    let key = if of.ends_with("办理") { "flow.title-short" } else { "flow.title" };
    lang.say(key, &[("title", of)])
}

/// The chart of a guide in words; with what is done in each step where there is room for it.
pub fn sketch(lines: &Lines<'_>, guide: &Guide, is_full: bool) -> Sketch {
    let (lang, chart) = (lines.lang, chart(guide));
    let block = |(at, node): (usize, &Node<'_>)| {
        let block = block(lang, &chart, at, node, is_full);
        let only = only(lang, &lines.mark(Part::Step(at)).words);
        Block { text: only.into_iter().chain(block.text).collect(), ..block }
    };
    Sketch {
        start: lang.text("flow.start").to_owned(),
        blocks: chart.nodes.iter().enumerate().map(block).collect(),
        loose: chart.loose.iter().map(|procedure| aside(lang, procedure)).collect(),
        goes_on: false,
    }
}

/// Where a step leads, one sentence for each branch; nothing where it only goes on.
pub fn sentences(lang: Lang, guide: &Guide) -> Vec<Vec<String>> {
    let chart = chart(guide);
    let of = |(at, node): (usize, &Node<'_>)| match node.step.next.is_empty() {
        true => Vec::new(),
        false => node.arms.iter().map(|arm| sentence(lang, &chart, at, arm)).collect(),
    };
    chart.nodes.iter().enumerate().map(of).collect()
}

/// "仅代办"; nothing for what everybody does.
fn only(lang: Lang, words: &str) -> Option<String> {
    (!words.is_empty()).then(|| lang.say("flow.only", &[("when", words)]))
}

fn chart(guide: &Guide) -> Chart<'_> {
    let steps: Vec<&Step> = guide.steps.iter().collect();
    flow::chart(&steps, &guide.special_procedures)
}

fn block(lang: Lang, chart: &Chart<'_>, at: usize, node: &Node<'_>, is_full: bool) -> Block {
    let step = node.step;
    let limit = step.limit.map(|limit| words::limit(lang, limit)).unwrap_or_default();
    let who = joined(lang, &[&step.actor, &limit]);
    let done = if is_full { step.text.value.clone() } else { String::new() };
    let result = match step.result.is_empty() {
        true => String::new(),
        false => lang.say("flow.result", &[("text", &step.result)]),
    };
    let way = |arm: &Arm<'_>| way(lang, at, chart.nodes.len(), arm);
    Block {
        heading: format!("{} {}", at + 1, step.name.value).trim().to_owned(),
        text: [who, done, result].into_iter().filter(|text| !text.is_empty()).collect(),
        asides: node.special.iter().map(|procedure| aside(lang, procedure)).collect(),
        ways: node.arms.iter().map(way).collect(),
    }
}

/// One way out: in which case, what it brings, and where it jumps to.
fn way(lang: Lang, at: usize, count: usize, arm: &Arm<'_>) -> Way {
    let number = |to: usize| (to + 1).to_string();
    let (end, jump) = match arm.goal {
        Goal::End if arm.result.is_empty() => (lang.text("flow.end").to_owned(), String::new()),
        Goal::End => (lang.say("flow.end-with", &[("text", arm.result)]), String::new()),
        Goal::Step(to) if to == at => (String::new(), lang.text("flow.again").to_owned()),
        Goal::Step(to) if to < at => (String::new(), lang.say("flow.back", &[("n", &number(to))])),
        Goal::Step(to) if to > at + 1 && to < count => (String::new(), lang.say("flow.ahead", &[("n", &number(to))])),
        Goal::Step(_) => (String::new(), String::new()),
    };
    let result = if arm.goal == Goal::End { "" } else { arm.result };
    Way { label: case(lang, arm.when, &joined(lang, &[result, &jump])), goal: arm.goal, end }
}

fn sentence(lang: Lang, chart: &Chart<'_>, at: usize, arm: &Arm<'_>) -> String {
    let goal = match arm.goal {
        Goal::End => lang.text("flow.ends").to_owned(),
        Goal::Step(to) if to == at => lang.text("flow.again").to_owned(),
        Goal::Step(to) => {
            let key = if to < at { "flow.back-to" } else { "flow.on-to" };
            let name = chart.nodes.get(to).map_or("", |node| node.step.name.trim());
            lang.say(key, &[("n", &(to + 1).to_string()), ("name", name)])
        }
    };
    case(lang, arm.when, &joined(lang, &[arm.result, &goal])) + lang.text("flow.stop")
}

/// A special procedure: how long, and whether that counts.
pub fn aside(lang: Lang, procedure: &SpecialProcedure) -> String {
    let limit = procedure.limit.map(|limit| words::limit(lang, limit)).unwrap_or_default();
    let counted = match procedure.counted {
        Some(true) => lang.text("flow.counted"),
        Some(false) => lang.text("flow.not-counted"),
        None => "",
    };
    let how = joined(lang, &[&limit, counted]);
    let args: [(&str, &str); 2] = [("name", &procedure.name), ("how", &how)];
    lang.say(if how.is_empty() { "flow.special-named" } else { "flow.special" }, &args)
}

/// "材料不齐全：退回第1步".
fn case(lang: Lang, when: &str, what: &str) -> String {
    match (when.is_empty(), what.is_empty()) {
        (true, _) => what.to_owned(),
        (false, true) => when.to_owned(),
        (false, false) => lang.say("flow.case", &[("when", when), ("what", what)]),
    }
}

fn joined(lang: Lang, parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(lang.text("flow.join"))
}
