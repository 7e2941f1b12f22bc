//! How complete a guide is in each of its situations: a list that is whole for one applicant may lack what another needs.
//!
//! In: a guide with questions. Out: how many of its situations lack nothing, and what the others lack. Each situation is the
//! guide with only the lines that may hold in it. Every combination of answers is looked at while there are few; else
//! each answer by itself, the other questions being open. Numbers and dates count as the ranges that conditions tell apart.

use std::collections::BTreeSet;

use super::element::{ALL, Item, State};
use super::view::{SituationRow, SituationSum};
use crate::lang::Lang;
use crate::model::{Guide, Material};
use crate::situation::{Answer, Answers, Domain, Formula, Interval, Part, Situations, Test, settled, told};

/// Situations that are looked at one by one.
const MOST: usize = 256;
/// Situations that are named.
const NAMED: usize = 5;

/// The guide's situations; `None` when it asks nothing. `entries` are the catalogue's of its materials.
pub fn sum(lang: Lang, guide: &Guide, entries: &[Option<&Material>]) -> Option<SituationSum> {
    let (situations, _) = Situations::of(guide).filter(|(situations, _)| !situations.questions.is_empty())?;
    let all = every(&situations);
    let lacking: Vec<(&Case, BTreeSet<usize>)> =
        all.iter().map(|case| (case, missing(&situations, guide, entries, &case.answers))).collect();
    let everywhere = lacking.iter().map(|(_, missing)| missing.clone()).reduce(|one, other| &one & &other);
    let everywhere = everywhere.unwrap_or_default();
    let complete = lacking.iter().filter(|(_, missing)| missing.is_empty()).count();
    let rows = lacking.iter().map(|(case, missing)| (case, missing - &everywhere)).filter(|(_, own)| !own.is_empty());
    let rows = rows.take(NAMED).map(|(case, own)| SituationRow {
        words: told(lang, &situations, &case.formula),
        elements: own.iter().map(|at| lang.text(ALL[*at].name)).collect::<Vec<_>>().join(lang.pick("、", ", ")),
    });
    let counts = [("complete", complete.to_string()), ("all", all.len().to_string())];
    let counts: Vec<(&'static str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    Some(SituationSum { told: lang.say("office.situations", &counts), rows: rows.collect() })
}

/// Answers, and the same as a condition, for its words.
#[derive(Clone)]
struct Case {
    answers: Answers,
    formula: Formula,
}

impl Case {
    fn with(&self, question: usize, (answer, test): (Answer, Formula)) -> Self {
        let mut parts = match &self.formula {
            Formula::All(parts) => parts.clone(),
            _ => Vec::new(),
        };
        parts.push(test);
        Case { answers: self.answers.clone().with(question, answer), formula: Formula::All(parts) }
    }
}

fn every(situations: &Situations<'_>) -> Vec<Case> {
    let start = Case { answers: Answers::default(), formula: Formula::All(Vec::new()) };
    let mut cases = vec![start.clone()];
    let by_question = choices(situations);
    for (question, choices) in by_question.iter().enumerate() {
        let mut next = Vec::new();
        for case in &cases {
            match situations.is_asked(question, &case.answers) {
                Some(false) => next.push(case.clone()),
                _ => next.extend(choices.iter().map(|choice| case.with(question, choice.clone()))),
            }
        }
        if next.len() > MOST {
            return single(&by_question, &start);
        }
        cases = next;
    }
    cases
}

/// Each answer by itself.
fn single(choices: &[Vec<(Answer, Formula)>], start: &Case) -> Vec<Case> {
    let each = choices.iter().enumerate().flat_map(|(at, choices)| choices.iter().map(move |choice| (at, choice)));
    each.map(|(question, choice)| start.with(question, choice.clone())).take(MOST).collect()
}

/// The answers of each question that anything can tell apart.
fn choices(situations: &Situations<'_>) -> Vec<Vec<(Answer, Formula)>> {
    let regions = situations.regions();
    regions.iter().enumerate().map(|(question, regions)| choices_of(situations, question, regions)).collect()
}

fn choices_of(situations: &Situations<'_>, question: usize, regions: &[Interval]) -> Vec<(Answer, Formula)> {
    let is = |test| Formula::Is { question, test };
    let option = |at: usize| (Answers::option(at), is(Test::Options(vec![at])));
    match situations.questions[question].domain {
        Domain::One(count) => (0..count).map(option).collect(),
        Domain::Several(count) => {
            let none = Formula::Not(Box::new(is(Test::Options((0..count).collect()))));
            std::iter::once((Answer::Options(BTreeSet::new()), none)).chain((0..count).map(option)).collect()
        }
        Domain::Number(_) | Domain::Date(_) => {
            regions.iter().map(|range| (Answer::Value(range.min), is(Test::Within(vec![*range])))).collect()
        }
    }
}

/// Elements, by their place in [`ALL`], that the guide lacks in a situation.
fn missing(
    situations: &Situations<'_>,
    guide: &Guide,
    entries: &[Option<&Material>],
    answers: &Answers,
) -> BTreeSet<usize> {
    let may_hold = |part: Part| situations.holds(situations.when(part), answers) != Some(false);
    let narrowed = settled(guide, situations, answers);
    let kept = entries.iter().enumerate().filter(|(at, _)| may_hold(Part::Material(*at))).map(|(_, entry)| *entry);
    let item = Item { guide: &narrowed, materials: narrowed.materials.iter().zip(kept).collect() };
    (0..ALL.len()).filter(|at| ALL[*at].state(&item) == State::Missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summed(yaml: &str) -> Option<SituationSum> {
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), format!("title: 甲\n{yaml}"))]);
        let (content, _) = crate::model::parse(&tree);
        let guide = &content.guides[0].value.head;
        sum(Lang::Zh, guide, &vec![None; guide.materials.len()])
    }

    fn rows(sum: &SituationSum) -> Vec<String> {
        sum.rows.iter().map(|row| format!("{}：{}", row.words, row.elements)).collect()
    }

    const QUESTIONS: &str = "questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150, show_when: {who: self}}
