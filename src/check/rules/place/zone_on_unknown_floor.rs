//! A zone lies on a floor the hall does not have.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0107",
    name: "zone-on-unknown-floor",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "功能区所在的楼层，大厅里没有。",
        why: "楼层图上找不到这个区，群众按图走不到。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A zone lies on a floor the hall does not have.",
        why: "The plan cannot show the zone, and nobody finds it.",
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
      floor: «3F»
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
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for hall in scope.content.halls.iter().map(|entry| &entry.value) {
        let is_known = |zone: &&Zone| hall.floors.iter().any(|floor| floor.id.value == zone.floor.value);
        for zone in hall.zones.iter().filter(|zone| !zone.floor.is_empty() && !is_known(zone)) {
            let all: Vec<&str> = hall.floors.iter().map(|floor| floor.id.value.as_str()).collect();
            let finding = RULE.at(zone.floor.span).arg("floor", &zone.floor.value).arg("all", all.join("、"));
            found.push(finding.help("zone-on-unknown-floor.help"));
        }
    }
}
