//! A floor with windows has no lift or stairs that lead to the floor of the entrance.

use std::collections::BTreeSet;

use crate::check::rules::plan::shared::buildings;
use crate::check::rules::prelude::*;
use crate::floor::{Building, Shaft};

pub const RULE: Rule = Rule {
    code: "W0408",
    name: "plan-floor-without-stairs",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "有窗口的楼层，平面图上没有能通到入口那一层的电梯或楼梯。",
        why: "图上看不出怎么上楼，路线也算不出。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A floor with windows has no lift or stairs that lead to the floor of the entrance.",
        why: "The plan does not say how to get there, and no way can be told.",
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
          - {kind: 电梯, cells: S6:T7}
    - id: 2F
      plan:
        area: «A1:T12»
        shapes:
          - {kind: 电梯, cells: A6:B7, front: 右}
          - {kind: 柜台, cells: D1:J2, front: 下, windows: [b01]}
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
          - {kind: 电梯, cells: A6:B7, front: 右}
    - id: 2F
      plan:
        area: A1:T12
        shapes:
          - {kind: 电梯, cells: A6:B7, front: 右}
          - {kind: 柜台, cells: D1:J2, front: 下, windows: [b01]}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for (hall, building) in buildings(scope) {
        let entries: BTreeSet<usize> = building.entrances().map(|(floor, _)| floor).collect();
        for (floor, _) in building.drawn().filter(|(floor, _)| !entries.contains(floor)) {
            let is_joined = joined(&building, floor).iter().any(|other| entries.contains(other));
            let has_windows = building.spots(floor).next().is_some();
            if let Some(plan) = hall.value.floors[floor].plan.as_ref().filter(|_| has_windows && !is_joined) {
                let span = plan.area.map_or(plan.span, |area| area.span);
                let finding = RULE.at(span).arg("floor", &hall.value.floors[floor].name.value);
                found.push(finding.help("plan-floor-without-stairs.help"));
            }
        }
    }
}

/// All floors that lifts and stairs join with this one.
fn joined(building: &Building<'_>, floor: usize) -> BTreeSet<usize> {
    let mut known = BTreeSet::from([floor]);
    loop {
        let stops = |shaft: &Shaft| shaft.stops.iter().map(|(floor, _)| *floor).collect::<Vec<_>>();
        let meets = |floors: &Vec<usize>| floors.iter().any(|floor| known.contains(floor));
        let more: Vec<usize> = building.shafts.iter().map(stops).filter(meets).flatten().collect();
        let before = known.len();
        known.extend(more);
        if known.len() == before {
            return known;
        }
    }
}
