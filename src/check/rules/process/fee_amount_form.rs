//! The amount of a fee is not a number.

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "P0303",
    name: "fee-amount-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "收费金额不是数字。",
        why: "“按标准收取”等于没说，申请人不知道带多少钱。",
        source: "《行政许可法》第五十九条（按照公布的法定项目和标准收费）",
    },
    en: Doc {
        what: "The amount of a fee is not a number.",
        why: "“As per the standard” does not tell applicants how much to bring.",
        source: "Administrative Licensing Law, art. 59",
    },
    bad: r#"fees:
  charged: true
  lines:
    - name: 登记费
      amount: «按标准收取»
      unit: 元/件
"#,
    good: r#"fees:
  charged: true
  lines:
    - name: 登记费
      amount: 80
      unit: 元/件
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let lines = guide.fees.iter().flat_map(|fees| &fees.lines);
    for line in lines.filter(|line| !line.amount.is_empty() && !is_amount(&line.amount)) {
        let finding = RULE.at(line.amount.span).arg("amount", &line.amount.value);
        let plain: String = line.amount.chars().map(narrow).collect();
        let passage = Passage::text(&line.amount, scope.sources);
        let edit = is_amount(&plain).then(|| passage.replaced_by(0..line.amount.len(), &plain)).flatten();
        found.push(finding.mend_if(edit).help("fee-amount-form.help"));
    }
}

/// A number, or a range of two: `80`, `1,200.50`, `10-50`.
fn is_amount(text: &str) -> bool {
    let is_number = |part: &str| {
        let part = part.trim().replace(',', "");
        part.bytes().all(|b| b.is_ascii_digit() || b == b'.') && part.parse::<f64>().is_ok()
    };
    let mut parts = text.split(['-', '–', '～', '~', '至']);
    parts.clone().count() <= 2 && parts.all(is_number)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, mended, silent};

    #[test]
    fn numbers_and_ranges_are_amounts() {
        silent(&RULE, "fees:\n  lines:\n    - amount: 1,200.50\n    - amount: 10-50\n    - amount: 0\n");
        let odd = "fees:\n  lines:\n    - amount: «20元»\n    - amount: «１０»\n";
        fires(&RULE, odd);
        let odd = odd.replace(['«', '»'], "");
        assert_eq!(mended(&RULE, &odd), odd.replace("１０", "10"));
    }
}
