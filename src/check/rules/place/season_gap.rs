//! Between summer and winter hours some days have none.

use crate::check::rules::place::shared::{DAYS, hours_lists, month_day, season};
use crate::check::rules::prelude::*;
use crate::diag::Span;

pub const RULE: Rule = Rule {
    code: "W0204",
    name: "season-gap",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "夏令和冬令之间有几天没有办公时间。",
        why: "那几天页面会显示不开门。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Between summer and winter hours some days have none.",
        why: "On those days the page says “closed”.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-12:00"]
      from: 05-01
      to: «09-30»
    - days: 周一至周五
      times: ["09:30-12:00"]
      from: 10-08
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
        let gap = (0..7).find_map(|weekday| gap(list, weekday));
        if let Some((span, day)) = gap {
            found.push(RULE.at(span).arg("day", month_day(day)).help("season-gap.help"));
        }
    }
}

/// The first day of the year without hours, on a weekday whose hours are split into seasons.
fn gap(list: &[Hours], weekday: usize) -> Option<(Span, usize)> {
    let here: Vec<&Hours> = list.iter().filter(|hours| hours.days.is_some_and(|days| days.days[weekday])).collect();
    let seasonal = here.iter().filter(|hours| !hours.from.is_empty()).count();
    if seasonal < 2 || seasonal < here.len() {
        return None;
    }
    let seasons: Vec<_> = here.iter().map(|hours| season(hours)).collect::<Option<_>>()?;
    let day = (0..DAYS).find(|day| seasons.iter().all(|season| !season[*day]))?;
    // The season that ends the day before is the one to lengthen.
    let before = here.iter().zip(&seasons).find(|(_, season)| season[(day + DAYS - 1) % DAYS])?;
    Some((before.0.to.span, day))
}
