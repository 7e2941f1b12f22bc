//! Summer and winter hours both hold on some day.

use crate::check::rules::place::shared::{DAYS, hours_lists, month_day, overlap, season, share_a_day};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0202",
    name: "season-overlap",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "夏令和冬令的办公时间在同一天都有效。",
        why: "交接的那几天两个时间都对，群众会扑空。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Summer and winter hours both hold on some day.",
        why: "On the days between, two times are right, and people find the door shut.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:00"]
      from: 05-01
      to: 09-30
    - days: 周一至周五
      times: ["09:30-12:00"]
      from: «09-15»
      to: 04-30
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:00"]
      from: 05-01
      to: 09-30
    - days: 周一至周五
      times: ["09:30-12:00"]
      from: 10-01
      to: 04-30
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for list in hours_lists(scope) {
        for (index, hours) in list.iter().enumerate() {
            for earlier in list[..index].iter().filter(|earlier| share_a_day(earlier, hours)) {
                let clash = earlier.times.iter().any(|first| hours.times.iter().any(|time| overlap(first, time)));
                let (Some(one), Some(other)) = (season(earlier), season(hours)) else { continue };
                let shared = (0..DAYS).find(|day| one[*day] && other[*day]);
                if let Some(day) = shared.filter(|_| clash && one != other) {
                    let span = if hours.from.is_empty() { hours.span } else { hours.from.span };
                    found.push(RULE.at(span).arg("day", month_day(day)).help("season-overlap.help"));
                }
            }
        }
    }
}
