//! A name or number does not fit into its box on the plan.

use crate::check::rules::plan::shared::{number, plans};
use crate::check::rules::prelude::*;
use crate::floor::labels;

pub const RULE: Rule = Rule {
    code: "W0411",
    name: "plan-label-too-long",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "平面图上的名称或窗口号放不进它的框。",
        why: "字压到旁边的图形上，两个都看不清。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A name or number does not fit into its box on the plan.",
        why: "Letters over a neighbour make both unreadable.",
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
          - {kind: 房间, cells: A5:C6, label: «社会保险综合服务大厅»}
          - {kind: 柜台, cells: B1:C2, windows: [«a01»]}
=== windows/all.yaml
a01:
  number: 综合受理A01
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
          - {kind: 房间, cells: A5:F8, label: 社会保险综合服务大厅}
          - {kind: 柜台, cells: B1:D2, windows: [a01]}
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
        let all = labels(planned.plan, &|id| number(scope, id), &|kind| kind.zh().to_owned());
        for label in all.into_iter().filter(|label| label.fitted().is_none()) {
            let finding = RULE.at(label.span).arg("label", &label.text).arg("cells", label.cells.shown());
            found.push(finding.help("plan-label-too-long.help"));
        }
    }
}
