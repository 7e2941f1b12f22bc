//! The first or last day of a season is missing or not written MM-DD.

use crate::check::rules::place::shared::{day_of_year, hours_lists};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0203",
    name: "season-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "夏令冬令的起止日写法不对，或者只写了一个。",
        why: "这一段时间排不出来，页面上会一直显示。",
        source: "本软件的内容格式：月-日，如 05-01",
    },
    en: Doc {
        what: "The first or last day of a season is missing or not written MM-DD.",
        why: "The season cannot be placed in the year.",
        source: "the content format: month-day, such as 05-01",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一
      times: ["09:00-12:00"]
      from: «5月1日»
      to: 09-30
    - days: 周二
      times: ["09:00-12:00"]
      from: «06-01»
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一
      times: ["09:00-12:00"]
      from: 05-01
      to: 09-30
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for hours in hours_lists(scope).flatten() {
        let ends = [&hours.from, &hours.to];
        let is_half = hours.from.is_empty() != hours.to.is_empty();
        for end in ends.into_iter().filter(|end| !end.is_empty()) {
            if is_half || day_of_year(end).is_none() {
                found.push(RULE.at(end.span).arg("value", &end.value).help("season-form.help"));
            }
        }
    }
}