";

    #[test]
    fn only_the_situation_of_the_line_lacks_what_the_line_lacks() {
        let sum = summed(&format!(
            "{QUESTIONS}materials:
  - {{name: 身份证, originals: 1, copies: 0, medium: 纸质, necessity: 必要, source: 申请人自备}}
  - {{name: 监护人身份证, originals: 1, copies: 0, medium: 纸质, necessity: 必要, when: {{age: 不满16}}}}
"
        ));
        let sum = sum.unwrap();
        assert_eq!(rows(&sum), ["本人来，并且年龄不满16岁：来源渠道"]);
        assert!(sum.told.contains("3"), "an agent is asked for no age: {}", sum.told);
    }

    #[test]
    fn a_situation_without_a_material_lacks_its_materials() {
        let yaml = format!("{QUESTIONS}materials:\n  - {{name: 身份证, when: {{who: self}}}}\n");
        assert_eq!(rows(&summed(&yaml).unwrap()).last().unwrap(), "别人代办：申请材料");
        assert!(summed("materials:\n  - {name: 身份证}\n").is_none(), "nothing is asked");
    }

    #[test]
    fn many_questions_are_looked_at_one_by_one() {
        let options: Vec<String> = (0..5).map(|at| format!("{{id: o{at}, label: 选项{at}}}")).collect();
        let question = |at| format!("  - {{id: q{at}, ask: 问{at}？, options: [{}]}}\n", options.join(", "));
        let yaml: String = (0..20).map(question).collect();
        let sum = summed(&format!("questions:\n{yaml}")).unwrap();
        assert!(sum.told.contains("100"), "20 questions with 5 answers: {}", sum.told);
    }
}
