//! The latest printed edition of a card is newer than its guide.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0506",
    name: "print-log-ahead",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制记录里的卡比指南还新：它的版本日期晚于指南的更新日期。",
        why: "指南被退回了旧内容，或者改回日期时写错了；照现在的指南重印，新卡会换成旧卡。",
        source: "明白卡的版本日期就是指南的更新日期",
    },
    en: Doc {
        what: "A recorded edition is newer than its guide: its date lies behind the guide's update.",
        why: "The guide was set back, or its date is wrong; printing it again puts an old card in the place of a newer one.",
        source: "The date of an edition is that of the guide's update",
    },
    bad: r#"=== print-log.yaml
editions:
  - {guide: example, hash: 1f0a6c52, updated: «2026-09-11», title: 例}
=== guides/example.yaml
title: 例
updated: 2026-09-10
"#,
    good: r#"=== print-log.yaml
editions:
  - {guide: example, hash: 1f0a6c52, updated: 2026-09-10, title: 例}
  - {guide: gone, hash: 1f0a6c52, updated: 2026-09-11, title: 例}
=== guides/example.yaml
title: 例
updated: 2026-09-10
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let guides = scope.content.guides.iter();
    let updated: BTreeMap<&str, Day> =
        guides.filter_map(|entry| Some((entry.id.as_str(), entry.value.head.updated?))).collect();
    for edition in &scope.content.print_log.editions {
        let (Some(guide), Some(day)) = (&edition.guide, edition.updated) else { continue };
        if let Some(known) = updated.get(guide.id.as_str()).filter(|known| known.date < day.date) {
            let finding = RULE.at(day.span).arg("edition", day.date.to_string()).arg("updated", known.date.to_string());
            found.push(finding.related(known.span, "print-log-ahead.guide").help("print-log-ahead.help"));
        }
    }
}
