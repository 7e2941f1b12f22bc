//! No visit is needed, yet a reason for coming is given.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0406",
    name: "visit-reason-unneeded",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "到场次数是 0，却写了必须到场的原因。",
        why: "一处说不用来，一处说必须来，总有一处是旧的。",
        source: "GB/T 39554.2-2020 到办事现场次数",
    },
    en: Doc {
        what: "No visit is needed, yet a reason for coming is given.",
        why: "One place says “need not come”, the other “must come”; one of them is out of date.",
        source: "GB/T 39554.2-2020, number of visits",
    },
    bad: r#"visits: 0
visit_reason: «要当面核对原件。»
"#,
    good: r#"visits: 1
visit_reason: 要当面核对原件。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.visits == Some(0) && !guide.visit_reason.is_empty() {
        found.push(RULE.at(guide.visit_reason.span).help("visit-reason-unneeded.help"));
    }
}
