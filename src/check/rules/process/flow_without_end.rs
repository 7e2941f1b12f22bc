//! From some step, no way leads to an end.

use crate::check::rules::prelude::*;
use crate::flow::{chart, goal};

pub const RULE: Rule = Rule {
    code: "P0503",
    name: "flow-without-end",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "走到这个环节以后，怎么走都到不了结束。",
        why: "照流程图办，这件事永远办不完；去向写成了一个圈。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "From this step, no way leads to an end.",
        why: "By this flow chart the case is never done; the branches run in a circle.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: «受理»
  - name: 审查
    next:
      - when: 材料齐全
        to: 审查
      - when: 材料不齐全
        to: 受理
"#,
    good: r#"steps:
  - name: 受理
  - name: 审查
    next:
      - when: 材料齐全
        to: 结束
      - when: 材料不齐全
        to: 受理
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let steps: Vec<&Step> = guide.steps.iter().collect();
    if steps.iter().flat_map(|step| &step.next).any(|branch| goal(&steps, branch).is_none()) {
        return;
    }
    let chart = chart(&steps, &guide.special_procedures);
    let stuck = chart.reached().into_iter().zip(chart.ending()).position(|(reached, ending)| reached && !ending);
    // One place is enough: whoever mends it mends the circle.
    if let Some(step) = stuck.and_then(|at| steps.get(at)) {
        let span = if step.name.is_empty() { step.span } else { step.name.span };
        found.push(RULE.at(span).arg("step", &step.name.value).help("flow-without-end.help"));
    }
}
