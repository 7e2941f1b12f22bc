//! The promised limit is longer than the statutory one.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0101",
    name: "promised-over-statutory",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "承诺办结时限比法定办结时限长。",
        why: "申请人按承诺的日子等，过了法定期限仍没有结果，机关已经违法，窗口也说不清。",
        source: "《行政许可法》第四十二条；《优化营商环境条例》第三十六条",
    },
    en: Doc {
        what: "The promised limit is longer than the statutory one.",
        why: "Applicants wait until the promised day while the authority has already broken the law.",
        source: "Administrative Licensing Law, art. 42; Regulation on the Business Environment, art. 36",
    },
    bad: r#"statutory_limit: 20个工作日
promised_limit: «30个工作日»
"#,
    good: r#"statutory_limit: 20个工作日
promised_limit: 10个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let (Some(promised), Some(statutory)) = (guide.promised_limit, guide.statutory_limit) else { return };
    // A statutory "on the spot" says that the law sets no days.
    if !statutory.is_on_the_spot() && promised.hours() > statutory.hours() {
        let finding = RULE.at(promised.span).arg("promised", scope.written(promised.span));
        let finding = finding.arg("statutory", scope.written(statutory.span));
        found.push(finding.help("promised-over-statutory.help"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn limits_of_different_units_are_compared_by_their_length() {
        silent(&RULE, "statutory_limit: 60日\npromised_limit: 40个工作日\n");
        fires(&RULE, "statutory_limit: 1个月\npromised_limit: «30个工作日»\n");
        silent(&RULE, "statutory_limit: 当场办结\npromised_limit: 5个工作日\n");
    }
}
