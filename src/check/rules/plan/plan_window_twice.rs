//! A window is drawn twice.

use std::collections::BTreeMap;

use crate::check::rules::plan::shared::{named, number, plans};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0404",
    name: "plan-window-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一个窗口在平面图上画了两次。",
        why: "群众照着图走，可能走到错的那一处。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A window is drawn twice.",
        why: "People who follow the plan may walk to the wrong place.",
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
          - {kind: 柜台, cells: K1:R2, windows: [«a01»]}
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
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for window in plans(scope).flat_map(|planned| named(&planned)) {
        let earlier = *first.entry(&window.id).or_insert(window.span);
        if earlier != window.span {
            let finding = RULE.at(window.span).arg("window", number(scope, &window.id));
            found.push(finding.related(earlier, "plan-window-twice.first").help("plan-window-twice.help"));
        }
    }
}
