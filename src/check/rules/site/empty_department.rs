//! A department has no guide.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::check::scope::unused;

pub const RULE: Rule = Rule {
    code: "S0202",
    name: "empty-department",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "部门没有一份指南。",
        why: "部门页面是空的，检查时算空白栏目。",
        source: "国办秘函〔2019〕19号（检查指标：空白栏目）",
    },
    en: Doc {
        what: "A department has no guide.",
        why: "Its page is empty, which counts as a blank column.",
        source: "国办秘函〔2019〕19号 (blank columns)",
    },
    bad: r#"=== departments/all.yaml
«tax»:
  name: 税务局
"#,
    good: r#"=== departments/all.yaml
tax:
  name: 税务局
police:
  name: 公安局
=== guides/a.yaml
department: tax
joint_bodies: [police]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let shown = scope.guides().filter(|guide| guide.is_shown());
    let used = shown.flat_map(|guide| guide.department.iter().chain(&guide.joint_bodies));
    let used: BTreeSet<&str> = used.map(|department| department.id.as_str()).collect();
    for entry in unused(&scope.content.departments, &used) {
        let finding = RULE.at(entry.id_span).arg("name", &entry.value.name.value);
        found.push(finding.help("empty-department.help"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::silent;

    #[test]
    fn a_department_whose_name_is_misspelt_in_the_guide_is_not_empty() {
        silent(&RULE, "=== departments/all.yaml\npolice:\n  name: 公安局\n=== guides/a.yaml\ndepartment: polise\n");
    }
}
