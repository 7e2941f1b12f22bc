//! In some situation the steps add up to more than the promised limit.

use super::shared::{report, sum_of, written};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0215",
    name: "variant-steps-over-promised",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "某种情形里，各环节时限加起来超过承诺办结时限。",
        why: "照环节走就一定超期，申请人看到的两个数字必有一个是假的。",
        source: "《行政许可法》第三十条、第四十二条；GB/T 39554.2-2020 办理流程",
    },
    en: Doc {
        what: "In some situation the steps add up to more than the promised limit.",
        why: "Whoever follows the steps is late.",
        source: "Administrative Licensing Law, arts. 30 and 42; GB/T 39554.2-2020, procedure",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
promised_limit: «3个工作日»
steps:
  - {name: 受理, limit: 1个工作日}
  - {name: 核查, limit: 3个工作日, when: {who: agent}}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
promised_limit: 3个工作日
steps:
  - {name: 受理, limit: 1个工作日}
  - {name: 核查, limit: 2个工作日, when: {who: agent}}
  - {name: 审查, limit: 2个工作日, when: {who: self}}
"#,
    check: Check::Situations(check),
};

fn check(scope: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "variant-steps-over-promised.help", examined, found, |kind| match kind {
        FlawKind::StepsOverPromised { promised, steps } => {
            Some(vec![("promised", written(scope, promised.span)), ("parts", sum_of(scope, steps))])
        }
        _ => None,
    });
}
