//! A year is listed twice.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0305",
    name: "year-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "同一年的放假安排写了两次。",
        why: "两份安排不一样时，哪一份都可能不对。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "A year is listed twice.",
        why: "Where the two differ, either may be wrong.",
        source: "Regulation on public holidays; the State Council’s yearly notice",
    },
    bad: r#"=== calendar.yaml
years:
  - year: 2026
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
  - year: «2026»
    source: 国务院办公厅通知
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2026
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
  - year: 2027
    source: 国务院办公厅通知
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for year in &scope.content.calendar.years {
        if let Some(number) = year.year.filter(|number| !seen.insert(*number)) {
            let finding = RULE.at(scope.at(year.span, "year")).arg("year", number.to_string());
            found.push(finding.help("year-twice.help"));
        }
    }
}
