//! The interval for review has passed.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0301",
    name: "review-overdue",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "过了复核周期还没有复核。",
        why: "没有人看过的指南慢慢就不对了；抽查按更新不及时计。",
        source: "国办秘函〔2019〕19号（检查指标：更新不及时）",
    },
    en: Doc {
        what: "The interval for review has passed.",
        why: "A guide that nobody looks at goes wrong by and by; inspections count it as stale.",
        source: "国办秘函〔2019〕19号 (stale content)",
    },
    bad: r#"title: 甲
last_reviewed: «2025-06-01»
review_months: 12
"#,
    good: r#"title: 甲
last_reviewed: 2025-12-01
review_months: 12
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if !guide.is_shown() {
        return;
    }
    if let (Some(reviewed), Some(due), Some(as_of)) = (guide.last_reviewed, guide.review_due(), scope.as_of)
        && due < as_of
    {
        let finding = RULE.at(reviewed.span).arg("due", due.to_string());
        found.push(finding.help("review-overdue.help"));
    }
}
