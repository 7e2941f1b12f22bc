//! A make-up workday lies inside a holiday.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0303",
    name: "make-up-day-in-holiday",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "调休上班日落在放假日期里。",
        why: "同一天又放假又上班，时限和开门时间都算不对。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "A make-up workday lies inside a holiday.",
        why: "A day cannot be both; limits and opening hours come out wrong.",
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
    make_up_workdays: [«2026-01-02»]
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
    let years = &scope.content.calendar.years;
    let holidays: Vec<&Holiday> = years.iter().flat_map(|year| &year.holidays).collect();
    for day in years.iter().flat_map(|year| &year.make_up_workdays) {
        let holds = |holiday: &&&Holiday| match (holiday.from, holiday.to) {
            (Some(from), Some(to)) => (from.date..=to.date).contains(&day.date),
            _ => false,
        };
        if let Some(holiday) = holidays.iter().find(holds) {
            let finding = RULE.at(day.span).arg("name", &holiday.name.value);
            found.push(finding.help("make-up-day-in-holiday.help"));
        }
    }
}
