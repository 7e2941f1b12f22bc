//! A holiday or closure ends before it begins.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0301",
    name: "calendar-reversed",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "放假或停办的最后一天早于第一天。",
        why: "这一段算不出来，页面会把停办的日子显示成开门。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "A holiday or closure ends before it begins.",
        why: "It covers no day, and the page says “open” when it is closed.",
        source: "Regulation on public holidays; the State Council’s yearly notice",
    },
    bad: r#"=== calendar.yaml
years:
  - year: 2026
    holidays:
      - name: 元旦
        from: 2026-01-03
        to: «2026-01-01»
closures:
  - from: 2026-12-05
    to: «2026-12-04»
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2026
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
closures:
  - from: 2026-12-05
    to: 2026-12-05
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let calendar = &scope.content.calendar;
    let holidays = calendar.years.iter().flat_map(|year| &year.holidays).map(|holiday| (holiday.from, holiday.to));
    let closures = calendar.closures.iter().map(|closure| (closure.from, closure.to));
    for (from, to) in holidays.chain(closures) {
        let (Some(from), Some(to)) = (from, to) else { continue };
        if to.date < from.date {
            let finding = RULE.at(to.span).arg("from", from.date.to_string());
            found.push(finding.help("calendar-reversed.help"));
        }
    }
}
