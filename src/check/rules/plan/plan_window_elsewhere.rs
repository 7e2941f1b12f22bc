//! A window is drawn on the plan of another floor or hall.

use crate::check::rules::plan::shared::{is_at_home, named, number, plans};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0405",
    name: "plan-window-elsewhere",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "窗口画在了别的楼层或别的大厅的平面图上。",
        why: "窗口页说在二楼，图上画在一楼，群众白跑一层。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A window is drawn on the plan of another floor or hall.",
        why: "Its page says second floor, the plan first floor: people climb in vain.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
      plan:
        area: A1:T12
        shapes:
          - {kind: 入口, cells: I11:L12, label: 南门}
          - {kind: 柜台, cells: B1:J2, windows: [a01, «b01»]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
b01:
  number: B01
  hall: main
  floor: 2F
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
          - {kind: 柜台, cells: B1:J2, windows: [a01]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for planned in plans(scope) {
        for window in named(&planned).filter(|window| !is_at_home(scope, &planned, window)) {
            let finding = RULE.at(window.span).arg("window", number(scope, &window.id));
            let finding = finding.arg("floor", &planned.floor.id.value);
            found.push(finding.help("plan-window-elsewhere.help"));
        }
    }
}
