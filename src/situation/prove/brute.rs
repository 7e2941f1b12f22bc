//! Random guides: the diagrams know what trying every combination finds out.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::effect::{alike, changes};
use super::table::table;
use super::*;
use crate::situation::tests::guide;
use crate::situation::{Answer, Answers, Part, Situations, paths};

#[derive(Debug, Clone, Copy)]
enum Kind {
    One(usize),
    Several(usize),
    Number,
    Date,
}

#[derive(Debug, Clone)]
enum Tree {
    Is(usize, u8),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
}

#[derive(Debug, Clone)]
struct Plan {
    questions: Vec<(Kind, Option<Tree>)>,
    lines: Vec<Tree>,
}

/// Numbers and days go from 0 to here.
const GREATEST: i64 = 6;

fn plans() -> impl Strategy<Value = Plan> {
    let kind = prop_oneof![
        (2..4_usize).prop_map(Kind::One),
        (2..3_usize).prop_map(Kind::Several),
        Just(Kind::Number),
        Just(Kind::Date)
    ];
    let questions = prop::collection::vec((kind, prop::option::of(trees())), 1..5);
    (questions, prop::collection::vec(trees(), 1..5)).prop_map(|(questions, lines)| Plan { questions, lines })
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = (any::<usize>(), any::<u8>()).prop_map(|(question, pick)| Tree::Is(question, pick));
    leaf.prop_recursive(3, 8, 3, |inner| {
        let several = || prop::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            several().prop_map(Tree::All),
            several().prop_map(Tree::Any),
            inner.clone().prop_map(|tree| Tree::Not(Box::new(tree)))
        ]
    })
}

/// The options, or the first and last value, that an answer must be among.
fn expected(kind: Kind, pick: u8) -> (i64, i64, Vec<usize>) {
    match kind {
        Kind::One(options) | Kind::Several(options) => {
            let picked: Vec<usize> = (0..options).filter(|at| pick >> at & 1 == 1).collect();
            (0, 0, if picked.is_empty() { vec![usize::from(pick >> 4) % options] } else { picked })
        }
        Kind::Number | Kind::Date => {
            let value = i64::from(pick >> 3) % (GREATEST + 1);
            match pick % 3 {
                0 => (0, value, Vec::new()),
                1 => (value, GREATEST, Vec::new()),
                _ => (value, (value + 2).min(GREATEST), Vec::new()),
            }
        }
    }
}

impl Plan {
    fn yaml(&self) -> String {
        let question = |(at, (kind, show_when)): (usize, &(Kind, Option<Tree>))| {
            let options = |count: usize| {
                let options: Vec<_> = (0..count).map(|at| format!("{{id: o{at}, label: 第{at}}}")).collect();
                format!("options: [{}]", options.join(", "))
            };
            let rest = match kind {
                Kind::One(count) => options(*count),
                Kind::Several(count) => format!("kind: 多选, {}", options(*count)),
                Kind::Number => format!("kind: 数字, name: 数, max: {GREATEST}"),
                Kind::Date => "kind: 日期, name: 天, min: 2020-01-01, max: 2020-01-07".to_owned(),
            };
            let when = show_when.as_ref().filter(|_| at > 0);
            let when = when.map(|tree| format!(", show_when: {}", self.written(tree, at))).unwrap_or_default();
            format!("  - {{id: q{at}, ask: 问{at}, {rest}{when}}}\n")
        };
        let questions: String = self.questions.iter().enumerate().map(question).collect();
        let line = |tree: &Tree| format!("  - {{name: 料, when: {}}}\n", self.written(tree, self.questions.len()));
        format!("questions:\n{questions}materials:\n{}", self.lines.iter().map(line).collect::<String>())
    }

    fn written(&self, tree: &Tree, upto: usize) -> String {
        let several = |trees: &[Tree]| trees.iter().map(|tree| self.written(tree, upto)).collect::<Vec<_>>().join(", ");
        match tree {
            Tree::All(trees) => format!("{{all: [{}]}}", several(trees)),
            Tree::Any(trees) => format!("{{any: [{}]}}", several(trees)),
            Tree::Not(tree) => format!("{{not: {}}}", self.written(tree, upto)),
            Tree::Is(question, pick) => {
                let at = question % upto;
                let (from, to, options) = expected(self.questions[at].0, *pick);
                let answer = match self.questions[at].0 {
                    Kind::Number => format!("{from}..{to}"),
                    Kind::Date => format!("2020-01-0{}..2020-01-0{}", from + 1, to + 1),
                    _ => format!("[{}]", options.iter().map(|at| format!("o{at}")).collect::<Vec<_>>().join(", ")),
                };
                format!("{{q{at}: {answer}}}")
            }
        }
    }

