//! A branch, or a special procedure, names a step that is not there.

use crate::check::rules::prelude::*;
use crate::diag::{Diagnostic, nearest};
use crate::flow::goal;

pub const RULE: Rule = Rule {
    code: "P0501",
    name: "flow-step-unknown",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "环节的去向，或者特别程序的所在环节，写了一个没有的环节。",
        why: "流程图上这一支画不出来，申请人看不到材料不齐、不予受理时该怎么办。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "A branch, or a special procedure, names a step that is not there.",
        why: "The flow chart cannot show this branch, and applicants do not see what happens when papers are missing.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: «审核»
      - when: 不属于本部门职责
        to: 结束
  - name: 审查
    next:
      - to: «终止»
special_procedures:
  - name: 专家评审
    step: «评审»
"#,
    good: r#"steps:
  - name: 受理
    next:
      - when: 材料齐全
        to: 审查
      - when: 不属于本部门职责
        to: 结束
  - name: 审查
special_procedures:
  - name: 专家评审
    step: 审查
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let steps: Vec<&Step> = guide.steps.iter().collect();
    let branches = guide.steps.iter().flat_map(|step| &step.next).filter(|branch| !branch.to.is_empty());
    let unknown = branches.filter(|branch| goal(&steps, branch).is_none()).map(|branch| &branch.to);
    found.extend(unknown.map(|to| finding(&steps, to, "flow-step-unknown.help")));
    let places = guide.special_procedures.iter().map(|procedure| &procedure.step).filter(|step| !step.is_empty());
    let unknown = places.filter(|place| !steps.iter().any(|step| step.name.trim() == place.trim()));
    found.extend(unknown.map(|place| finding(&steps, place, "flow-step-unknown.help-place")));
}

/// With the step that is probably meant, else with all there are.
fn finding(steps: &[&Step], written: &Text, help: &'static str) -> Diagnostic {
    let names = || steps.iter().map(|step| step.name.trim()).filter(|name| !name.is_empty());
    let finding = RULE.at(written.span).arg("name", &written.value);
    match nearest(&written.value, names()) {
        Some(near) => finding.arg("near", near).help("flow-step-unknown.help-near"),
        None => finding.all(names()).help(help),
    }
}
