//! A change is dated after the day of the update.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0305",
    name: "change-after-updated",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "变更记录里的日期晚于更新日期。",
        why: "改了内容忘了改更新日期，群众看到的还是旧日期。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "A change is dated after the day of the update.",
        why: "The text was changed and the date forgotten; readers see the old one.",
        source: "Regulation on Open Government Information, art. 6 (timely and accurate)",
    },
    bad: r#"updated: 2026-01-01
changes:
  - date: «2026-05-01»
    note: 改了电话
"#,
    good: r#"updated: 2026-05-01
changes:
  - date: 2026-05-01
    note: 改了电话
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(updated) = guide.updated else { return };
    for day in guide.changes.iter().filter_map(|change| change.date).filter(|day| day.date > updated.date) {
        let finding = RULE.at(day.span).arg("updated", updated.date.to_string());
        found.push(finding.help("change-after-updated.help"));
    }
}
