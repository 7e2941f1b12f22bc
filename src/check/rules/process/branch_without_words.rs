//! A step has several branches, and one does not say in which case it is taken.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0504",
    name: "branch-without-words",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一个环节有几个去向，其中有的没写什么情况下走这一支。",
        why: "流程图上两个箭头，申请人不知道自己走哪一个。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "A step has several branches, and one does not say in which case it is taken.",
        why: "Two arrows leave a box, and applicants do not know which is theirs.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: 审查
      - to: «结束»
  - name: 审查
"#,
    good: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: 审查
      - when: 不符合条件
        to: 结束
  - name: 审查
    next: [结束]
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for step in guide.steps.iter().filter(|step| step.next.len() > 1) {
        for branch in step.next.iter().filter(|branch| branch.when.trim().is_empty()) {
            let span = if branch.to.is_empty() { branch.span } else { branch.to.span };
            let finding = RULE.at(span).arg("step", &step.name.value);
            found.push(finding.help("branch-without-words.help"));
        }
    }
}
