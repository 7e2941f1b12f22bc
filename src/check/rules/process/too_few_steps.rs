//! The procedure has a single step.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0201",
    name: "too-few-steps",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "办理流程只有一步。",
        why: "国务院办公厅抽查中四分之一的事项流程有名无实；只写“办理”两个字，申请人看不出谁在办、办到哪了。",
        source: "《行政许可法》第三十条（公示程序）；GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "The procedure has a single step.",
        why: "A procedure of one step tells applicants neither who is at work nor how far the case has come.",
        source: "Administrative Licensing Law, art. 30; GB/T 39554.2-2020, procedure",
    },
    bad: r#"title: 甲
«steps»:
  - name: 办理
    limit: 1个工作日
"#,
    good: r#"title: 甲
steps:
  - name: 受理
    limit: 当场办结
  - name: 决定
    limit: 1个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    // No step at all is a missing field already.
    if guide.steps.len() == 1 {
        found.push(RULE.at(scope.at(guide.span, "steps")).help("too-few-steps.help"));
    }
}
