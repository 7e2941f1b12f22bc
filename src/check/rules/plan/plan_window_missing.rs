//! Some window of the floor is not on its plan.

use std::collections::BTreeSet;

use crate::check::rules::plan::shared::{named, number, plans};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0406",
    name: "plan-window-missing",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "这一层有窗口没有画在平面图上。",
        why: "图上没有的窗口，群众以为没有；它的页面上也没有路线。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Some window of the floor is not on its plan.",
        why: "What is not drawn is taken for missing, and its page tells no way.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
      plan:
        area: «A1:T12»
        shapes:
          - {kind: 入口, cells: I11:L12, label: 南门}
          - {kind: 柜台, cells: B1:J2, windows: [a01]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
a02:
  number: A02
  hall: main
  floor: 1F
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
      plan:
        area: A1:T12
        shapes:
          - {kind: 入口, cells: I11:L12, label: 南门}
          - {kind: 柜台, cells: B1:J2, windows: [a01, a02]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
a02:
  number: A02
  hall: main
  floor: 1F
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let drawn: BTreeSet<&str> = plans(scope).flat_map(|planned| named(&planned)).map(|window| &*window.id).collect();
    for planned in plans(scope).filter(|planned| !planned.floor.id.is_empty()) {
        let is_here = |window: &Window| {
            let hall = window.hall.as_ref().is_some_and(|hall| hall.id == planned.hall.id);
            hall && window.floor.value == planned.floor.id.value
        };
        let missing = scope.content.windows.iter().filter(|entry| is_here(&entry.value));
        let missing: Vec<String> =
            missing.filter(|entry| !drawn.contains(entry.id.as_str())).map(|entry| number(scope, &entry.id)).collect();
        if !missing.is_empty() {
            let finding = RULE.at(planned.span()).arg("windows", missing.join("、"));
            found.push(finding.help("plan-window-missing.help"));
        }
    }
}
