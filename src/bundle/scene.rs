//! Before and after for each situation, without an explosion.
//!
//! In: a [`Chain`]. Out: one [`Scene`] for each combination of the answers that decide which members take part and how long
//! they take, each with the least and the most that the other answers make of it. Above [`MOST_SCENES`] combinations there is
//! one scene for all, and above [`MOST_CELLS`] answers of the rest the figures are bounds: what is open counts as needed.

use std::collections::BTreeSet;

use super::{Chain, Change};
use crate::situation::{Answer, Answers, Domain, Formula, Interval, Test};

/// More combinations than this nobody reads.
pub const MOST_SCENES: usize = 16;
/// Combinations of the other answers that are looked at for one scene.
const MOST_CELLS: usize = 512;
/// Lines that are looked at in all these combinations together.
const MOST_LINES: usize = 100_000;
/// Options of one question with several answers whose subsets are looked at.
const MOST_SUBSETS: usize = 5;

/// All situations of a bundle.
#[derive(Debug)]
pub struct Scenes {
    pub all: Vec<Scene>,
    /// The place of the scene that takes most papers, then most days.
    pub heaviest: usize,
}

/// One situation.
#[derive(Debug)]
pub struct Scene {
    /// The answers that make it, in the order of the questions; empty when nothing depends on answers.
    pub answered: Vec<Formula>,
    pub answers: Answers,
    pub least: Change,
    pub most: Change,
    /// Answers under which it takes most.
    pub fullest: Vec<Formula>,
    pub fullest_answers: Answers,
    /// Whether the figures are those of real answers; else `most` is a bound that may count too much.
    pub is_exact: bool,
}

impl Scenes {
    pub(super) fn of(chain: &Chain<'_>) -> Self {
        let deciding = deciding(chain);
        let cells = cells(chain, &deciding, Answers::default(), MOST_SCENES).unwrap_or_default();
        let cells = if cells.is_empty() { vec![(Answers::default(), Vec::new())] } else { cells };
        let all: Vec<Scene> = cells.into_iter().map(|(answers, told)| scene(chain, answers, told)).collect();
        let heaviest =
            (0..all.len()).reduce(|best, at| if weight(&all[at].most) > weight(&all[best].most) { at } else { best });
        Scenes { heaviest: heaviest.unwrap_or(0), all }
    }

    /// The scene by which the page tells before and after.
    pub fn main(&self) -> Option<&Scene> {
        self.all.get(self.heaviest)
    }
}

fn weight(change: &Change) -> impl Ord {
    let Change { before, after, .. } = change;
    let sheets = after.originals.saturating_add(after.copies);
    (after.materials, sheets, after.days, before.materials, before.days)
}

pub(super) fn scene(chain: &Chain<'_>, answers: Answers, answered: Vec<Formula>) -> Scene {
    match open_cells(chain, &answers) {
        Some(cells) if !cells.is_empty() => {
            let changes = cells.into_iter().map(|(answers, told)| (chain.change(&answers), told, answers));
            let mut least: Option<Change> = None;
            let mut most: Option<(Change, Vec<Formula>, Answers)> = None;
            for (change, told, answers) in changes {
                if least.as_ref().is_none_or(|known| weight(&change) < weight(known)) {
                    least = Some(change.clone());
                }
                if most.as_ref().is_none_or(|(known, ..)| weight(&change) > weight(known)) {
                    most = Some((change, told, answers));
                }
            }
            let (most, fullest, fullest_answers) = most.unwrap_or_default();
            Scene {
                least: least.unwrap_or_default(),
                most,
                fullest,
                fullest_answers,
                is_exact: true,
                answers,
                answered,
            }
        }
        _ => {
            let situations = &chain.logic.situations;
            let least = Change::of(chain, &|formula| Some(situations.holds(formula, &answers) == Some(true)));
            let (most, fullest_answers) = (chain.change(&answers), answers.clone());
            Scene { least, most, fullest: Vec::new(), fullest_answers, is_exact: false, answers, answered }
        }
    }
}

/// Every case that these answers leave open; `None` when there are too many to look at.
pub fn open_cases(chain: &Chain<'_>, answers: &Answers) -> Option<Vec<Answers>> {
    let cells = open_cells(chain, answers)?;
    Some(cells.into_iter().map(|(answers, _)| answers).collect()).filter(|cells: &Vec<_>| !cells.is_empty())
}

fn open_cells(chain: &Chain<'_>, answers: &Answers) -> Option<Vec<Cell>> {
    let open: BTreeSet<usize> = relevant(chain).into_iter().filter(|at| answers.of(*at).is_none()).collect();
    cells(chain, &open, answers.clone(), most_cells(chain))
}

