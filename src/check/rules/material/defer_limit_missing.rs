//! A material that may follow later has no time by which it must.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0109",
    name: "defer-limit-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "容缺后补的材料没有写几天内补齐。",
        why: "申请人不知道期限，错过了就白办；窗口各说各的。",
        source: "国发〔2022〕5号（容缺受理：明确材料和补正时限）",
    },
    en: Doc {
        what: "A material that may follow later has no time by which it must.",
        why: "Applicants miss a term they do not know, and each counter tells another.",
        source: "State Council document 国发〔2022〕5号 (deferred materials)",
    },
    bad: r#"materials:
  - name: 场地证明
    necessity: «容缺后补»
"#,
    good: r#"materials:
  - name: 场地证明
    necessity: 容缺后补
    defer_limit: 5个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let deferrable = |material: &&MaterialUse| material.necessity == Some(Necessity::Deferrable);
    for material in guide.materials.iter().filter(deferrable).filter(|material| material.defer_limit.is_none()) {
        let finding = RULE.at(scope.at(material.span, "necessity")).arg("name", named(scope, material).1);
        found.push(finding.help("defer-limit-missing.help"));
    }
}
