//! A policy is effective before it was issued.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0207",
    name: "policy-dates-reversed",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "政策文件的施行日期早于公布日期。",
        why: "没有公布就施行的规定不能作为依据；多半是两个日期取自不同的版本。",
        source: "《行政许可法》第五条（未经公布的不得作为依据）；《立法法》第六十一条",
    },
    en: Doc {
        what: "A policy is effective before it was issued.",
        why: "Rules not published are no basis; most likely the two dates come from different versions.",
        source: "Administrative Licensing Law, art. 5; Legislation Law, art. 61",
    },
    bad: r#"=== policies/all.yaml
law:
  title: 某某条例
  issued: 2020-06-01
  effective: «2020-01-01»
"#,
    good: r#"=== policies/all.yaml
law:
  title: 某某条例
  issued: 2020-01-01
  effective: 2020-01-01
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for policy in scope.content.policies.iter().map(|entry| &entry.value) {
        let (Some(issued), Some(effective)) = (policy.issued, policy.effective) else { continue };
        if effective.date < issued.date {
            let finding = RULE.at(effective.span).arg("issued", issued.date.to_string());
            found.push(finding.help("policy-dates-reversed.help"));
        }
    }
}
