//! A shape reaches beyond its floor.

use crate::check::rules::plan::shared::plans;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0402",
    name: "plan-shape-outside",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "平面图上的图形超出了这一层的范围。",
        why: "超出的部分画不出来，群众在图上找不到。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A shape reaches beyond its floor.",
        why: "What lies outside is not drawn, and nobody finds it.",
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
          - {kind: 房间, cells: «R1:V4», label: 颁证室}
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
          - {kind: 房间, cells: Q1:T4, label: 颁证室}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for (plan, area) in plans(scope).filter_map(|planned| Some((planned.plan, planned.plan.area?))) {
        for cells in plan.shapes.iter().filter_map(|shape| shape.cells).filter(|cells| !area.holds(*cells)) {
            let finding = RULE.at(cells.span).arg("cells", cells.shown()).arg("area", area.shown());
            found.push(finding.related(area.span, "plan-shape-outside.area").help("plan-shape-outside.help"));
        }
    }
}
