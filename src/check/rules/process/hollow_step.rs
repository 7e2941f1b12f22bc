//! The text of a step only repeats its name or says nothing.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0202",
    name: "hollow-step",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "环节内容只是重复环节名称，或者是“按规定办理”之类的空话。",
        why: "抽查把有名无实的流程算作缺项；申请人读完仍不知道这一步要配合什么。",
        source: "《优化营商环境条例》第三十五条（细化量化政务服务标准）",
    },
    en: Doc {
        what: "The text of a step only repeats its name or says nothing.",
        why: "Inspections count steps in name only as missing; applicants still do not know what to do.",
        source: "Regulation on the Business Environment, art. 35",
    },
    bad: r#"steps:
  - name: 受理
    text: «受理。»
  - name: 审查
    text: «按规定办理»
"#,
    good: r#"steps:
  - name: 受理
    text: 核对户口簿，材料齐全的当场收下。
  - name: 审查
    text: 核对登记信息，确认没有重复领证。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for step in guide.steps.iter().filter(|step| !step.text.is_empty()) {
        let said = bare(&step.text);
        if said == bare(&step.name) || EMPTY.contains(&said) {
            let finding = RULE.at(step.text.span).arg("step", &step.name.value);
            found.push(finding.help("hollow-step.help"));
        }
    }
}

const EMPTY: &[&str] =
    &["按规定办理", "依法办理", "按程序办理", "按流程办理", "按照规定办理", "无", "略", "同上", "暂无"];

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
