//! An item free of charge has a step for paying.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0305",
    name: "fee-step-but-free",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "不收费的事项里有缴费的环节。",
        why: "申请人看到“缴费”会去排收费窗口，或者认为被骗。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "An item free of charge has a step for paying.",
        why: "Applicants queue at the cashier in vain or feel cheated.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"fees:
  charged: false
steps:
  - name: «缴费»
    text: 到收费窗口交工本费。
"#,
    good: r#"fees:
  charged: false
steps:
  - name: 受理
    text: 核对材料，不用交费。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.fees.as_ref().is_none_or(|fees| fees.charged != Some(false)) {
        return;
    }
    let pays = |name: &str| ["缴费", "交费", "收费", "缴款"].iter().any(|word| name.contains(word));
    // A deposit or premium is no fee of the office; "免收费" is none at all.
    for step in guide.steps.iter().filter(|step| pays(&step.name) && !step.name.contains(['免', '不'])) {
        let finding = RULE.at(step.name.span).arg("step", &step.name.value);
        found.push(finding.help("fee-step-but-free.help"));
    }
}
