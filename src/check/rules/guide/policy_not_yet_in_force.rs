//! A legal basis is not yet in force.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0202",
    name: "policy-not-yet-in-force",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "设定依据还没有施行。",
        why: "提前按新规定要材料，没有依据。",
        source: "《立法法》第六十一条（施行日期）",
    },
    en: Doc {
        what: "A legal basis is not yet in force.",
        why: "Asking for papers under rules to come has no basis.",
        source: "Legislation Law, art. 61 (day of entry into force)",
    },
    bad: r#"=== policies/all.yaml
law:
  title: 某某条例
  effective: 2027-01-01
  status: 现行有效
=== guides/a.yaml
legal_basis:
  - policy: «law»
"#,
    good: r#"=== policies/all.yaml
law:
  title: 某某条例
  effective: 2020-01-01
  status: 现行有效
=== guides/a.yaml
legal_basis:
  - policy: law
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(as_of) = scope.as_of else { return };
    for basis in &guide.legal_basis {
        let (Some(reference), Some(policy)) = (&basis.policy, scope.policy(basis.policy.as_ref())) else { continue };
        if let Some(effective) = policy.value.effective.filter(|day| day.date > as_of) {
            let finding = RULE.at(reference.span).arg("title", &policy.value.title.value);
            found.push(finding.arg("day", effective.date.to_string()).help("policy-not-yet-in-force.help"));
        }
    }
}
