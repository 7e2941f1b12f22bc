//! A chart in words, ready to be laid out.

use super::Goal;

/// What a chart says.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    /// What stands where it begins.
    pub start: String,
    pub blocks: Vec<Block>,
    /// What belongs to no single step, below everything.
    pub loose: Vec<String>,
    /// Whether it goes on elsewhere behind the last step, so that the ends of that stand beside it.
    pub goes_on: bool,
}

/// One step.
#[derive(Debug, Clone, Default)]
pub struct Block {
    pub heading: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// What may come in between: special procedures.
    pub asides: Vec<String>,
    pub ways: Vec<Way>,
}

/// One way out of a step.
#[derive(Debug, Clone)]
pub struct Way {
    /// In which case; empty where there is only one way.
    pub label: String,
    pub goal: Goal,
    /// What stands at the end, where it ends.
    pub end: String,
}

impl Sketch {
    /// The way that goes on along the column: to the next step, or from the last one to the end.
    pub fn onward(&self, at: usize) -> Option<usize> {
        let is_last = at + 1 == self.blocks.len();
        if is_last && self.goes_on {
            return None;
        }
        let next = if is_last { Goal::End } else { Goal::Step(at + 1) };
        self.blocks.get(at)?.ways.iter().position(|way| way.goal == next)
    }

    /// The ways that leave the column, of one step.
    pub fn leaving(&self, at: usize) -> impl Iterator<Item = &Way> {
        let onward = self.onward(at);
        let ways = self.blocks.get(at).map_or(&[][..], |block| &block.ways);
        ways.iter().enumerate().filter(move |(index, _)| Some(*index) != onward).map(|(_, way)| way)
    }

    /// Steps and the steps they jump to.
    pub fn jumps(&self) -> Vec<(usize, usize)> {
        let from = |at: usize| self.leaving(at).filter_map(move |way| Some((at, way.goal.step()?)));
        (0..self.blocks.len()).flat_map(from).collect()
    }

    /// Whether every step only leads to the next.
    pub fn is_straight(&self) -> bool {
        let is_plain = |at: usize| self.leaving(at).next().is_none() && self.blocks[at].asides.is_empty();
        (0..self.blocks.len()).all(is_plain) && self.labels().all(str::is_empty)
    }

    fn labels(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| &block.ways).map(|way| way.label.as_str())
    }
}
