//! Two windows of a hall have the same number.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0106",
    name: "window-number-twice",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一个大厅里两个窗口号码相同。",
        why: "叫号和指示牌只有一个号，群众会走错。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "Two windows of a hall have the same number.",
        why: "Signs and calls know one number only; people go to the wrong one.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== windows/all.yaml
a04:
  number: A04
  hall: main
a05:
  number: «A04»
  hall: main
"#,
    good: r#"=== windows/all.yaml
a04:
  number: A04
  hall: main
b04:
  number: A04
  hall: branch
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: BTreeMap<(&str, &str), &Text> = BTreeMap::new();
    for window in scope.content.windows.iter().map(|entry| &entry.value).filter(|window| !window.number.is_empty()) {
        let hall = window.hall.as_ref().map_or("", |hall| hall.id.as_str());
        let earlier = *first.entry((hall, &window.number)).or_insert(&window.number);
        if earlier.span != window.number.span {
            let finding = RULE.at(window.number.span).arg("number", &window.number.value);
            found.push(finding.arg("place", scope.line(earlier.span)).help("window-number-twice.help"));
        }
    }
}
