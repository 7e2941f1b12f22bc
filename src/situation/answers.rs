//! What an applicant has answered so far.

use std::collections::BTreeSet;

/// One answer. That of a question with one choice is a set of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Options by their place.
    Options(BTreeSet<usize>),
    /// A number, or days from 1970-01-01.
    Value(i64),
}

/// Answers by the place of their question; those that are open are missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    pub fn of(&self, question: usize) -> Option<&Answer> {
        self.0.get(question)?.as_ref()
    }

    /// Answers a question, or opens it again.
    pub fn set(&mut self, question: usize, answer: Option<Answer>) {
        if self.0.len() <= question {
            self.0.resize(question + 1, None);
        }
        self.0[question] = answer;
    }

    /// The same with one more answer.
    pub fn with(mut self, question: usize, answer: Answer) -> Self {
        self.set(question, Some(answer));
        self
    }

    /// The answer that chooses one option.
    pub fn option(at: usize) -> Answer {
        Answer::Options(BTreeSet::from([at]))
    }
}
