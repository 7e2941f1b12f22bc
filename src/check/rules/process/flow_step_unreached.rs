//! No way leads from the first step to this one.

use crate::check::rules::prelude::*;
use crate::flow::{chart, goal};

pub const RULE: Rule = Rule {
    code: "P0502",
    name: "flow-step-unreached",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "从第一个环节出发，怎么走都到不了这个环节。",
        why: "流程图上会有一个没有箭头指向的框；多半是前面的去向漏写了一支。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "No way leads from the first step to this one.",
        why: "The flow chart shows a box that no arrow reaches; most likely a branch was left out.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: 受理
    next:
      - when: 不符合条件
        to: 结束
      - when: 材料不齐全
        to: 受理
  - name: «审查»
"#,
    good: r#"steps:
  - name: 受理
    next:
      - when: 不符合条件
        to: 结束
      - when: 材料不齐全
        to: 受理
      - when: 材料齐全
        to: 审查
  - name: 审查
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let steps: Vec<&Step> = guide.steps.iter().collect();
    // A name that was misspelt is the mistake then.
    if steps.iter().flat_map(|step| &step.next).any(|branch| goal(&steps, branch).is_none()) {
        return;
    }
    let reached = chart(&steps, &guide.special_procedures).reached();
    for (step, _) in steps.iter().zip(reached).filter(|(step, reached)| !reached && !step.name.is_empty()) {
        let finding = RULE.at(step.name.span).arg("step", &step.name.value);
        found.push(finding.help("flow-step-unreached.help"));
    }
}
