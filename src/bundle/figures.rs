//! Before and after in figures (减环节、减材料、减时限、减跑动).

use std::collections::BTreeSet;

use super::{Chain, working_days};
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

/// What a condition comes to; `None` while it is open, which counts as needed.
type Holds<'h> = &'h dyn Fn(&Formula) -> Option<bool>;

impl Change {
    pub fn of(chain: &Chain<'_>, holds: Holds<'_>) -> Self {
        let active = (0..chain.members.len()).filter(|at| holds(chain.logic.active(*at)) != Some(false));
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
        change.departments(chain, &active, holds);
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
    fn departments(&mut self, chain: &Chain<'_>, active: &[usize], holds: Holds<'_>) {
        let of = |at: &usize| chain.members[*at].guide.department.as_ref().map(|department| department.id.clone());
        self.before.departments = active.iter().filter_map(of).collect::<BTreeSet<_>>().len();
        let is_apart =
            |at: &&usize| chain.members[**at].written.apart == Some(true) && visits_of(chain, **at, holds) > 0;
        let lead = chain.bundle.department.as_ref().map(|department| department.id.clone());
        let after: BTreeSet<String> = active.iter().filter(is_apart).filter_map(of).chain(lead).collect();
        self.after.departments = if active.is_empty() { 0 } else { after.len().max(1) };
    }

    fn papers(&mut self, chain: &Chain<'_>, holds: Holds<'_>) {
        let needed = |formula: &Formula| holds(formula) != Some(false);
        for paper in &chain.papers {
            for line in paper.uses.iter().filter(|line| needed(&line.alone)) {
                self.before.materials += 1;
                self.before.originals = self.before.originals.saturating_add(line.used.originals.unwrap_or(0));
                self.before.copies = self.before.copies.saturating_add(line.used.copies.unwrap_or(0));
            }
            if let Some(count) = paper.count(chain.one_set(), &needed) {
                self.after.materials += 1;
                self.after.originals = self.after.originals.saturating_add(count.originals);
                self.after.copies = self.after.copies.saturating_add(count.copies);
            }
        }
    }
}

/// Working days of a member; `None` when it is not part of it.
pub fn days_of(chain: &Chain<'_>, member: usize, holds: Holds<'_>) -> Option<u32> {
    if holds(chain.logic.active(member)) == Some(false) {
        return None;
    }
    let own = chain.members[member].guide.promised_limit.map(working_days);
    let variants = chain.limits(member).map(|(when, limit)| (holds(when), working_days(limit)));
    Some(of_variants(variants, own))
}

/// The value of the first variant that holds, else the guide's own; of those that still may be it, the greatest.
fn of_variants(variants: impl Iterator<Item = (Option<bool>, u32)>, own: Option<u32>) -> u32 {
    let mut most = None;
    for (holds, value) in variants.filter(|(holds, _)| *holds != Some(false)) {
        most = most.max(Some(value));
        if holds == Some(true) {
            return most.unwrap_or(value);
        }
    }
    most.max(own).unwrap_or(0)
}

/// Working days of a member as part of the bundle, which may promise less than its own.
pub fn joint_days(chain: &Chain<'_>, member: usize, own: u32) -> u32 {
    chain.members[member].written.limit.map_or(own, |limit| working_days(limit).min(own))
}

fn visits_of(chain: &Chain<'_>, member: usize, holds: Holds<'_>) -> u32 {
    let guide = chain.members[member].guide;
    let variants = guide.variants.iter().zip(&chain.variants[member]);
    let variants = variants.filter_map(|(variant, when)| Some((holds(when), variant.visits?)));
    of_variants(variants, guide.visits)
}
