//! Steps and branches → a graph.

use std::collections::BTreeMap;

use crate::model::{Branch, SpecialProcedure, Step};

/// The steps of a procedure in the order in which they are written, and where each leads.
#[derive(Debug, Clone)]
pub struct Chart<'a> {
    pub nodes: Vec<Node<'a>>,
    /// Special procedures that belong to no single step.
    pub loose: Vec<&'a SpecialProcedure>,
}

#[derive(Debug, Clone)]
pub struct Node<'a> {
    pub step: &'a Step,
    pub arms: Vec<Arm<'a>>,
    /// Special procedures during this step.
    pub special: Vec<&'a SpecialProcedure>,
}

/// One way out of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arm<'a> {
    pub when: &'a str,
    pub result: &'a str,
    pub goal: Goal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    Step(usize),
    End,
}

/// The graph of these steps: without branches, each leads to the next and the last one to the end.
pub fn chart<'a>(steps: &[&'a Step], procedures: &'a [SpecialProcedure]) -> Chart<'a> {
    let index = index(steps);
    let place = |procedure: &SpecialProcedure| index.get(procedure.step.trim()).copied();
    let node = |(at, step): (usize, &&'a Step)| Node {
        step,
        arms: arms(&index, step, if at + 1 < steps.len() { Goal::Step(at + 1) } else { Goal::End }),
        special: procedures.iter().filter(|procedure| place(procedure) == Some(at)).collect(),
    };
    Chart {
        nodes: steps.iter().enumerate().map(node).collect(),
        loose: procedures.iter().filter(|procedure| place(procedure).is_none()).collect(),
    }
}

/// Where a branch leads; `None` when there is no such step.
pub fn goal(steps: &[&Step], branch: &Branch) -> Option<Goal> {
    goal_in(&index(steps), branch)
}

/// Steps by name; of two with one name the first.
fn index<'a>(steps: &[&'a Step]) -> BTreeMap<&'a str, usize> {
    let mut index = BTreeMap::new();
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.name.is_empty()) {
        index.entry(step.name.trim()).or_insert(at);
    }
    index
}

fn goal_in(index: &BTreeMap<&str, usize>, branch: &Branch) -> Option<Goal> {
    let step = index.get(branch.to.trim()).copied().map(Goal::Step);
    step.or_else(|| branch.is_end().then_some(Goal::End))
}

fn arms<'a>(index: &BTreeMap<&str, usize>, step: &'a Step, onward: Goal) -> Vec<Arm<'a>> {
    if step.next.is_empty() {
        return vec![Arm { when: "", result: "", goal: onward }];
    }
    let arm = |branch: &'a Branch| {
        let goal = goal_in(index, branch)?;
        Some(Arm { when: branch.when.trim(), result: branch.result.trim(), goal })
    };
    step.next.iter().filter_map(arm).collect()
}

impl Chart<'_> {
    /// Whether each step is reached from the first.
    pub fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let Some(node) = self.nodes.get(at).filter(|_| !reached[at]) else { continue };
            reached[at] = true;
            open.extend(node.arms.iter().filter_map(|arm| arm.goal.step()));
        }
        reached
    }

    /// Whether an end is reached from each step.
    pub fn ending(&self) -> Vec<bool> {
        let mut ending = vec![false; self.nodes.len()];
        loop {
            let ends = |arm: &Arm<'_>| arm.goal.step().is_none_or(|step| ending[step]);
            let more = self.nodes.iter().enumerate().filter(|(at, node)| !ending[*at] && node.arms.iter().any(ends));
            let more: Vec<usize> = more.map(|(at, _)| at).collect();
            if more.is_empty() {
                return ending;
            }
            more.into_iter().for_each(|at| ending[at] = true);
        }
    }
}

impl Goal {
    pub fn step(self) -> Option<usize> {
        match self {
            Goal::Step(step) => Some(step),
            Goal::End => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn text(value: &str) -> Text {
        Text { value: value.to_owned(), ..Text::default() }
    }

    fn step(name: &str, next: &[&str]) -> Step {
        let branch = |to: &&str| Branch { to: text(to), ..Branch::default() };
        Step { name: text(name), next: next.iter().map(branch).collect(), ..Step::default() }
    }

    fn goals(steps: &[Step]) -> Vec<Vec<Option<usize>>> {
        let steps: Vec<&Step> = steps.iter().collect();
        chart(&steps, &[]).nodes.iter().map(|node| node.arms.iter().map(|arm| arm.goal.step()).collect()).collect()
    }

    #[test]
    fn steps_without_branches_follow_one_another_to_the_end() {
        assert_eq!(goals(&[step("申请", &[]), step("受理", &[])]), [vec![Some(1)], vec![None]]);
    }

    #[test]
    fn branches_lead_to_the_steps_they_name() {
        let steps = [step("申请", &[]), step("受理", &["决定", "申请", "结束"]), step("决定", &[])];
        assert_eq!(goals(&steps)[1], [Some(2), Some(0), None]);
    }

    #[test]
    fn a_step_that_is_called_the_end_is_a_step() {
        assert_eq!(goals(&[step("受理", &["结束"]), step("结束", &[])])[0], [Some(1)]);
    }

    #[test]
    fn a_branch_that_leads_nowhere_is_left_out() {
        let steps = [step("受理", &["审核", "决定"]), step("决定", &[])];
        assert_eq!(goals(&steps)[0], [Some(1)]);
        let steps: Vec<&Step> = steps.iter().collect();
        assert_eq!(goal(&steps, &steps[0].next[0]), None);
    }

    #[test]
    fn what_is_never_reached_and_what_never_ends_is_known() {
        let steps = [step("甲", &["丙"]), step("乙", &[]), step("丙", &["丙"])];
        let steps: Vec<&Step> = steps.iter().collect();
        let chart = chart(&steps, &[]);
        assert_eq!(chart.reached(), [true, false, true]);
        assert_eq!(chart.ending(), [false; 3]);
    }

    #[test]
    fn special_procedures_hang_off_their_step() {
        let steps = [step("受理", &[]), step("审查", &[])];
        let steps: Vec<&Step> = steps.iter().collect();
        let at = |step: &str| SpecialProcedure { step: text(step), ..SpecialProcedure::default() };
        let procedures = [at("审查"), at(""), at("没有")];
        let chart = chart(&steps, &procedures);
        assert_eq!([chart.nodes[0].special.len(), chart.nodes[1].special.len(), chart.loose.len()], [0, 1, 2]);
    }
}
