//! A place that opens on few days of the week does not say whether it opens on make-up workdays.

use crate::calendar::{Day as Answer, Place, Reason, Years};
use crate::check::rules::prelude::*;
use jiff::civil::Weekday;

pub const RULE: Rule = Rule {
    code: "W0308",
    name: "make-up-day-unclear",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一周只开一两天的大厅或窗口，没有写调休上班日开不开。",
        why: "调休上班日照周一至周五中多数日子的时间算，多数日子不开就算不开；实际开门的，群众会错过。",
        source: "国务院办公厅年度放假通知（调休上班）",
    },
    en: Doc {
        what: "A place that opens on few days of the week does not say whether it opens on make-up workdays.",
        why: "A make-up workday is like most of Monday to Friday, which are closed; if it does open, people miss it.",
        source: "the State Council’s yearly notice (make-up workdays)",
    },
    bad: r#"=== calendar.yaml
years:
  - year: 2026
    make_up_workdays: [2026-01-04]
=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: «周二、周四»
      times: ["09:00-12:00"]
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2026
    make_up_workdays: [2026-01-04]
=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周二、周四
      times: ["09:00-12:00"]
    - days: 调休上班日
      times: ["09:00-12:00"]
east:
  name: 东厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:00"]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let years = Years::of(&scope.content.calendar);
    for list in super::shared::hours_lists(scope) {
        let place = Place::new(list, []);
        let unclear = years.make_up_days().filter(|day| {
            let is_off = place.day(&years, *day) == Answer::Off(Reason::DayOff);
            is_off && WORKWEEK.iter().any(|weekday| !place.weekly(*day, *weekday).is_empty())
        });
        let span = list.iter().find_map(|hours| hours.days.map(|days| days.span));
        if let (Some(day), Some(span)) = (unclear.last(), span) {
            found.push(RULE.at(span).arg("day", day.to_string()).help("make-up-day-unclear.help"));
        }
    }
}

const WORKWEEK: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::silent;

    #[test]
    fn a_place_for_weekends_only_has_nothing_to_make_up() {
        silent(
            &RULE,
            "=== calendar.yaml\nyears:\n  - year: 2026\n    make_up_workdays: [2026-01-04]\n=== halls/all.yaml\nmain:\n  \
             name: 大厅\n  hours:\n    - days: 周六、周日\n      times: [\"09:00-12:00\"]\n",
        );
    }
}
