//! A make-up workday is not on a weekend.

use crate::check::rules::prelude::*;
use jiff::civil::Weekday;

pub const RULE: Rule = Rule {
    code: "W0304",
    name: "make-up-day-not-weekend",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "调休上班日不是周末。",
        why: "平日本来就上班；多半是日期写错了一天。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "A make-up workday is not on a weekend.",
        why: "Weekdays are workdays anyway; most likely the date is off by one.",
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
    make_up_workdays: [«2026-01-05»]
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2026
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
    make_up_workdays: [2026-01-04]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for day in scope.content.calendar.years.iter().flat_map(|year| &year.make_up_workdays) {
        if !matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            found.push(RULE.at(day.span).help("make-up-day-not-weekend.help"));
        }
    }
}
