//! The limits of the steps add up to more than the promised limit.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0104",
    name: "steps-over-promised",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "各环节时限加起来超过承诺办结时限。",
        why: "照环节走就一定超期，申请人看到的两个数字必有一个是假的。",
        source: "《行政许可法》第三十条、第四十二条；GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "The limits of the steps add up to more than the promised limit.",
        why: "Whoever follows the steps is late; one of the two figures that applicants see must be wrong.",
        source: "Administrative Licensing Law, arts. 30 and 42; GB/T 39554.2-2020, procedure",
    },
    bad: r#"case_type: 承诺件
promised_limit: «5个工作日»
steps:
  - name: 受理
    limit: 1个工作日
  - name: 审查
    limit: 5个工作日
"#,
    good: r#"case_type: 承诺件
promised_limit: 5个工作日
steps:
  - name: 受理
    limit: 1个工作日
  - name: 审查
    limit: 4个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    // Where steps or promises depend on the situation, `variant-steps-over-promised` adds up each.
    if guide.has_promises() || guide.has_conditional_steps() {
        return;
    }
    let Some(promised) = guide.promised_limit.filter(|limit| !limit.is_on_the_spot()) else { return };
    let limits = guide.steps.iter().filter_map(|step| step.limit);
    let sum: u64 = limits.clone().map(Limit::hours).sum();
    if sum > promised.hours() {
        let parts: Vec<&str> = limits.map(|limit| scope.written(limit.span)).collect();
        let finding = RULE.at(promised.span).arg("promised", scope.written(promised.span));
        found.push(finding.arg("parts", parts.join(" + ")).help("steps-over-promised.help"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn steps_that_take_exactly_the_promised_time_are_fine() {
        silent(&RULE, "promised_limit: 7日\nsteps:\n- limit: 2个工作日\n- limit: 3个工作日\n");
        fires(&RULE, "promised_limit: «1个工作日»\nsteps:\n- limit: 6小时\n- limit: 6小时\n");
    }
}