    /// Whether a tree holds, by nothing but its definition. Days are counted from the first that can be answered.
    fn holds(&self, tree: &Tree, upto: usize, answers: &[Option<Vec<i64>>]) -> bool {
        match tree {
            Tree::All(trees) => trees.iter().all(|tree| self.holds(tree, upto, answers)),
            Tree::Any(trees) => trees.iter().any(|tree| self.holds(tree, upto, answers)),
            Tree::Not(tree) => !self.holds(tree, upto, answers),
            Tree::Is(question, pick) => {
                let at = question % upto;
                let (from, to, options) = expected(self.questions[at].0, *pick);
                let Some(answer) = &answers[at] else { return false };
                match self.questions[at].0 {
                    Kind::Number | Kind::Date => answer.iter().all(|value| (from..=to).contains(value)),
                    _ => options.iter().any(|option| answer.contains(&(*option as i64))),
                }
            }
        }
    }

    /// Every combination of answers to the questions that are asked.
    fn combinations(&self) -> Vec<Vec<Option<Vec<i64>>>> {
        let mut all: Vec<Vec<Option<Vec<i64>>>> = vec![Vec::new()];
        for (at, (kind, show_when)) in self.questions.iter().enumerate() {
            let given: Vec<Vec<i64>> = match kind {
                Kind::One(options) => (0..*options).map(|option| vec![option as i64]).collect(),
                Kind::Several(options) => {
                    let set = |set: usize| (0..*options).filter(|o| set >> o & 1 == 1).map(|o| o as i64).collect();
                    (0..1 << options).map(set).collect()
                }
                Kind::Number | Kind::Date => (0..=GREATEST).map(|value| vec![value]).collect(),
            };
            let asked = |answers: &[_]| at == 0 || show_when.as_ref().is_none_or(|tree| self.holds(tree, at, answers));
            let longer = all.into_iter().flat_map(|answers| {
                let next: Vec<Option<Vec<i64>>> =
                    if asked(&answers) { given.iter().cloned().map(Some).collect() } else { vec![None] };
                next.into_iter().map(move |answer| answers.iter().cloned().chain([answer]).collect::<Vec<_>>())
            });
            all = longer.collect();
        }
        all
    }

    fn answers(&self, combination: &[Option<Vec<i64>>]) -> Answers {
        let first_day = crate::situation::day_number(jiff::civil::date(2020, 1, 1));
        let mut answers = Answers::default();
        for (at, answer) in combination.iter().enumerate() {
            let answer = answer.as_ref().map(|values| match self.questions[at].0 {
                Kind::Number => Answer::Value(values[0]),
                Kind::Date => Answer::Value(first_day + values[0]),
                _ => Answer::Options(values.iter().map(|option| *option as usize).collect()),
            });
            answers.set(at, answer);
        }
        answers
    }
}

/// Answers with each number or day replaced by its region.
fn by_region(situations: &Situations<'_>, answers: &Answers) -> Vec<Option<Vec<usize>>> {
    let regions = situations.regions();
    let place = |at: usize| match answers.of(at)? {
        Answer::Options(chosen) => Some(chosen.iter().copied().collect()),
        Answer::Value(value) => {
            Some(regions[at].iter().position(|region| region.contains(*value)).into_iter().collect())
        }
    };
    (0..situations.questions.len()).map(place).collect()
}

type Outcomes = BTreeMap<Vec<Option<Vec<usize>>>, Vec<bool>>;

type Left = (Vec<Option<Vec<usize>>>, Vec<bool>);

