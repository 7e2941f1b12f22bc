//! A condition without what its cases do not need: 别人代办, where 公司 or 个体工商户 is said of every case beside it.

use super::simplified;
use crate::situation::{Answers, Formula, Situations};

/// A condition that comes to the same in each of these cases, with as few parts as dropping one after the other leaves.
pub fn simplest(situations: &Situations<'_>, formula: &Formula, cases: &[Answers]) -> Formula {
    let comes_to = |formula: &Formula| -> Vec<bool> {
        cases.iter().map(|answers| situations.holds(formula, answers) == Some(true)).collect()
    };
    let wanted = comes_to(formula);
    if wanted.iter().all(|holds| *holds) {
        return Formula::Const(true);
    }
    let is_same = |formula: &Formula| comes_to(formula) == wanted;
    let mut parts = Vec::new();
    collect(formula, &mut parts);
    parts.sort_by_key(|part| size(part));
    match parts.into_iter().find(|part| is_same(part)) {
        Some(part) => part.clone(),
        None => shorter(formula.clone(), &is_same),
    }
}

/// All conditions within one, each once.
fn collect<'f>(formula: &'f Formula, parts: &mut Vec<&'f Formula>) {
    match formula {
        Formula::All(inner) | Formula::Any(inner) => inner.iter().for_each(|part| collect(part, parts)),
        Formula::Not(inner) => collect(inner, parts),
        Formula::Const(_) | Formula::Is { .. } => {}
    }
    if !parts.contains(&formula) {
        parts.push(formula);
    }
}

fn size(formula: &Formula) -> usize {
    match formula {
        Formula::All(inner) | Formula::Any(inner) => 1 + inner.iter().map(size).sum::<usize>(),
        Formula::Not(inner) => 1 + size(inner),
        Formula::Const(_) | Formula::Is { .. } => 1,
    }
}

/// Drops parts that make no difference, the last first; then parts of the parts.
fn shorter(formula: Formula, is_same: &dyn Fn(&Formula) -> bool) -> Formula {
    let is_all = matches!(formula, Formula::All(_));
    let join = |parts: Vec<Formula>| if is_all { Formula::All(parts) } else { Formula::Any(parts) };
    let mut parts = match formula {
        Formula::All(parts) | Formula::Any(parts) => parts,
        other => return other,
    };
    for at in (0..parts.len()).rev() {
        let mut fewer = parts.clone();
        fewer.remove(at);
        if is_same(&join(fewer.clone())) {
            parts = fewer;
        }
    }
    for at in 0..parts.len() {
        let with = |part: &Formula| {
            let mut all = parts.clone();
            all[at] = part.clone();
            join(all)
        };
        parts[at] = shorter(parts[at].clone(), &|part| is_same(&with(part)));
    }
    simplified(join(parts))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::situation::{Answer, Test};

    fn formula() -> impl Strategy<Value = Formula> {
        let is = |(question, option)| Formula::Is { question, test: Test::Options(vec![option]) };
        (0usize..3, 0usize..2).prop_map(is).prop_recursive(3, 16, 3, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Formula::All),
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Formula::Any),
                inner.prop_map(|part| Formula::Not(Box::new(part))),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_simplest_condition_comes_to_the_same_in_every_case_and_is_never_longer(formula in formula()) {
            let question = |id: &str| format!("  - {{id: {id}, ask: 问, options: [{{id: x, label: 一}}, {{id: y, label: 二}}]}}\n");
            let yaml = format!("title: 甲\nquestions:\n{}{}{}", question("a"), question("b"), question("c"));
            let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), yaml)]);
            let guide = crate::model::parse(&tree).0.guides[0].value.head.clone();
            let (known, _) = Situations::of(&guide).expect("questions");
            let one = |bits: usize| {
                let answer = |at: usize| Answer::Options(BTreeSet::from([bits >> at & 1]));
                (0..3).fold(Answers::default(), |answers, at| answers.with(at, answer(at)))
            };
            let cases: Vec<Answers> = (0..8).map(one).collect();
            let short = simplest(&known, &formula, &cases);
            prop_assert!(size(&short) <= size(&formula));
            for answers in &cases {
                prop_assert_eq!(known.holds(&short, answers), known.holds(&formula, answers));
            }
        }
    }
}
