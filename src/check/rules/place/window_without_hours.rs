//! A window has no hours, and neither has its hall.

use crate::check::rules::prelude::*;
use crate::check::scope::find;

pub const RULE: Rule = Rule {
    code: "W0104",
    name: "window-without-hours",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "窗口没有办公时间，所在大厅也没有。",
        why: "群众不知道几点开门，明白卡上时间是空的。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A window has no hours, and neither has its hall.",
        why: "Nobody knows when it opens, and the card shows a blank.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
=== windows/all.yaml
«a01»:
  name: 户籍窗口
  hall: main
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一至周五
      times: ["09:00-17:00"]
=== windows/all.yaml
a01:
  name: 户籍窗口
  hall: main
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for entry in scope.content.windows.iter().filter(|entry| entry.value.hours.is_empty()) {
        let hall = find(&scope.content.halls, entry.value.hall.as_ref());
        if hall.is_some_and(|hall| hall.value.hours.is_empty()) {
            let finding = RULE.at(entry.id_span).arg("name", &entry.value.name.value);
            found.push(finding.help("window-without-hours.help"));
        }
    }
}
