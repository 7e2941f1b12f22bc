//! Reads decision diagrams question by question: two answers are alike where they lead to the same node.

use std::collections::BTreeSet;

use biodivine_lib_bdd::{Bdd, BddPointer};

use super::super::{Domain, Formula, Interval, Test};
use super::space::Space;

/// Where one comes to from `node` by choosing only `chosen` (or nothing) among the variables of a block.
pub fn follow(bdd: &Bdd, mut node: BddPointer, end: usize, chosen: Option<usize>) -> BddPointer {
    while !node.is_terminal() && bdd.var_of(node).to_index() < end {
        let at = bdd.var_of(node).to_index();
        node = if Some(at) == chosen { bdd.high_link_of(node) } else { bdd.low_link_of(node) };
    }
    node
}

/// The nodes at which one arrives when everything in front of the variable `start` has been answered.
pub fn entries(bdd: &Bdd, start: usize) -> BTreeSet<usize> {
    let is_behind = |node: BddPointer| node.is_terminal() || bdd.var_of(node).to_index() >= start;
    let root = bdd.root_pointer();
    let mut seen = BTreeSet::from([root.to_index()]);
    let mut open = vec![root];
    let mut found = BTreeSet::new();
    while let Some(node) = open.pop() {
        if is_behind(node) {
            found.insert(node.to_index());
            continue;
        }
        for next in [bdd.low_link_of(node), bdd.high_link_of(node)] {
            if seen.insert(next.to_index()) {
                open.push(next);
            }
        }
    }
    found
}

/// The situations of a diagram as conditions that exclude each other, at most `limit` of them, and whether that is all.
/// `valid` is what can be answered at all.
pub fn cases(space: &Space<'_, '_>, valid: &Bdd, bdd: &Bdd, limit: usize) -> (Vec<Formula>, bool) {
    let mut walk = Walk { space, valid, bdd, limit, found: Vec::new(), is_all: true };
    walk.question(0, Here { node: bdd.root_pointer(), valid: valid.root_pointer() }, &mut Vec::new());
    (walk.found.into_iter().map(Formula::All).collect(), walk.is_all)
}

struct Walk<'w, 's, 'g> {
    space: &'w Space<'s, 'g>,
    valid: &'w Bdd,
    bdd: &'w Bdd,
    limit: usize,
    found: Vec<Vec<Formula>>,
    is_all: bool,
}

/// The same answers in both diagrams.
#[derive(Clone, Copy, PartialEq)]
struct Here {
    node: BddPointer,
    valid: BddPointer,
}

impl Walk<'_, '_, '_> {
    /// `turn` counts questions in the order of their variables.
    fn question(&mut self, turn: usize, here: Here, said: &mut Vec<Formula>) {
        if here.node.is_zero() {
            return;
        }
        if self.found.len() >= self.limit {
            self.is_all = false;
            return;
        }
        let Some(at) = self.space.order.get(turn).copied() else {
            // Told in the order in which they are asked.
            let mut case = said.clone();
            case.sort_by_key(first_question);
            return self.found.push(case);
        };
        match self.space.situations.questions[at].domain {
            Domain::Several(_) => self.option(turn, self.space.block(at).start, here, said),
            _ => self.choice(turn, here, said),
        }
    }

    fn follow(&self, here: Here, end: usize, chosen: Option<usize>) -> Here {
        Here { node: follow(self.bdd, here.node, end, chosen), valid: follow(self.valid, here.valid, end, chosen) }
    }

    /// One of the options or regions: those that lead to the same node are told together.
    fn choice(&mut self, turn: usize, here: Here, said: &mut Vec<Formula>) {
        let at = self.space.order[turn];
        let block = self.space.block(at);
        let silent = self.follow(here, block.end, None);
        self.question(turn + 1, silent, said);
        let mut groups: Vec<(Here, Vec<usize>)> = Vec::new();
        for (place, variable) in block.clone().enumerate() {
            let target = self.follow(here, block.end, Some(variable));
            match groups.iter_mut().find(|(known, _)| *known == target) {
                Some((_, places)) => places.push(place),
                None => groups.push((target, vec![place])),
            }
        }
        for (target, places) in groups.into_iter().filter(|(target, _)| !target.node.is_zero()) {
            let news = (places.len() < block.len()).then(|| Formula::Is { question: at, test: self.test(at, &places) });
            self.say(news, said, |walk, said| walk.question(turn + 1, target, said));
        }
    }

    /// Goes on with one more thing said, if there is one.
    fn say(&mut self, news: Option<Formula>, said: &mut Vec<Formula>, go: impl FnOnce(&mut Self, &mut Vec<Formula>)) {
        let before = said.len();
        said.extend(news);
        go(self, said);
        said.truncate(before);
    }

    fn test(&self, at: usize, places: &[usize]) -> Test {
        let regions = &self.space.regions[at];
        if regions.is_empty() {
            return Test::Options(places.to_vec());
        }
        let mut ranges: Vec<Interval> = Vec::new();
        for region in places.iter().map(|place| regions[*place]) {
            match ranges.last_mut().filter(|last| last.max.saturating_add(1) == region.min) {
                Some(last) => last.max = region.max,
                None => ranges.push(region),
            }
        }
        Test::Within(ranges)
    }

    /// Any of the options, one after the other.
    fn option(&mut self, turn: usize, variable: usize, here: Here, said: &mut Vec<Formula>) {
        let at = self.space.order[turn];
        let block = self.space.block(at);
        if variable == block.end {
            return self.question(turn + 1, here, said);
        }
        let with = self.follow(here, variable + 1, Some(variable));
        let without = self.follow(here, variable + 1, None);
        if with == without {
            return self.option(turn, variable + 1, with, said);
        }
        let chosen = Formula::Is { question: at, test: Test::Options(vec![variable - block.start]) };
        // What cannot be chosen, because nobody asks, is not said to be left out.
        let is_news = !with.valid.is_zero();
        for (target, news) in [(with, chosen.clone()), (without, Formula::Not(Box::new(chosen)))] {
            if !target.node.is_zero() {
                self.say(is_news.then_some(news), said, |walk, said| walk.option(turn, variable + 1, target, said));
            }
        }
    }
}

fn first_question(formula: &Formula) -> Option<usize> {
    let mut first = None;
    formula.each_test(&mut |question, _| first = first.or(Some(question)));
    first
}
