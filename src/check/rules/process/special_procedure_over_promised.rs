//! A special procedure that counts towards the limit is longer than the promised limit.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0108",
    name: "special-procedure-over-promised",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "计入时限的特别程序比承诺办结时限还长。",
        why: "听证、评审一开始就注定超期，承诺的日子成了空话。",
        source: "《行政许可法》第四十五条（听证、评审等时间的扣除和告知）",
    },
    en: Doc {
        what: "A special procedure that counts towards the limit is longer than the promised limit.",
        why: "Once the hearing or review begins the case is bound to be late.",
        source: "Administrative Licensing Law, art. 45",
    },
    bad: r#"promised_limit: 5个工作日
special_procedures:
  - name: 专家评审
    limit: «20个工作日»
    counted: true
"#,
    good: r#"promised_limit: 5个工作日
special_procedures:
  - name: 专家评审
    limit: 20个工作日
    counted: false
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(promised) = guide.promised_limit else { return };
    for procedure in guide.special_procedures.iter().filter(|procedure| procedure.counted == Some(true)) {
        if let Some(limit) = procedure.limit.filter(|limit| limit.hours() > promised.hours()) {
            let finding = RULE.at(limit.span).arg("name", &procedure.name.value);
            let finding = finding.arg("promised", scope.written(promised.span));
            found.push(finding.help("special-procedure-over-promised.help"));
        }
    }
}
