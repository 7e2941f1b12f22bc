//! Updated before it was published.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0302",
    name: "updated-before-published",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "更新日期早于发布日期。",
        why: "日期有一个是编的或者写错了，抽查专门查造假日期。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "Updated before it was published.",
        why: "One of the dates is wrong or made up; inspections look for that.",
        source: "Regulation on Open Government Information, art. 6 (timely and accurate)",
    },
    bad: r#"published: 2025-03-01
updated: «2024-03-01»
"#,
    good: r#"published: 2025-03-01
updated: 2025-03-01
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let (Some(published), Some(updated)) = (guide.published, guide.updated) else { return };
    if updated.date < published.date {
        let finding = RULE.at(updated.span).arg("published", published.date.to_string());
        found.push(finding.help("updated-before-published.help"));
    }
}
