//! Two branches of a step are taken in the same case.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0505",
    name: "branch-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一个环节有两个去向写的是同一种情况。",
        why: "同一种情况指向两处，流程图自相矛盾；多半是复制后忘了改。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "Two branches of a step are taken in the same case.",
        why: "One case leads to two places and the chart contradicts itself; most likely a copy that was never changed.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: 审查
      - when: «材料齐全。»
        to: 结束
  - name: 审查
"#,
    good: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: 审查
      - when: 材料不齐全
        to: 结束
  - name: 审查
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for step in &guide.steps {
        for (index, branch) in step.next.iter().enumerate().filter(|(_, branch)| !bare(&branch.when).is_empty()) {
            let is_same = |earlier: &&Branch| bare(&earlier.when) == bare(&branch.when);
            if let Some(first) = step.next[..index].iter().find(is_same) {
                let finding = RULE.at(branch.when.span).arg("when", &branch.when.value);
                found.push(finding.related(first.when.span, "first-here").help("branch-twice.help"));
            }
        }
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
