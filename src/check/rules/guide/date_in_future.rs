//! A day of publication, update or review is still to come.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0304",
    name: "date-in-future",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "发布、更新、复核日期在以后。",
        why: "还没到的日子不可能已经更新过；抽查按造假日期计。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "A day of publication, update or review is still to come.",
        why: "What is still to come cannot have happened; inspections count it as made up.",
        source: "Regulation on Open Government Information, art. 6 (timely and accurate)",
    },
    bad: r#"title: 甲
updated: «2026-12-01»
changes:
  - date: «2027-01-01»
    note: 改了电话
"#,
    good: r#"title: 甲
updated: 2026-11-01
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let Some(as_of) = scope.as_of else { return };
    let guides = scope.guides().flat_map(|guide| {
        let changes = guide.changes.iter().map(|change| change.date);
        [guide.published, guide.updated, guide.last_reviewed].into_iter().chain(changes)
    });
    let pages = scope.content.pages.iter().map(|entry| entry.value.head.updated);
    let notices = scope.content.notices.iter().map(|entry| entry.value.head.published);
    let bundles = scope.content.bundles.iter().flat_map(|entry| [entry.value.head.published, entry.value.head.updated]);
    for day in guides.chain(bundles).chain(pages).chain(notices).flatten().filter(|day| day.date > as_of) {
        found.push(RULE.at(day.span).arg("as_of", as_of.to_string()).help("date-in-future.help"));
    }
}