/// So many that a browser counts them at once: the more lines there are, the fewer cases.
pub fn most_cells(chain: &Chain<'_>) -> usize {
    let lines = chain.members.len() + chain.papers.iter().map(|paper| paper.uses.len()).sum::<usize>();
    (MOST_LINES / lines.max(1)).clamp(1, MOST_CELLS)
}

/// For each question that anything depends on the answers that can be told apart; `None` for too many.
pub fn all_choices(chain: &Chain<'_>) -> Vec<(usize, Option<Vec<Answer>>)> {
    let regions = regions(chain);
    let answers = |at| choices(chain, at, &regions[at]).map(|all| all.into_iter().map(|(answer, _)| answer).collect());
    relevant(chain).into_iter().map(|at| (at, answers(at))).collect()
}

/// The questions that decide which members take part and how long they take.
fn deciding(chain: &Chain<'_>) -> BTreeSet<usize> {
    let members = 0..chain.members.len();
    let limits = members.clone().flat_map(|at| chain.limits(at).map(|(when, _)| when));
    questions(chain, members.map(|at| chain.logic.active(at)).chain(limits))
}

/// The questions that anything depends on.
fn relevant(chain: &Chain<'_>) -> BTreeSet<usize> {
    let lines = chain.papers.iter().flat_map(|paper| &paper.uses);
    let mut all = questions(chain, lines.flat_map(|line| [&line.alone, &line.together]));
    all.extend(deciding(chain));
    all.extend(questions(chain, chain.variants.iter().flatten()));
    all
}

/// The questions that conditions name, and those on which it depends whether they are asked.
fn questions<'f>(chain: &'f Chain<'_>, formulas: impl Iterator<Item = &'f Formula>) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    let mut open: Vec<&Formula> = formulas.collect();
    while let Some(formula) = open.pop() {
        formula.each_test(&mut |question, _| {
            if all.insert(question) {
                open.push(&chain.logic.situations.questions[question].show_when);
            }
        });
    }
    all
}

type Cell = (Answers, Vec<Formula>);

/// Every combination of answers to these questions that can be told apart, `None` above `most` of them.
fn cells(chain: &Chain<'_>, questions: &BTreeSet<usize>, from: Answers, most: usize) -> Option<Vec<Cell>> {
    let situations = &chain.logic.situations;
    let regions = regions(chain);
    let mut cells: Vec<Cell> = vec![(from, Vec::new())];
    for &question in questions {
        let choices = choices(chain, question, &regions[question]);
        let mut next = Vec::new();
        for (answers, told) in cells {
            if situations.is_asked(question, &answers) == Some(false) {
                next.push((answers, told));
                continue;
            }
            for (answer, test) in choices.as_ref()? {
                let told = told.iter().chain([test]).cloned().collect();
                next.push((answers.clone().with(question, answer.clone()), told));
            }
            if next.len() > most {
                return None;
            }
        }
        cells = next;
    }
    Some(cells)
}

/// The answers to one question that can be told apart, each with the condition that it is this one.
fn choices(chain: &Chain<'_>, question: usize, regions: &[Interval]) -> Option<Vec<(Answer, Formula)>> {
    let is = |test| Formula::Is { question, test };
    match chain.logic.situations.questions[question].domain {
        Domain::One(count) => Some((0..count).map(|at| (Answers::option(at), is(Test::Options(vec![at])))).collect()),
        Domain::Several(count) if count <= MOST_SUBSETS => {
            let subset = |bits: usize| (0..count).filter(|at| bits >> at & 1 == 1).collect::<BTreeSet<_>>();
            let chosen = |set: &BTreeSet<usize>| match set.is_empty() {
                true => Formula::Not(Box::new(is(Test::Options((0..count).collect())))),
                false => Formula::All(set.iter().map(|at| is(Test::Options(vec![*at]))).collect()),
            };
            Some((0..1 << count).map(subset).map(|set| (Answer::Options(set.clone()), chosen(&set))).collect())
        }
        Domain::Several(_) => None,
        Domain::Number(_) | Domain::Date(_) => {
            Some(regions.iter().map(|part| (Answer::Value(part.min), is(Test::Within(vec![*part])))).collect())
        }
    }
}

/// For each question the values that no condition tells apart; none for options.
pub fn regions(chain: &Chain<'_>) -> Vec<Vec<Interval>> {
    let members = (0..chain.members.len()).map(|at| chain.logic.active(at));
    let lines = chain.papers.iter().flat_map(|paper| &paper.uses).map(|line| &line.alone);
    chain.logic.situations.regions_of(members.chain(chain.variants.iter().flatten()).chain(lines))
}
