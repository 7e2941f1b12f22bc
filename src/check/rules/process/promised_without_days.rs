//! A promised case has no days in its promised limit.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0103",
    name: "promised-without-days",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "承诺件的承诺时限写成了当场办结。",
        why: "办件类型和时限互相矛盾，统计时即办率也会算错。",
        source: "GB/T 39554.2-2020 办件类型、承诺办结时限",
    },
    en: Doc {
        what: "A promised case has no days in its promised limit.",
        why: "Case type and limit contradict each other, and the share of on-the-spot cases is counted wrongly.",
        source: "GB/T 39554.2-2020, case type and promised limit",
    },
    bad: r#"case_type: 承诺件
promised_limit: «当场办结»
"#,
    good: r#"case_type: 承诺件
promised_limit: 3个工作日
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(promised) = guide.promised_limit.filter(|limit| limit.is_on_the_spot()) else { return };
    if guide.case_type == Some(CaseType::Promised) {
        found.push(RULE.at(promised.span).help("promised-without-days.help"));
    }
}
