//! A charge is announced and every amount is 0.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0304",
    name: "fee-zero",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "写了收费，每一项金额却都是 0。",
        why: "“收费 0 元”让人看不懂，查收费的统计也会算错。",
        source: "《行政许可法》第五十八条",
    },
    en: Doc {
        what: "A charge is announced and every amount is 0.",
        why: "“Charged: 0 yuan” puzzles applicants and spoils the statistics.",
        source: "Administrative Licensing Law, art. 58",
    },
    bad: r#"fees:
  charged: true
  lines:
    - name: 登记费
      amount: «0»
"#,
    good: r#"fees:
  charged: true
  lines:
    - name: 登记费
      amount: 80
    - name: 小微企业登记费
      amount: 0
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(fees) = guide.fees.as_ref().filter(|fees| fees.charged == Some(true)) else { return };
    let is_zero = |line: &FeeLine| line.amount.parse::<f64>() == Ok(0.0);
    if let Some(first) = fees.lines.first().filter(|_| fees.lines.iter().all(is_zero)) {
        found.push(RULE.at(first.amount.span).help("fee-zero.help"));
    }
}
