//! A legal basis is no longer in force.

use crate::check::rules::prelude::*;
use jiff::civil::Date;

pub const RULE: Rule = Rule {
    code: "G0201",
    name: "policy-repealed",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "设定依据已经废止。",
        why: "没有依据的事项不能再办；拿废止的文件要材料、收费，复议诉讼都会输。",
        source: "《行政许可法》第十四条至第十七条（设定依据）；国办发〔2018〕37号",
    },
    en: Doc {
        what: "A legal basis is no longer in force.",
        why: "Without a basis the item cannot go on; asking for papers or fees on it fails in review and court.",
        source: "Administrative Licensing Law, arts. 14 to 17; 国办发〔2018〕37号",
    },
    bad: r#"=== policies/all.yaml
law:
  title: 某某条例
  effective: 2020-01-01
  status: 已废止
=== guides/a.yaml
legal_basis:
  - policy: «law»
    article: 第三条
"#,
    good: r#"=== policies/all.yaml
law:
  title: 某某条例
  effective: 2020-01-01
  status: 现行有效
=== guides/a.yaml
legal_basis:
  - policy: law
    article: 第三条
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for basis in &guide.legal_basis {
        let (Some(reference), Some(policy)) = (&basis.policy, scope.policy(basis.policy.as_ref())) else { continue };
        if is_repealed(&policy.value, scope.as_of) {
            let finding = RULE.at(reference.span).arg("title", &policy.value.title.value);
            found.push(finding.help("policy-repealed.help"));
        }
    }
}

/// Marked as repealed without a day, or the day has come.
fn is_repealed(policy: &Policy, as_of: Option<Date>) -> bool {
    match (policy.repealed, as_of) {
        (Some(day), Some(as_of)) => day.date <= as_of,
        _ => policy.status == Some(PolicyStatus::Repealed),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn a_day_of_repeal_that_is_still_to_come_does_not_count() {
        let text = "=== policies/all.yaml\nlaw:\n  title: 甲\n  status: 现行有效\n  repealed: DAY\n=== guides/a.yaml\nlegal_basis:\n- policy: «law»\n";
        fires(&RULE, &text.replace("DAY", "2026-11-01"));
        silent(&RULE, &text.replace("DAY", "2026-11-02").replace(['«', '»'], ""));
    }
}
