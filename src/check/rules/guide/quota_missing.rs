//! A licence does not say whether its number is limited.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0204",
    name: "quota-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "行政许可没有写数量限制。",
        why: "有限额的许可不写明，申请人白准备；没有限额的也要写“无数量限制”。",
        source: "《行政许可法》第三十条（公示数量）、第五十七条",
    },
    en: Doc {
        what: "A licence does not say whether its number is limited.",
        why: "Where it is, applicants prepare in vain; where it is not, the guide has to say so.",
        source: "Administrative Licensing Law, arts. 30 and 57",
    },
    bad: r#"title: 甲
task_type: «行政许可»
"#,
    good: r#"title: 甲
task_type: 行政许可
quota: 无数量限制
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.task_type == Some(TaskType::Licence) && guide.quota.is_empty() {
        found.push(RULE.at(scope.at(guide.span, "task_type")).help("quota-missing.help"));
    }
}
