//! The charts of a guide whose steps depend on the answers: one for each set of steps, to be shown once it is known which
//! one it is.

use serde::Serialize;

use super::{ChartView, chart_view};
use crate::model::Guide;
use crate::pages::situation::{Lines, Ready};
use crate::situation::{Formula, Part, settled};

/// The chart of all situations that have the same steps.
#[derive(Debug, Clone, Serialize)]
pub struct CaseChart {
    /// The condition, for the script.
    pub when: String,
    pub chart: ChartView,
}

/// More charts than this would weigh more than the rest of the page: then the boxes alone say their conditions.
const MOST_CASES: usize = 4;

/// A chart for each set of steps that these situations leave; none where all have the same, or there are too many.
pub fn case_charts(lines: &Lines<'_>, guide: &Guide, ready: &[Ready]) -> Vec<CaseChart> {
    let Some(known) = &lines.situations else { return Vec::new() };
    let steps: Vec<&Formula> = (0..guide.steps.len()).map(|at| known.when(Part::Step(at))).collect();
    let mut sets: Vec<(Vec<Option<bool>>, &Ready)> = Vec::new();
    for ready in ready {
        let held: Vec<Option<bool>> = steps.iter().map(|when| known.holds(when, &ready.answers)).collect();
        if sets.iter().all(|(set, _)| *set != held) {
            sets.push((held, ready));
        }
    }
    let is_settled = sets.iter().all(|(held, _)| held.iter().all(Option::is_some));
    if !is_settled || !(2..=MOST_CASES).contains(&sets.len()) {
        return Vec::new();
    }
    let chart = |(held, ready): (Vec<Option<bool>>, &Ready)| {
        let guide = settled(guide, known, &ready.answers);
        let parts = steps.iter().zip(held).map(|(when, held)| match held {
            Some(false) => Formula::Not(Box::new((*when).clone())),
            _ => (*when).clone(),
        });
        let when = Formula::All(parts.filter(|part| *part != Formula::Const(true)).collect());
        let chart = chart_view(&Lines::of(lines.lang, &guide), &guide)?;
        Some(CaseChart { when: lines.of_formula(&when).when, chart })
    };
    sets.into_iter().filter_map(chart).collect()
}
