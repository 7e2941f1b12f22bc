//! A step of an on-the-spot case takes days.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0105",
    name: "on-the-spot-steps",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "即办件的某个环节要等几天。",
        why: "说好当场办，流程里却要等，申请人会白等或者再跑一趟。",
        source: "GB/T 39554.2-2020 办件类型、办理流程",
    },
    en: Doc {
        what: "A step of an on-the-spot case takes days.",
        why: "The guide says “at once” and its procedure says “wait”; applicants wait in vain or come twice.",
        source: "GB/T 39554.2-2020, case type and procedure",
    },
    bad: r#"case_type: 即办件
steps:
  - name: 受理
    limit: 当场办结
  - name: 发证
    limit: «3个工作日»
"#,
    good: r#"case_type: 即办件
steps:
  - name: 受理
    limit: 当场办结
  - name: 发证
    limit: 当场办结
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.case_type != Some(CaseType::OnTheSpot) {
        return;
    }
    for step in &guide.steps {
        // Hours are still the same visit; days are not.
        if let Some(limit) = step.limit.filter(|limit| limit.hours() >= DAY) {
            let finding = RULE.at(limit.span).arg("step", &step.name.value).arg("limit", scope.written(limit.span));
            found.push(finding.help("on-the-spot-steps.help"));
        }
    }
}

/// Wall time of one calendar day, in hours.
const DAY: u64 = 24;
