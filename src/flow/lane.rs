//! Lanes along the edge of a chart, in which lines run past the steps they jump over.

use std::collections::BTreeMap;

/// Which lane leads to which step; lane 0 is next to the steps. Everything that jumps to one step shares its lane, and
/// lanes that never stand side by side are one.
#[derive(Debug, Default)]
pub struct Lanes {
    by_target: BTreeMap<usize, usize>,
    pub count: usize,
}

impl Lanes {
    /// Lanes for these jumps from step to step; a line leaves below its step and arrives beside its target.
    pub fn new(jumps: &[(usize, usize)]) -> Self {
        let mut spans: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (from, to) in jumps {
            let (leaves, arrives) = (2 * from + 1, 2 * to);
            let span = spans.entry(*to).or_insert((arrives, arrives));
            *span = (span.0.min(leaves), span.1.max(leaves));
        }
        Lanes::of_spans(spans.into_iter())
    }

    /// Lanes for lines that run from one height to another, each by its name.
    pub fn of_spans(spans: impl Iterator<Item = (usize, (usize, usize))>) -> Self {
        let mut short_first: Vec<(usize, (usize, usize))> = spans.collect();
        short_first.sort_by_key(|(to, (top, bottom))| (bottom - top, *to));
        let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut by_target = BTreeMap::new();
        for (to, (top, bottom)) in short_first {
            let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(start, end)| bottom < *start || *end < top);
            let lane = taken.iter().position(is_free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            taken[lane].push((top, bottom));
            by_target.insert(to, lane);
        }
        Lanes { by_target, count: taken.len() }
    }

    /// The lane that leads to this step, if anything jumps there.
    pub fn to(&self, step: usize) -> Option<usize> {
        self.by_target.get(&step).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_to_one_step_share_a_lane() {
        let lanes = Lanes::new(&[(1, 0), (2, 0), (5, 0)]);
        assert_eq!((lanes.count, lanes.to(0), lanes.to(1)), (1, Some(0), None));
    }

    #[test]
    fn lanes_side_by_side_are_two_and_the_short_one_is_near() {
        let lanes = Lanes::new(&[(4, 0), (3, 2)]);
        assert_eq!((lanes.count, lanes.to(2), lanes.to(0)), (2, Some(0), Some(1)));
    }

    #[test]
    fn lanes_one_above_the_other_are_one() {
        let lanes = Lanes::new(&[(1, 0), (5, 4)]);
        assert_eq!((lanes.count, lanes.to(0), lanes.to(4)), (1, Some(0), Some(0)));
    }
}
