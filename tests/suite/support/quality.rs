//! A set of queries with the answers that are right for each, and the count of what a search makes of them.
//!
//! In: the table `tests/search/queries.tsv`, and the rank at which a search had a right answer. Out: tallies, as lines of
//! a table. Deliberately absent: asking; the suites and benchmarks do that, each its own searches.

#![allow(dead_code, reason = "each suite uses a part of this")]

use std::collections::BTreeSet;
use std::ops::AddAssign;

use mingbai::render::search::{Doc, DocKind};

/// The queries of one class that nothing in the hall answers.
pub const OUT_OF_SCOPE: &str = "out-of-scope";

/// What somebody types, and any of what they may mean.
#[derive(Debug, PartialEq)]
pub struct Query {
    pub class: String,
    pub half: String,
    pub text: String,
    pub expected: Vec<String>,
}

impl Query {
    /// Numbers of the documents that are right. An identifier that a guide has means the guide, not the material of the
    /// same name.
    pub fn right(&self, docs: &[Doc]) -> BTreeSet<usize> {
        let wanted = |id: &String| -> Vec<usize> {
            let (guides, rest): (Vec<usize>, Vec<usize>) = (0..docs.len())
                .filter(|number| docs[*number].id == *id)
                .partition(|number| docs[*number].kind == DocKind::Guide);
            if guides.is_empty() { rest } else { guides }
        };
        self.expected.iter().flat_map(wanted).collect()
    }
}

/// What became of some queries.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Tally {
    pub queries: usize,
    /// A right answer came first; came among the first five.
    pub first: usize,
    pub five: usize,
    /// Nothing was found; what most people come for may be shown in its place.
    pub empty: usize,
    /// The search itself said that it has no match, whatever it showed.
    pub unmatched: usize,
}

impl Tally {
    /// One query: where its first right answer stood, counted from 0, and of how many that were shown.
    pub fn one(rank: Option<usize>, shown: usize, matched: bool) -> Self {
        let among = |most: usize| usize::from(rank.is_some_and(|rank| rank < most));
        let empty = usize::from(shown == 0);
        Self { queries: 1, first: among(1), five: among(5), empty, unmatched: usize::from(!matched) }
    }

    /// Shares of all queries: right first, right among five.
    pub fn rates(&self) -> (f64, f64) {
        let share = |count: usize| count as f64 / self.queries.max(1) as f64;
        (share(self.first), share(self.five))
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.queries += other.queries;
        self.first += other.first;
        self.five += other.five;
        self.empty += other.empty;
        self.unmatched += other.unmatched;
    }
}

/// The queries of a table, in its order; the lines that are none, one each.
pub fn read(table: &str) -> (Vec<Query>, Vec<String>) {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let (mut queries, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match query(line) {
            Some(query) => queries.push(query),
            None => wrong.push(format!("{}: {line}", number + 1)),
        }
    }
    (queries, wrong)
}

fn query(line: &str) -> Option<Query> {
    let [class, half, text, expected] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let expected: Vec<String> = match expected {
        "-" => Vec::new(),
        list => list.split(',').map(str::to_owned).collect(),
    };
    let is_whole = !text.trim().is_empty() && expected.is_empty() == (class == OUT_OF_SCOPE);
    let fits = is_whole && ["sealed", "tuning"].contains(&half) && expected.iter().all(|id| !id.is_empty());
    fits.then(|| Query { class: class.to_owned(), half: half.to_owned(), text: text.to_owned(), expected })
}

/// The form in which two names count as the same: half-width, lower-case, nothing but letters and digits.
///
/// Written apart from the search's own, so that a slip there cannot hide here.
pub fn normal(text: &str) -> String {
    let half = |c: char| match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(half).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
