//! Who waits for whom: an order of the members, the rings in it, and the longest path through it.
//!
//! In: for each member the members it waits for. Out: an [`Order`] that is always one: a wait that would close a ring is left
//! out, and the ring is told. Time and memory grow with the square of the number of members.

/// The members sorted so that each stands behind those it waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    /// Places of the members, those that come first in front; among equals as they were written.
    pub sorted: Vec<usize>,
    /// For each member, the members that it waits for by itself.
    pub before: Vec<Vec<usize>>,
    /// For each member, whether each other one comes before it, by itself or through others.
    behind: Vec<Vec<bool>>,
    /// Each way round: every member waits for the next one, and the last for the first.
    pub rings: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    No,
    OnTheWay,
    Done,
}

impl Order {
    pub fn of(waits: Vec<Vec<usize>>) -> Self {
        let mut walk = Walk { seen: vec![Seen::No; waits.len()], way: Vec::new(), order: Order::default(), waits };
        walk.order.before = vec![Vec::new(); walk.waits.len()];
        for at in 0..walk.waits.len() {
            walk.visit(at);
        }
        let mut order = walk.order;
        order.sort();
        order.behind = order.all_before();
        order
    }

    /// Whether `first` is done before `second` begins.
    pub fn is_before(&self, first: usize, second: usize) -> bool {
        self.behind[second][first]
    }

    /// Of members that could be next, the one that was written first.
    fn sort(&mut self) {
        let mut waiting: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut done = vec![false; waiting.len()];
        self.sorted.clear();
        while let Some(next) = (0..waiting.len()).find(|at| !done[*at] && waiting[*at] == 0) {
            done[next] = true;
            self.sorted.push(next);
            for (at, before) in self.before.iter().enumerate() {
                if before.contains(&next) {
                    waiting[at] -= 1;
                }
            }
        }
    }

    fn all_before(&self) -> Vec<Vec<bool>> {
        let mut behind = vec![vec![false; self.before.len()]; self.before.len()];
        for &at in &self.sorted {
            let mut own = std::mem::take(&mut behind[at]);
            for &first in &self.before[at] {
                own[first] = true;
                own.iter_mut().zip(&behind[first]).for_each(|(own, theirs)| *own |= *theirs);
            }
            behind[at] = own;
        }
        behind
    }

    /// The longest path through the members that are part of it (`None`: left out, but the order goes through them), with
    /// the members on it. Of paths of one length the one that was written first.
    pub fn longest(&self, days: &[Option<u32>]) -> (u32, Vec<usize>) {
        let mut best: Vec<(u32, Option<usize>)> = vec![(0, None); self.before.len()];
        for &at in &self.sorted {
            let mut from = (0, None);
            for &first in &self.before[at] {
                if best[first].0 > from.0 || from.1.is_none() {
                    from = (best[first].0, Some(first));
                }
            }
            best[at] = (from.0.saturating_add(days[at].unwrap_or(0)), from.1);
        }
        let end = self.sorted.iter().copied().reduce(|end, at| if best[at].0 > best[end].0 { at } else { end });
        let way = std::iter::successors(end, |at| best[*at].1);
        let mut path: Vec<usize> = way.filter(|at| days[*at].is_some()).collect();
        path.reverse();
        (end.map_or(0, |end| best[end].0), path)
    }

    /// The members that are part of it, in rounds: each waits for some of the round in front of its own at least.
    pub fn rounds(&self, is_part: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let mut round = vec![0; self.before.len()];
        let mut rounds: Vec<Vec<usize>> = Vec::new();
        for &at in &self.sorted {
            let own = usize::from(is_part(at));
            round[at] = own + self.before[at].iter().map(|first| round[*first]).max().unwrap_or(0);
            if own == 1 {
                rounds.resize(rounds.len().max(round[at]), Vec::new());
                rounds[round[at] - 1].push(at);
            }
        }
        rounds
    }
}

struct Walk {
    waits: Vec<Vec<usize>>,
    seen: Vec<Seen>,
    way: Vec<usize>,
    order: Order,
}

impl Walk {
    /// As deep as the longest chain of members; a bundle has few (`chain::MOST_MEMBERS`).
    fn visit(&mut self, at: usize) {
        if self.seen[at] != Seen::No {
            return;
        }
        self.seen[at] = Seen::OnTheWay;
        self.way.push(at);
        for next in self.waits[at].clone() {
            if self.seen[next] == Seen::OnTheWay {
                let from = self.way.iter().position(|known| *known == next).unwrap_or(0);
                self.order.rings.push(self.way[from..].to_vec());
                continue;
            }
            if !self.order.before[at].contains(&next) {
                self.order.before[at].push(next);
            }
            self.visit(next);
        }
        self.way.pop();
        self.seen[at] = Seen::Done;
    }
}
