//! A holiday or make-up workday does not lie in the year it is listed under.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0302",
    name: "holiday-outside-year",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "放假或调休上班的日期不在所写的年份里。",
        why: "多半是从上一年复制过来忘了改。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "A holiday or make-up workday does not lie in the year it is listed under.",
        why: "Most likely copied from the year before.",
        source: "Regulation on public holidays; the State Council’s yearly notice",
    },
    bad: r#"=== calendar.yaml
years:
  - year: 2026
    holidays:
      - name: 元旦
        from: «2025-01-01»
        to: 2025-01-03
    make_up_workdays: [«2025-01-04», 2025-12-31]
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2026
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for year in &scope.content.calendar.years {
        let Some(number) = year.year else { continue };
        for holiday in &year.holidays {
            let (Some(from), Some(to)) = (holiday.from, holiday.to) else { continue };
            // New Year may begin on the last days of December.
            let is_in = |day: Day| i64::from(day.date.year()) == i64::from(number);
            if !is_in(from) && !is_in(to) {
                let finding = RULE.at(from.span).arg("name", &holiday.name.value).arg("year", number.to_string());
                found.push(finding.help("holiday-outside-year.help"));
            }
        }
        for day in year.make_up_workdays.iter().filter(|day| !is_near(day.date, number)) {
            let finding = RULE.at(day.span).arg("name", day.date.to_string()).arg("year", number.to_string());
            found.push(finding.help("holiday-outside-year.help"));
        }
    }
}

/// People may make up for New Year in the December before.
fn is_near(date: jiff::civil::Date, year: u32) -> bool {
    let here = i64::from(date.year());
    here == i64::from(year) || here + 1 == i64::from(year) && date.month() == 12
}
