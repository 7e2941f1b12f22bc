//! A case settled on the spot has a promised limit in days.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0102",
    name: "on-the-spot-with-limit",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "即办件写了承诺办结天数。",
        why: "“即办”和“等几天”只能有一个是真的，申请人不知道要不要再跑一趟。",
        source: "GB/T 39554.2-2020 办件类型、承诺办结时限",
    },
    en: Doc {
        what: "A case settled on the spot has a promised limit in days.",
        why: "Only one of “at once” and “in some days” can be true; applicants cannot tell whether they must \
            come again.",
        source: "GB/T 39554.2-2020, case type and promised limit",
    },
    bad: r#"case_type: 即办件
promised_limit: «5个工作日»
"#,
    good: r#"case_type: 即办件
promised_limit: 当场办结
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(promised) = guide.promised_limit.filter(|limit| !limit.is_on_the_spot()) else { return };
    if guide.case_type == Some(CaseType::OnTheSpot) {
        let finding = RULE.at(promised.span).arg("promised", scope.written(promised.span));
        found.push(finding.help("on-the-spot-with-limit.help"));
    }
}
