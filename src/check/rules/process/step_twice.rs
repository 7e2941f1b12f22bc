//! Two steps have the same name and text.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0203",
    name: "step-twice",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "两个环节的名称和内容完全一样。",
        why: "多半是复制后忘了改，流程图上会出现两个相同的框。",
        source: "GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "Two steps have the same name and text.",
        why: "Most likely a copy that was never changed; the flow chart shows the same box twice.",
        source: "GB/T 39554.2-2020, procedure",
    },
    bad: r#"steps:
  - name: 审查
    text: 核对材料是否齐全。
  - name: «审查»
    text: 核对材料是否齐全。
"#,
    good: r#"steps:
  - name: 初审
    text: 核对材料是否齐全。
  - name: 复审
    text: 核对初审意见。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for (index, step) in guide.steps.iter().enumerate().filter(|(_, step)| !step.name.is_empty()) {
        let is_same = |earlier: &Step| earlier.name.value == step.name.value && earlier.text.value == step.text.value;
        let is_same = |earlier: &&Step| is_same(earlier) && earlier.when == step.when;
        if let Some(first) = guide.steps[..index].iter().find(is_same) {
            let finding = RULE.at(step.name.span).arg("step", &step.name.value);
            found.push(finding.related(first.name.span, "first-here").help("step-twice.help"));
        }
    }
}
