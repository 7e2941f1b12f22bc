//! The steps that a situation leaves, with every way between them leading somewhere.
//!
//! What an applicant expects: a step that this case does not have is not drawn, and whoever was sent there goes on with the
//! step behind it, or is done where there is none. Where another branch of the same step goes on to a step that this case
//! does have, the branch to the missing one is of another case, and goes with it. A special procedure goes with its step.

use std::collections::BTreeMap;

use crate::model::{Branch, Guide, Step};

/// Where a case ends, as editors write it.
const END: &str = "结束";

/// Turns away from steps that do not hold; the steps themselves are dropped by the caller.
pub fn turn_away(guide: &mut Guide, is_dropped: impl Fn(usize) -> bool) {
    let count = guide.steps.len();
    if !(0..count).any(&is_dropped) {
        return;
    }
    let index = index(&guide.steps);
    let names: Vec<String> = guide.steps.iter().map(|step| step.name.trim().to_owned()).collect();
    let place = |name: &str| index.get(name.trim()).copied();
    guide.special_procedures.retain(|procedure| !place(&procedure.step).is_some_and(&is_dropped));
    // The step behind one that is dropped, if it can be named; else the end.
    let behind = |at: usize| match (at + 1..count).find(|next| !is_dropped(*next)) {
        None => Some(END.to_owned()),
        Some(next) => Some(names[next].clone()).filter(|name| index.get(name) == Some(&next)),
    };
    for (at, step) in guide.steps.iter_mut().enumerate() {
        let target = |branch: &Branch| place(&branch.to);
        let goes_on = |branch: &Branch| target(branch).is_some_and(|to| to > at && !is_dropped(to));
        let goes_on = step.next.iter().any(goes_on);
        step.next.retain_mut(|branch| match target(branch).filter(|to| is_dropped(*to)) {
            None => true,
            Some(to) if to > at && goes_on => false,
            Some(to) => behind(to).map(|name| branch.to.value = name).is_some(),
        });
    }
}

/// Steps by name; of two with one name the first.
fn index(steps: &[Step]) -> BTreeMap<String, usize> {
    let mut index = BTreeMap::new();
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.name.is_empty()) {
        index.entry(step.name.trim().to_owned()).or_insert(at);
    }
    index
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, Situations, settled};
    use crate::model::Guide;

    const GUIDE: &str = "title: 甲
questions:
  - {id: way, ask: 怎么办？, options: [{id: usual, label: 一般方式}, {id: promise, label: 告知承诺}]}
steps:
  - name: 受理
    next: [{when: 齐全, to: 检查}, {when: 不齐全, to: 受理}, {when: 不归这里管, to: 结束}]
  - {name: 检查, when: {way: usual}, next: [{when: 合格, to: 决定}, {when: 要整改, to: 检查}]}
  - {name: 决定, next: [{when: 准予, to: 送达}, {when: 有异议, to: 检查}]}
  - {name: 送达, when: {way: usual}}
special_procedures: [{name: 听证, step: 检查}, {name: 公告}]
";

    fn read(yaml: &str) -> Guide {
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), yaml.to_owned())]);
        crate::model::parse(&tree).0.guides[0].value.head.clone()
    }

    /// "受理: 齐全→决定" of each step that is left when this option is chosen.
    fn left(yaml: &str, option: usize) -> Vec<String> {
        let guide = read(yaml);
        let (known, _) = Situations::of(&guide).unwrap();
        let guide = settled(&guide, &known, &Answers::default().with(0, Answers::option(option)));
        let ways = |step: &crate::model::Step| -> Vec<String> {
            step.next.iter().map(|branch| format!("{}→{}", branch.when.value, branch.to.value)).collect()
        };
        let special = guide.special_procedures.iter().map(|procedure| procedure.name.value.clone());
        let steps = guide.steps.iter().map(|step| format!("{}: {}", step.name.value, ways(step).join(" ")));
        steps.chain(special).collect()
    }

    #[test]
    fn whoever_was_sent_to_a_missing_step_goes_on_behind_it() {
        let expected = ["受理: 齐全→决定 不齐全→受理 不归这里管→结束", "决定: 准予→结束 有异议→决定", "公告"];
        assert_eq!(left(GUIDE, 1), expected);
    }

    #[test]
    fn nothing_changes_where_all_steps_are_there() {
        assert_eq!(left(GUIDE, 0)[1], "检查: 合格→决定 要整改→检查");
        assert_eq!(left(GUIDE, 0).len(), 6);
    }

    #[test]
    fn a_branch_of_another_case_goes_with_its_step() {
        let yaml = "title: 甲
questions:
  - {id: way, ask: 怎么办？, options: [{id: usual, label: 一般方式}, {id: promise, label: 告知承诺}]}
steps:
  - {name: 受理, next: [{when: 一般方式, to: 检查}, {when: 告知承诺, to: 承诺}]}
  - {name: 检查, when: {way: usual}, next: [{to: 决定}]}
  - {name: 承诺, when: {way: promise}}
  - {name: 决定}
";
        assert_eq!(left(yaml, 0), ["受理: 一般方式→检查", "检查: →决定", "决定: "]);
        assert_eq!(left(yaml, 1), ["受理: 告知承诺→承诺", "承诺: ", "决定: "]);
    }
}
