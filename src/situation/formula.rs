//! Conditions over numbered questions, and what they come to when some answers are still open.

use serde_json::{Value, json};

use super::{Answer, Answers, Interval, Situations};

/// A condition on the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    Const(bool),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
    /// The question, by its place in [`Situations::questions`], is asked and its answer passes the test.
    Is {
        question: usize,
        test: Test,
    },
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these options, by place, is chosen. Sorted, without doubles.
    Options(Vec<usize>),
    /// The value lies in one of these ranges. Sorted.
    Within(Vec<Interval>),
}

impl Test {
    /// Whether an answer is one of those that are expected.
    pub fn passes(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Test::Options(wanted), Answer::Options(chosen)) => wanted.iter().any(|option| chosen.contains(option)),
            (Test::Within(ranges), Answer::Value(value)) => ranges.iter().any(|range| range.contains(*value)),
            _ => false,
        }
    }
}

impl Formula {
    /// Shows every question the condition asks about, with the test.
    pub fn each_test<'f>(&'f self, visit: &mut dyn FnMut(usize, &'f Test)) {
        match self {
            Formula::Const(_) => {}
            Formula::All(parts) | Formula::Any(parts) => parts.iter().for_each(|part| part.each_test(visit)),
            Formula::Not(part) => part.each_test(visit),
            Formula::Is { question, test } => visit(*question, test),
        }
    }

    /// Whether nothing depends on the answers.
    pub fn is_const(&self) -> bool {
        matches!(self, Formula::Const(_))
    }

    /// The form for the browser: `["is","who",["agent"]]`, `["in","age",[[0,15]]]`, `["all",…]`, `["any",…]`, `["not",…]`,
    /// `true`, `false`. Ends of ranges that are open are `null`.
    pub fn compact(&self, situations: &Situations<'_>) -> Value {
        let several = |word: &str, parts: &[Formula]| {
            let parts = parts.iter().map(|part| part.compact(situations));
            Value::Array(std::iter::once(json!(word)).chain(parts).collect())
        };
        match self {
            Formula::Const(value) => json!(value),
            Formula::All(parts) => several("all", parts),
            Formula::Any(parts) => several("any", parts),
            Formula::Not(part) => json!(["not", part.compact(situations)]),
            Formula::Is { question, test } => {
                let asked = &situations.questions[*question];
                match test {
                    Test::Options(options) => {
                        let ids: Vec<&str> = options.iter().map(|at| asked.options()[*at].id.value.as_str()).collect();
                        json!(["is", asked.id(), ids])
                    }
                    Test::Within(ranges) => {
                        json!(["in", asked.id(), ranges.iter().map(|r| ends(*r)).collect::<Vec<_>>()])
                    }
                }
            }
        }
    }
}

fn ends(range: Interval) -> Value {
    let open = Interval::ALL;
    json!([(range.min > open.min).then_some(range.min), (range.max < open.max).then_some(range.max)])
}

impl Situations<'_> {
    /// Whether a condition holds; `None` while it depends on answers that are still open.
    pub fn holds(&self, formula: &Formula, answers: &Answers) -> Option<bool> {
        let mut upto = 0;
        formula.each_test(&mut |question, _| upto = upto.max(question + 1));
        // Each question's turn comes once: questions that wait for questions that wait for questions are many soon.
        let mut asked = Vec::with_capacity(upto);
        for question in &self.questions[..upto] {
            asked.push(value(&question.show_when, answers, &asked));
        }
        value(formula, answers, &asked)
    }

    /// Whether a question is asked; `None` while that depends on answers that are still open.
    pub fn is_asked(&self, question: usize, answers: &Answers) -> Option<bool> {
        self.holds(&self.questions[question].show_when, answers)
    }
}

/// What a condition comes to, given which of the questions it names are asked.
fn value(formula: &Formula, answers: &Answers, asked: &[Option<bool>]) -> Option<bool> {
    match formula {
        Formula::Const(value) => Some(*value),
        Formula::All(parts) => all(parts.iter().map(|part| value(part, answers, asked))),
        Formula::Any(parts) => all(parts.iter().map(|part| value(part, answers, asked).map(|b| !b))).map(|b| !b),
        Formula::Not(part) => value(part, answers, asked).map(|holds| !holds),
        Formula::Is { question, test } => {
            let passes = answers.of(*question).map(|answer| test.passes(answer));
            all([asked[*question], passes].into_iter())
        }
    }
}

/// One that does not hold decides; one that is open leaves all open.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}
