//! A charge is announced but not itemised.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0301",
    name: "fee-lines-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "写了收费，却没有收费项目。",
        why: "申请人不知道带多少钱，也无从核对依据；乱收费投诉多由此起。",
        source: "《行政许可法》第五十八条、第五十九条（收费须有依据、按公布的项目和标准）",
    },
    en: Doc {
        what: "A charge is announced but not itemised.",
        why: "Applicants do not know how much to bring and cannot verify the ground of the charge.",
        source: "Administrative Licensing Law, arts. 58 and 59",
    },
    bad: r#"title: 甲
fees:
  charged: «true»
"#,
    good: r#"title: 甲
fees:
  charged: true
  lines:
    - name: 工本费
      amount: 20
      unit: 元/证
      basis: 省发展改革委、财政厅公布的收费目录
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(fees) = &guide.fees else { return };
    if fees.charged == Some(true) && fees.lines.is_empty() {
        found.push(RULE.at(scope.at(fees.span, "charged")).help("fee-lines-missing.help"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn the_place_is_found_between_braces_too() {
        fires(&RULE, "fees: {charged: «true», note: 现金}\n");
        silent(&RULE, "fees: {charged: false}\n");
    }
}
