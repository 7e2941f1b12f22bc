//! Applicants must come in person and are not told why.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0405",
    name: "visit-reason-missing",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "要求到场，却没有写到场原因。",
        why: "群众有权知道为什么必须跑一趟；说不出原因的，多半可以不跑。",
        source: "GB/T 39554.2-2020 到办事现场次数、必须现场办理原因说明",
    },
    en: Doc {
        what: "Applicants must come in person and are not told why.",
        why: "People may ask why they have to come; where nobody can say, they need not.",
        source: "GB/T 39554.2-2020, number of visits and reasons",
    },
    bad: r#"title: 甲
visits: «1»
"#,
    good: r#"title: 甲
visits: 1
visit_reason: 照片和指纹都要现场采。
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.visits.is_some_and(|visits| visits > 0) && guide.visit_reason.is_empty() {
        found.push(RULE.at(scope.at(guide.span, "visits")).help("visit-reason-missing.help"));
    }
}
