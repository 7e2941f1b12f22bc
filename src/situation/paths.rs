//! Every way through the questions of a guide.
//!
//! Deliberately absent: any cleverness. It is for the few hundred situations that pages and cards are made for; what must be
//! known of all, however many, is proved (`prove/`).

use super::region::representative;
use super::{Answer, Answers, Asked, Domain, Interval, Situations};

/// Every complete combination of answers to the questions that are asked, one value for each region of a number or date, in
/// the order of the questions and options; `None` when there are more than `limit`.
pub fn paths(situations: &Situations<'_>, limit: usize) -> Option<Vec<Answers>> {
    let regions = situations.regions();
    let mut paths = vec![Answers::default()];
    for (at, asked) in situations.questions.iter().enumerate() {
        let mut answers = None;
        let mut longer = Vec::with_capacity(paths.len());
        for path in paths {
            if situations.is_asked(at, &path) == Some(true) {
                if answers.is_none() {
                    answers = Some(all_answers(asked, &regions[at], limit)?);
                }
                let answers = answers.iter().flatten();
                longer.extend(answers.map(|answer| path.clone().with(at, answer.clone())));
            } else {
                longer.push(path);
            }
            if longer.len() > limit {
                return None;
            }
        }
        paths = longer;
    }
    (paths.len() <= limit).then_some(paths)
}

/// What may be answered, one value for each region; `None` when that is more than `limit`. A choice without options, which
/// is a slip of its own, has no answer but does not bar the way: its one "answer" chooses nothing.
fn all_answers(asked: &Asked<'_>, regions: &[Interval], limit: usize) -> Option<Vec<Answer>> {
    let options = match asked.domain {
        Domain::Number(_) | Domain::Date(_) => {
            let values = regions.iter().map(|region| Answer::Value(representative(asked, *region)));
            return (regions.len() <= limit).then(|| values.collect());
        }
        Domain::One(0) => return Some(vec![Answer::Options([].into())]),
        Domain::One(options) => return (options <= limit).then(|| (0..options).map(Answers::option).collect()),
        Domain::Several(options) => options,
    };
    let count = 1_u32.checked_shl(options.try_into().ok()?)?;
    if count as usize > limit {
        return None;
    }
    let chosen = |set: u32| (0..options).filter(|at| set >> at & 1 == 1).collect();
    Some((0..count).map(|set| Answer::Options(chosen(set))).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PASSPORT, guide};
    use super::*;
    use crate::lang::Lang;

    fn counted(yaml: &str, limit: usize) -> Option<usize> {
        let guide = guide(yaml);
        let (situations, _) = Situations::of(&guide)?;
        paths(&situations, limit).map(|paths| paths.len())
    }

    #[test]
    fn each_way_answers_what_is_asked_and_nothing_else() {
        let guide = guide(PASSPORT);
        let (situations, _) = Situations::of(&guide).unwrap();
        let paths = paths(&situations, 100).unwrap();
        // Himself: three regions of age (15 and less, to 59, from 60) times four sets of papers; the agent: three.
        assert_eq!(paths.len(), 3 * 4 + 3);
        let ages = |path: &Answers| match path.of(1) {
            Some(Answer::Value(age)) => *age,
            other => panic!("{other:?}"),
        };
        let mut seen: Vec<i64> = paths.iter().map(ages).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, [15, 16, 60], "each beside its threshold");
        for path in &paths {
            for (at, asked) in situations.questions.iter().enumerate() {
                assert_eq!(situations.is_asked(at, path), Some(path.of(at).is_some()), "{}", asked.id());
            }
            for formula in situations.formulas() {
                assert!(
                    situations.holds(formula, path).is_some(),
                    "{}",
                    super::super::told(Lang::En, &situations, formula)
                );
            }
        }
        let distinct: std::collections::BTreeSet<_> = paths.iter().collect();
        assert_eq!(distinct.len(), paths.len());
    }

    #[test]
    fn more_ways_than_the_limit_are_none_at_once() {
        assert_eq!(counted(PASSPORT, 15), Some(15));
        assert_eq!(counted(PASSPORT, 14), None);
        let options: String = (0..5).map(|at| format!("{{id: o{at}, label: 第{at}}},")).collect();
        let many: String = (0..20).map(|at| format!("  - {{id: q{at}, ask: 问, options: [{options}]}}\n")).collect();
        assert_eq!(counted(&format!("questions:\n{many}"), 1000), None);
        let options: String = (0..200).map(|at| format!("{{id: o{at}, label: 第{at}}},")).collect();
        let several = format!("questions: [{{id: a, ask: 问, kind: 多选, options: [{options}]}}]");
        assert_eq!(counted(&several, usize::MAX), None);
    }

    #[test]
    fn questions_without_options_do_not_bar_the_way() {
        let choice = "{id: who, ask: 谁？, options: [{id: a, label: 甲}, {id: b, label: 乙}]}";
        assert_eq!(counted(&format!("questions: [{{id: none, ask: 问}}, {choice}]"), 9), Some(2));
    }

    #[test]
    fn a_range_that_nothing_divides_is_one_region() {
        let born = "questions: [{id: born, ask: 哪天生？, name: 生日, kind: 日期}]";
        let guide = guide(born);
        let (situations, _) = Situations::of(&guide).unwrap();
        let found = paths(&situations, 9).unwrap();
        assert_eq!(found, [Answers::default().with(0, Answer::Value(10_957))], "2000-01-01");
    }
}
