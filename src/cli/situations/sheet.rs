//! The decision table of a guide, worded.

use super::outcome::Outcome;
use super::shown_parts;
use crate::lang::Lang;
use crate::model::{Content, Guide};
use crate::situation::prove::table::{Row, table};
use crate::situation::prove::{Proof, TooComplex};
use crate::situation::{Formula, Situations, told};

pub struct Sheet {
    pub title: String,
    pub questions: Vec<String>,
    /// How many situations there are, in digits.
    pub count: String,
    pub rows: Vec<Line>,
    pub is_all: bool,
}

/// Situations with the same outcome.
pub struct Line {
    /// What tells them, each a way to come here.
    pub cases: Vec<String>,
    pub count: String,
    pub outcome: Outcome,
}

impl Sheet {
    pub fn of(
        content: &Content,
        guide: &Guide,
        situations: &Situations<'_>,
        max: usize,
        lang: Lang,
    ) -> Result<Self, TooComplex> {
        let proof = Proof::patient(situations)?;
        let found = table(&proof, &shown_parts(situations), max)?;
        let line = |row: &Row| Line {
            cases: cases(situations, row, lang),
            count: row.count.clone(),
            outcome: Outcome::of(content, guide, situations, &row.answers, lang),
        };
        let question = |asked: &crate::situation::Asked<'_>| {
            let options: Vec<&str> = asked.options().iter().map(|option| option.label.value.as_str()).collect();
            let options = options.join(lang.text("situation.list"));
            match options.is_empty() {
                true => asked.source.ask.value.clone(),
                false => lang.say("situations.question", &[("ask", &asked.source.ask), ("options", &options)]),
            }
        };
        Ok(Sheet {
            title: guide.title.value.clone(),
            questions: situations.questions.iter().map(question).collect(),
            count: proof.count(),
            rows: found.rows.iter().map(line).collect(),
            is_all: found.is_all,
        })
    }

    /// The number of rows, and that there are more.
    pub fn said(&self, lang: Lang) -> String {
        let rows = self.rows.len().to_string();
        let key = if self.is_all { "situations.total" } else { "situations.total-first" };
        lang.say(key, &[("count", &self.count), ("rows", &rows)])
    }
}

/// Each way to come to a row in words.
pub fn cases(situations: &Situations<'_>, row: &Row, lang: Lang) -> Vec<String> {
    let said = |case: &Formula| {
        let words = told(lang, situations, case);
        if words.is_empty() { lang.text("situation.every").to_owned() } else { words }
    };
    let mut cases: Vec<String> = row.cases.iter().map(said).collect();
    if !row.is_all {
        cases.push(lang.text("situations.more-cases").to_owned());
    }
    cases
}
