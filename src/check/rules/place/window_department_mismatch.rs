//! The department of a guide is not stationed at any of its windows.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0109",
    name: "window-department-mismatch",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "指南的实施主体没有进驻它写的窗口。",
        why: "可能窗口写错了；综合窗口代收的，不必理会。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "The department of a guide is not stationed at any of its windows.",
        why: "The window may be wrong; a comprehensive window that takes in for others is fine.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== windows/all.yaml
a04:
  name: 户籍窗口
  departments: [police]
=== guides/a.yaml
department: tax
windows: [«a04»]
"#,
    good: r#"=== windows/all.yaml
a04:
  name: 户籍窗口
  departments: [police, tax]
=== guides/a.yaml
department: tax
windows: [a04]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for guide in scope.guides() {
        let Some(department) = &guide.department else { continue };
        let windows = guide.windows.iter().filter_map(|window| Some((window, &scope.window(Some(window))?.value)));
        let windows: Vec<_> = windows.filter(|(_, window)| !window.departments.is_empty()).collect();
        let is_there =
            windows.iter().any(|(_, window)| window.departments.iter().any(|there| there.id == department.id));
        if let Some((reference, window)) = windows.first().filter(|_| !is_there) {
            let finding = RULE.at(reference.span).arg("window", &window.name.value).arg("department", &department.id);
            found.push(finding.help("window-department-mismatch.help"));
        }
    }
}
