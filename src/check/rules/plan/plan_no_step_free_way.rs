//! A window is said to be accessible, but every way to it on the plan has steps.

use crate::check::rules::plan::shared::{buildings, number};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0410",
    name: "plan-no-step-free-way",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "窗口写了有无障碍条件，平面图上却没有不走台阶的路到那里。",
        why: "坐轮椅的人照着去，到了台阶前才知道上不去。",
        source: "GB 50763-2012 无障碍设计规范",
    },
    en: Doc {
        what: "A window is said to be accessible, but every way to it on the plan has steps.",
        why: "People in wheelchairs find out in front of the stairs.",
        source: "GB 50763-2012 (accessible buildings)",
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
          - {kind: 台阶, cells: A5:T5}
          - {kind: 柜台, cells: B1:J2, windows: [«a01»]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
  accessible: true
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
          - {kind: 台阶, cells: A5:T5}
          - {kind: 无障碍通道, cells: T4:T6}
          - {kind: 柜台, cells: B1:J2, windows: [a01]}
=== windows/all.yaml
a01:
  number: A01
  hall: main
  floor: 1F
  accessible: true
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for (_, building) in buildings(scope) {
        let (any, step_free) = (building.search(false), building.search(true));
        for (floor, _) in building.drawn() {
            for spot in building.spots(floor).filter(|spot| is_accessible(scope, spot.window)) {
                if any.route(spot.window).is_some() && step_free.route(spot.window).is_none() {
                    let finding = RULE.at(spot.span).arg("window", number(scope, spot.window));
                    found.push(finding.help("plan-no-step-free-way.help"));
                }
            }
        }
    }
}

fn is_accessible(scope: &Scope<'_>, id: &str) -> bool {
    let windows = &scope.content.windows;
    let at = windows.binary_search_by(|entry| entry.id.as_str().cmp(id));
    at.is_ok_and(|at| windows[at].value.accessible == Some(true))
}
