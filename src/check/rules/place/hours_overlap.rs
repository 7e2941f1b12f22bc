//! Two spans of opening hours overlap.

use crate::check::rules::place::shared::{hours_lists, overlap, same_season, share_a_day};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0201",
    name: "hours-overlap",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "办公时间里两个时段重叠。",
        why: "“现在开门吗”算不出来，群众看到两种说法。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Two spans of opening hours overlap.",
        why: "“Open now?” cannot be told, and readers see two stories.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:30", «"12:00-17:00"»]
    - days: 周五
      times: [«"16:00-18:00"»]
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:00", "12:00-17:00"]
    - days: 周六
      times: ["09:00-12:00"]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for list in hours_lists(scope) {
        for (index, hours) in list.iter().enumerate() {
            let earlier =
                list[..index].iter().filter(|earlier| same_season(earlier, hours) && share_a_day(earlier, hours));
            let earlier: Vec<&TimeRange> = earlier.flat_map(|earlier| &earlier.times).collect();
            for (at, time) in hours.times.iter().enumerate() {
                let mut before = earlier.iter().copied().chain(&hours.times[..at]);
                if let Some(first) = before.find(|first| overlap(first, time)) {
                    let finding = RULE.at(time.span).related(first.span, "hours-overlap.first");
                    found.push(finding.arg("first", first.shown()).help("hours-overlap.help"));
                }
            }
        }
    }
}
