//! Before and after in figures (减环节、减材料、减时限、减跑动).

use std::collections::BTreeSet;

use super::{Chain, working_days};
use crate::model::Guide;
use crate::situation::Formula;

/// What it takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figures {
    /// Departments that one has to turn to.
    pub departments: usize,
    /// Applications that are filed.
    pub applications: usize,
    pub visits: u32,
    /// Lines of the lists of papers.
    pub materials: usize,
    pub originals: u32,
    pub copies: u32,
    /// Working days.
    pub days: u32,
}

/// Every member by itself against all of them together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    pub before: Figures,
    pub after: Figures,
    /// The members that take longest in a row.
    pub path: Vec<usize>,
}

type Holds<'h> = &'h dyn Fn(&Formula) -> bool;

impl Change {
    pub fn of(chain: &Chain<'_>, holds: Holds<'_>) -> Self {
        let active = (0..chain.members.len()).filter(|at| holds(chain.logic.active(*at)));
        let active: Vec<usize> = active.collect();
        let days: Vec<Option<u32>> = (0..chain.members.len()).map(|at| days_of(chain, at, holds)).collect();
        let joint: Vec<Option<u32>> =
            (0..days.len()).map(|at| days[at].map(|own| joint_days(chain, at, own))).collect();
        let (longest, path) = chain.order.longest(&joint);
        let mut change = Change { path, ..Change::default() };
        change.before.applications = active.len();
        change.after.applications = active.len().min(1);
        change.before.days = days.iter().flatten().fold(0, |sum, days| sum.saturating_add(*days));
        change.after.days = longest;
        change.visits(chain, &active, holds);
        change.departments(chain, &active);
        change.papers(chain, holds);
        change
    }

    /// Together: one way to the lead window for all, as often as the member that needs most, and those that need a visit of
    /// their own.
    fn visits(&mut self, chain: &Chain<'_>, active: &[usize], holds: Holds<'_>) {
        let mut at_lead = 0;
        for &at in active {
            let visits = visits_of(chain, at, holds);
            self.before.visits = self.before.visits.saturating_add(visits);
            match chain.members[at].written.apart {
                Some(true) => self.after.visits = self.after.visits.saturating_add(visits),
                _ => at_lead = visits.max(at_lead),
            }
        }
        self.after.visits = self.after.visits.saturating_add(at_lead);
    }

    /// Together: the department in the lead, and those that are visited apart.
    fn departments(&mut self, chain: &Chain<'_>, active: &[usize]) {
        let of = |guide: &Guide| guide.department.as_ref().map(|department| department.id.clone());
        let guides = active.iter().map(|at| &chain.members[*at]);
        self.before.departments = guides.clone().filter_map(|member| of(member.guide)).collect::<BTreeSet<_>>().len();
        let apart = guides.filter(|m| m.written.apart == Some(true) && m.guide.visits.unwrap_or(0) > 0);
        let lead = chain.bundle.department.as_ref().map(|department| department.id.clone());
        let after: BTreeSet<String> = apart.filter_map(|member| of(member.guide)).chain(lead).collect();
        self.after.departments = if active.is_empty() { 0 } else { after.len().max(1) };
    }

    fn papers(&mut self, chain: &Chain<'_>, holds: Holds<'_>) {
        for paper in &chain.papers {
            for line in paper.uses.iter().filter(|line| holds(&line.alone)) {
                self.before.materials += 1;
                self.before.originals = self.before.originals.saturating_add(line.used.originals.unwrap_or(0));
                self.before.copies = self.before.copies.saturating_add(line.used.copies.unwrap_or(0));
            }
            if let Some(count) = paper.count(chain.one_set(), holds) {
                self.after.materials += 1;
                self.after.originals = self.after.originals.saturating_add(count.originals);
                self.after.copies = self.after.copies.saturating_add(count.copies);
            }
        }
    }
}

/// Working days of a member: the longest limit of the variants that hold, else its own; `None` when it is not part of it.
pub fn days_of(chain: &Chain<'_>, member: usize, holds: Holds<'_>) -> Option<u32> {
    if !holds(chain.logic.active(member)) {
        return None;
    }
    let own = chain.members[member].guide.promised_limit.map(working_days);
    let variants = chain.limits(member).filter(|(when, _)| holds(when)).map(|(_, limit)| working_days(limit));
    Some(variants.max().or(own).unwrap_or(0))
}

/// Working days of a member as part of the bundle, which may promise less than its own.
pub fn joint_days(chain: &Chain<'_>, member: usize, own: u32) -> u32 {
    chain.members[member].written.limit.map_or(own, |limit| working_days(limit).min(own))
}

fn visits_of(chain: &Chain<'_>, member: usize, holds: Holds<'_>) -> u32 {
    let guide = chain.members[member].guide;
    let variants = guide.variants.iter().zip(&chain.variants[member]).filter(|(_, when)| holds(when));
    variants.filter_map(|(variant, _)| variant.visits).max().or(guide.visits).unwrap_or(0)
}
