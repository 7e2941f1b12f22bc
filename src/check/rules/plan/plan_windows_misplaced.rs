//! Windows are named on a shape that can hold none.

use crate::check::rules::plan::shared::plans;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0412",
    name: "plan-windows-misplaced",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "在不能设窗口的图形上写了窗口。",
        why: "窗口画在楼梯、电梯里，图和路线都没有意义。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Windows are named on a shape that can hold none.",
        why: "A window on the stairs makes neither a plan nor a way.",
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
          - {kind: 等候区, cells: B5:F6, windows: [«a01»]}
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
    let shapes = plans(scope).flat_map(|planned| &planned.plan.shapes);
    for (shape, kind) in shapes.filter_map(|shape| Some((shape, shape.kind?))) {
        if let Some(window) = shape.windows.first().filter(|_| !kind.holds_windows()) {
            let finding = RULE.at(window.span).arg("kind", kind.zh());
            found.push(finding.help("plan-windows-misplaced.help"));
        }
    }
}
