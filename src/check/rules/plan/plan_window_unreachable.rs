//! No way leads from the entrance to the window.

use crate::check::rules::plan::shared::{buildings, number};
use crate::check::rules::prelude::*;
use crate::floor::Shaft;

pub const RULE: Rule = Rule {
    code: "W0409",
    name: "plan-window-unreachable",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "从入口走不到这个窗口。",
        why: "图形把路堵死了：要么图画错了，要么少画了门。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "No way leads from the entrance to the window.",
        why: "Shapes block the way: either the plan is wrong, or a door is missing.",
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
          - {kind: 墙, cells: A4:T4}
          - {kind: 柜台, cells: B1:J2, windows: [«a01»]}
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
          - {kind: 墙, cells: A4:R4}
          - {kind: 柜台, cells: B1:J2, windows: [a01]}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for (_, building) in buildings(scope).filter(|(_, building)| building.entrances().next().is_some()) {
        let search = building.search(false);
        for (floor, _) in building.drawn() {
            // A floor without a way up has its own finding.
            let is_entry = building.entrances().any(|(entry, _)| entry == floor);
            let has_stop = building.shafts.iter().any(|shaft| shaft.stops.len() > 1 && stops(shaft, floor));
            for spot in building.spots(floor).filter(|_| is_entry || has_stop) {
                if search.route(spot.window).is_none() {
                    let finding = RULE.at(spot.span).arg("window", number(scope, spot.window));
                    found.push(finding.help("plan-window-unreachable.help"));
                }
            }
        }
    }
}

fn stops(shaft: &Shaft, floor: usize) -> bool {
    shaft.stops.iter().any(|(stop, _)| *stop == floor)
}
