//! Reviewed before it was published.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0303",
    name: "reviewed-before-published",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "复核日期早于发布日期。",
        why: "发布以前的复核不算数，日期有一个写错了。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "Reviewed before it was published.",
        why: "A review before publication does not count; one of the dates is wrong.",
        source: "Regulation on Open Government Information, art. 6 (timely and accurate)",
    },
    bad: r#"published: 2025-03-01
last_reviewed: «2024-03-01»
"#,
    good: r#"published: 2025-03-01
last_reviewed: 2026-03-01
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let (Some(published), Some(reviewed)) = (guide.published, guide.last_reviewed) else { return };
    if reviewed.date < published.date {
        let finding = RULE.at(reviewed.span).arg("published", published.date.to_string());
        found.push(finding.help("reviewed-before-published.help"));
    }
}
