//! Two shapes of a plan overlap.

use crate::check::rules::plan::shared::{number, plans};
use crate::check::rules::prelude::*;
use crate::floor::placed;

pub const RULE: Rule = Rule {
    code: "W0403",
    name: "plan-shapes-overlap",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "平面图上两个图形重叠了。",
        why: "两个窗口叠在一起，图上分不清，路线也会算错。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Two shapes of a plan overlap.",
        why: "Two windows in one place cannot be told apart, and routes go wrong.",
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
          - {kind: 柜台, cells: B1:J2, windows: [a01, a02]}
          - {kind: 柜台, cells: «J2:R2», windows: [a03]}
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
          - {kind: 柜台, cells: B1:J2, windows: [a01, a02]}
          - {kind: 柜台, cells: K1:R2, windows: [a03]}
          - {kind: 无障碍通道, cells: J5:J12}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for planned in plans(scope) {
        let placed: Vec<_> = placed(planned.plan).collect();
        for (index, (_, shape, kind, cells)) in placed.iter().enumerate() {
            let meets = |(.., other, there): &&(usize, &PlanShape, PlanKind, Cells)| {
                there.overlaps(*cells) && !may_cross(*kind, *other)
            };
            if let Some((_, first, _, there)) = placed[..index].iter().find(meets) {
                let finding = RULE.at(cells.span).arg("name", name(scope, shape)).arg("first", name(scope, first));
                let finding = finding.arg("cells", there.shown()).related(there.span, "plan-shapes-overlap.first");
                found.push(finding.help("plan-shapes-overlap.help"));
            }
        }
    }
}

/// A ramp leads through doors, over steps and across other ramps.
fn may_cross(one: PlanKind, other: PlanKind) -> bool {
    let has_ramp = one == PlanKind::Path || other == PlanKind::Path;
    has_ramp && one.is_walkable() && other.is_walkable()
}

/// Its label, the numbers of its windows, or what it is.
fn name(scope: &Scope<'_>, shape: &PlanShape) -> String {
    let numbers: Vec<String> = shape.windows.iter().map(|window| number(scope, &window.id)).collect();
    match (shape.label.is_empty(), numbers.is_empty()) {
        (false, _) => shape.label.value.clone(),
        (true, false) => numbers.join("、"),
        (true, true) => shape.kind.map(PlanKind::zh).unwrap_or_default().to_owned(),
    }
}
