//! No guide cites a policy.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::check::scope::unused;

pub const RULE: Rule = Rule {
    code: "S0205",
    name: "unused-policy",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "政策库里的文件没有一份指南引用。",
        why: "可以只供查阅；也可能是指南漏写了依据。",
        source: "《政府信息公开条例》第二十条",
    },
    en: Doc {
        what: "No guide cites a policy.",
        why: "It may be there to be read, or a guide forgot its basis.",
        source: "Regulation on Open Government Information, art. 20",
    },
    bad: r#"=== policies/all.yaml
«law»:
  title: 某某条例
"#,
    good: r#"=== policies/all.yaml
law:
  title: 某某条例
=== guides/a.yaml
legal_basis:
  - policy: law
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let used = scope.guides().flat_map(|guide| &guide.legal_basis).filter_map(|basis| basis.policy.as_ref());
    let used: BTreeSet<&str> = used.map(|policy| policy.id.as_str()).collect();
    for entry in unused(&scope.content.policies, &used) {
        let finding = RULE.at(entry.id_span).arg("title", &entry.value.title.value);
        found.push(finding.help("unused-policy.help"));
    }
}
