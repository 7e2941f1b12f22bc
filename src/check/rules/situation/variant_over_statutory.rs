//! In some situation the promised limit is longer than the statutory one.

use super::shared::{report, written};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0212",
    name: "variant-over-statutory",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "某种情形的承诺办结时限比法定的长。",
        why: "申请人按承诺的日子等，过了法定期限仍没有结果，机关已经违法。",
        source: "《行政许可法》第四十二条；《优化营商环境条例》第三十六条",
    },
    en: Doc {
        what: "In some situation the promised limit is longer than the statutory one.",
        why: "Applicants wait until the promised day while the authority has already broken the law.",
        source: "Administrative Licensing Law, art. 42; Regulation on the Business Environment, art. 36",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
statutory_limit: 20个工作日
promised_limit: 5个工作日
variants:
  - {when: {who: agent}, promised_limit: «30个工作日»}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
statutory_limit: 20个工作日
promised_limit: 5个工作日
variants:
  - {when: {who: agent}, promised_limit: 10个工作日}
"#,
    check: Check::Situations(check),
};

fn check(scope: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "variant-over-statutory.help", examined, found, |kind| match kind {
        FlawKind::OverStatutory { promised, statutory } => {
            Some(vec![("promised", written(scope, promised.span)), ("statutory", written(scope, statutory.span))])
        }
        _ => None,
    });
}
