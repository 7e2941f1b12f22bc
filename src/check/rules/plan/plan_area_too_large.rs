//! A plan is too large to be drawn.

use crate::check::rules::plan::shared::plans;
use crate::check::rules::prelude::*;
use crate::floor::LARGEST;

pub const RULE: Rule = Rule {
    code: "W0401",
    name: "plan-area-too-large",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "平面图的范围太大，画不出来。",
        why: "一格是一米；格子太多，图上的字小得看不清。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A plan is too large to be drawn.",
        why: "A cell is a metre; with so many of them nothing can be read.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  floors:
    - id: 1F
      plan:
        area: «A1:CZ12»
        shapes:
          - {kind: 入口, cells: I11:L12, label: 南门}
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
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for area in plans(scope).filter_map(|planned| planned.plan.area) {
        if area.width() > LARGEST || area.height() > LARGEST {
            let finding = RULE.at(area.span).arg("columns", area.width().to_string());
            let finding = finding.arg("rows", area.height().to_string()).arg("most", LARGEST.to_string());
            found.push(finding.help("plan-area-too-large.help"));
        }
    }
}
