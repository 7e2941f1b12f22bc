//! No plan of the hall has an entrance.

use crate::check::rules::plan::shared::{Planned, plans_of};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0407",
    name: "plan-without-entrance",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "大厅的平面图上没有入口。",
        why: "不知道从哪里进来，一条路线也算不出。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "No plan of the hall has an entrance.",
        why: "Without a door to come in by, no way can be told.",
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
          - {kind: 柜台, cells: B1:J2, windows: [a01]}
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
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for hall in &scope.content.halls {
        let has_entrance = |planned: &Planned<'_>| {
            planned.plan.shapes.iter().any(|shape| shape.kind == Some(PlanKind::Entrance) && shape.cells.is_some())
        };
        if let Some(first) = plans_of(hall).next().filter(|_| !plans_of(hall).any(|planned| has_entrance(&planned))) {
            found.push(RULE.at(first.span()).help("plan-without-entrance.help"));
        }
    }
}
