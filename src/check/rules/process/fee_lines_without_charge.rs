//! The guide says free of charge and lists fees.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0302",
    name: "fee-lines-without-charge",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "写了不收费，却列着收费项目。",
        why: "页面上“不收费”和金额同时出现，申请人一定会来问，也会被当作乱收费。",
        source: "《行政许可法》第五十八条（不得收取任何费用，另有规定的除外）",
    },
    en: Doc {
        what: "The guide says free of charge and lists fees.",
        why: "“Free” and an amount stand on one page.",
        source: "Administrative Licensing Law, art. 58",
    },
    bad: r#"fees:
  charged: «false»
  lines:
    - name: 工本费
      amount: 20
"#,
    good: r#"fees:
  charged: false
  note: 首次申领不收工本费。
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(fees) = &guide.fees else { return };
    if fees.charged == Some(false) && !fees.lines.is_empty() {
        found.push(RULE.at(scope.at(fees.span, "charged")).help("fee-lines-without-charge.help"));
    }
}
