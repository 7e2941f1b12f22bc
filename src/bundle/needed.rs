//! In which situations a paper is brought, in as few words as the answers allow.
//!
//! A paper that several members ask for holds under one condition for each: “个体工商户，并且请别人代办，或者公司，并且请别人代办”.
//! Where every situation has one of those members, that is “请别人代办”, and a paper that is handed on in every situation is
//! never brought. Scenes are all the answers that decide which members take part, so what holds in each of them holds always.

use super::chain::Chain;
use super::logic::simplified;
use super::paper::Paper;
use crate::situation::Formula;

impl Chain<'_> {
    /// When the paper must be brought to the bundle: `true` for always, `false` for never.
    pub fn needed(&self, paper: &Paper<'_>) -> Formula {
        let mut groups: Vec<(Formula, Vec<Formula>)> = Vec::new();
        for line in &paper.uses {
            let own = self.logic.line(line.member, line.used.when.as_ref());
            let given = Formula::Any(line.givers.iter().map(|giver| self.logic.active(*giver).clone()).collect());
            let asked = Formula::All(vec![self.logic.active(line.member).clone(), Formula::Not(Box::new(given))]);
            match groups.iter_mut().find(|(known, _)| *known == own) {
                Some((_, members)) => members.push(asked),
                None => groups.push((own, vec![asked])),
            }
        }
        let group = |(own, members): (Formula, Vec<Formula>)| {
            Formula::All(vec![self.reduced(simplified(Formula::Any(members))), self.reduced(own)])
        };
        simplified(Formula::Any(groups.into_iter().map(group).collect()))
    }

    /// The same condition without parts that hold in every situation, or in none.
    fn reduced(&self, formula: Formula) -> Formula {
        if let Some(value) = self.in_every_scene(&formula) {
            return Formula::Const(value);
        }
        let all = |parts: Vec<Formula>| parts.into_iter().map(|part| self.reduced(part)).collect();
        simplified(match formula {
            Formula::All(parts) => Formula::All(all(parts)),
            Formula::Any(parts) => Formula::Any(all(parts)),
            Formula::Not(part) => Formula::Not(Box::new(self.reduced(*part))),
            other => other,
        })
    }

    fn in_every_scene(&self, formula: &Formula) -> Option<bool> {
        let mut values = self.scenes().all.iter().map(|scene| self.logic.situations.holds(formula, &scene.answers));
        let first = values.next()??;
        values.all(|value| value == Some(first)).then_some(first)
    }
}
