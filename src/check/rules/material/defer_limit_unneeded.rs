//! A term for handing in later is given for a material that may not follow later.

use crate::check::rules::material::shared::named;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0111",
    name: "defer-limit-unneeded",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "写了补正时限，材料却不是容缺后补。",
        why: "申请人看不出这份材料能不能后交。",
        source: "国发〔2022〕5号（容缺受理）",
    },
    en: Doc {
        what: "A term for handing in later is given for a material that may not follow later.",
        why: "Applicants cannot tell whether it may follow.",
        source: "State Council document 国发〔2022〕5号 (deferred materials)",
    },
    bad: r#"materials:
  - name: 场地证明
    necessity: 必要
    defer_limit: «3个工作日»
"#,
    good: r#"materials:
  - name: 场地证明
    necessity: 容缺后补
    defer_limit: 3个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let firm = |material: &&MaterialUse| material.necessity.is_some_and(|need| need != Necessity::Deferrable);
    for material in guide.materials.iter().filter(firm) {
        if let Some(limit) = material.defer_limit {
            let finding = RULE.at(limit.span).arg("name", named(scope, material).1);
            found.push(finding.help("defer-limit-unneeded.help"));
        }
    }
}
