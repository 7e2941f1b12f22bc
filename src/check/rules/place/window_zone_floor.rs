//! A window’s floor is not the floor of its zone.

use crate::check::rules::prelude::*;
use crate::check::scope::find;

pub const RULE: Rule = Rule {
    code: "W0108",
    name: "window-zone-floor",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "窗口写的楼层和它所在功能区的楼层不一样。",
        why: "一处写一楼，一处写二楼，群众必有一次白跑。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A window’s floor is not the floor of its zone.",
        why: "One place says first floor, the other second; people climb in vain.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
    - id: 2F
  zones:
    - id: east
      floor: 2F
=== windows/all.yaml
a01:
  name: 甲
  hall: main
  floor: «1F»
  zone: east
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
    - id: 2F
  zones:
    - id: east
      floor: 2F
=== windows/all.yaml
a01:
  name: 甲
  hall: main
  floor: 2F
  zone: east
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for window in scope.content.windows.iter().map(|entry| &entry.value).filter(|window| !window.floor.is_empty()) {
        let Some(hall) = find(&scope.content.halls, window.hall.as_ref()) else { continue };
        let zone = hall.value.zones.iter().find(|zone| !window.zone.is_empty() && zone.id.value == window.zone.value);
        if let Some(zone) = zone.filter(|zone| !zone.floor.is_empty() && zone.floor.value != window.floor.value) {
            let finding = RULE.at(window.floor.span).arg("zone", &zone.name.value);
            found.push(finding.arg("floor", &zone.floor.value).help("window-zone-floor.help"));
        }
    }
}
