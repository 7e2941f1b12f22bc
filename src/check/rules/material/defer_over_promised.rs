//! The term for a deferred material is longer than the promised limit.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0110",
    name: "defer-over-promised",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "容缺材料的补正时限比承诺办结时限还长。",
        why: "该出结果时材料还没到，只能超期或者缺材料发证。",
        source: "国发〔2022〕5号（容缺受理）；《行政许可法》第四十二条",
    },
    en: Doc {
        what: "The term for a deferred material is longer than the promised limit.",
        why: "When the decision is due the paper may still be missing.",
        source: "State Council document 国发〔2022〕5号; Administrative Licensing Law, art. 42",
    },
    bad: r#"promised_limit: 5个工作日
materials:
  - name: 场地证明
    necessity: 容缺后补
    defer_limit: «10个工作日»
"#,
    good: r#"promised_limit: 5个工作日
materials:
  - name: 场地证明
    necessity: 容缺后补
    defer_limit: 3个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    // Where promises depend on the situation, `variant-defer-over-promised` compares those that stand together.
    let Some(promised) = guide.promised_limit.filter(|_| !guide.has_promises()) else { return };
    for material in &guide.materials {
        if let Some(limit) = material.defer_limit.filter(|limit| limit.hours() > promised.hours()) {
            let finding = RULE.at(limit.span).arg("limit", scope.written(limit.span));
            let finding = finding.arg("promised", scope.written(promised.span));
            found.push(finding.help("defer-over-promised.help"));
        }
    }
}