/// The answers that are left of a question's option, with their outcome.
fn beside(all: &Outcomes, question: usize, answer: &Option<Vec<usize>>) -> BTreeSet<Left> {
    let with = all.iter().filter(|(answers, _)| answers[question] == *answer);
    let without = with.map(|(answers, outcome)| {
        let mut rest = answers.clone();
        rest.remove(question);
        (rest, outcome.clone())
    });
    without.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_diagrams_know_what_trying_every_combination_finds(plan in plans()) {
        let guide = guide(&plan.yaml());
        let (situations, slips) = Situations::of(&guide).unwrap();
        prop_assert!(slips.is_empty(), "{slips:?} in {}", plan.yaml());
        let proof = Proof::of(&situations).unwrap();
        let mut all = Outcomes::new();
        let mut complete = Vec::new();
        for combination in plan.combinations() {
            let answers = plan.answers(&combination);
            let outcome: Vec<bool> = plan.lines.iter().map(|line| plan.holds(line, plan.questions.len(), &combination)).collect();
            for (at, holds) in outcome.iter().enumerate() {
                prop_assert_eq!(situations.holds(situations.when(Part::Material(at)), &answers), Some(*holds));
            }
            all.insert(by_region(&situations, &answers), outcome.clone());
            complete.push((answers, outcome));
        }

        prop_assert_eq!(proof.count(), all.len().to_string());
        let ways = paths(&situations, 100_000).unwrap();
        prop_assert_eq!(ways.len(), all.len());
        prop_assert!(ways.iter().all(|way| all.contains_key(&by_region(&situations, way))));

        let lines: Vec<Part> = (0..plan.lines.len()).map(Part::Material).collect();
        for (at, part) in lines.iter().enumerate() {
            let line = proof.line(*part);
            prop_assert_eq!(line.is_false(), all.values().all(|outcome| !outcome[at]), "never");
            prop_assert_eq!(*line == proof.valid, all.values().all(|outcome| outcome[at]), "always");
        }

        let flaws = examine(&guide).unwrap().flaws;
        let (nothing, something): (Vec<_>, Vec<_>) = all.values().partition(|outcome| outcome.iter().all(|holds| !holds));
        let empty = flaws.iter().find(|flaw| flaw.kind == FlawKind::NoMaterials);
        prop_assert_eq!(empty.is_some(), !nothing.is_empty() && !something.is_empty());
        if let Some(witness) = empty.and_then(|flaw| flaw.witness.as_ref()) {
            let outcome = |answers: &Answers| all.get(&by_region(&situations, answers)).cloned();
            prop_assert_eq!(outcome(&witness.answers), Some(vec![false; lines.len()]));
            // What is told is enough: whoever answers so brings nothing.
            let agrees = |answers: &Answers| witness.telling.iter().all(|at| {
                by_region(&situations, answers)[*at] == by_region(&situations, &witness.answers)[*at]
            });
            prop_assert!(complete.iter().filter(|(answers, _)| agrees(answers)).all(|(_, outcome)| !outcome.contains(&true)));
        }

        let table = table(&proof, &lines, usize::MAX).unwrap();
        let mut rows: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        for row in &table.rows {
            let outcome = all.get(&by_region(&situations, &row.answers)).cloned().unwrap();
            prop_assert!(rows.insert(outcome, row.count.parse().unwrap()).is_none(), "one row for one outcome");
        }
        let mut counted: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        all.values().for_each(|outcome| *counted.entry(outcome.clone()).or_default() += 1);
        prop_assert_eq!(rows, counted);
        for (answers, outcome) in &complete {
            for row in table.rows.iter().filter(|row| row.is_all) {
                let told = row.cases.iter().filter(|case| situations.holds(case, answers) == Some(true)).count();
                let is_here = all[&by_region(&situations, &row.answers)] == *outcome;
                prop_assert_eq!(told, usize::from(is_here), "{:?}", row.cases);
            }
        }

        for (question, (kind, _)) in plan.questions.iter().enumerate() {
            if let Kind::Several(options) = kind {
                for option in 0..*options {
                    let changed = all.iter().filter(|(answers, _)| answers[question].is_some()).any(|(answers, outcome)| {
                        let mut other = answers.clone();
                        let chosen = other[question].get_or_insert_default();
                        match chosen.iter().position(|at| *at == option) {
                            Some(at) => drop(chosen.remove(at)),
                            None => chosen.push(option),
                        }
                        chosen.sort_unstable();
                        all.get(&other) != Some(outcome)
                    });
                    let variable = proof.space.block(question).start + option;
                    prop_assert_eq!(changes(&proof, question, variable).unwrap(), changed, "option {} of {}", option, question);
                }
                continue;
            }
            let groups = alike(&proof, question, usize::MAX).unwrap();
            for one in groups.iter().flatten() {
                for other in groups.iter().flatten() {
                    let is_alike = beside(&all, question, &Some(vec![*one])) == beside(&all, question, &Some(vec![*other]));
                    let together = groups.iter().any(|group| group.contains(one) && group.contains(other));
                    prop_assert_eq!(together, is_alike, "{} and {} of {}", one, other, question);
                }
            }
        }
    }
}
