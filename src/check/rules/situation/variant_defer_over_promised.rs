//! In some situation the term for a deferred material is longer than the promised limit.

use super::shared::{report, written};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0214",
    name: "variant-defer-over-promised",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "某种情形里，容缺材料的补正时限比承诺办结时限还长。",
        why: "该出结果时材料还没到，只能超期或者缺材料发证。",
        source: "国发〔2022〕5号（容缺受理）；《行政许可法》第四十二条",
    },
    en: Doc {
        what: "In some situation the term for a deferred material is longer than the promised limit.",
        why: "When the decision is due the paper may still be missing.",
        source: "State Council document 国发〔2022〕5号; Administrative Licensing Law, art. 42",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
promised_limit: 10个工作日
variants:
  - {when: {who: agent}, promised_limit: 2个工作日}
materials:
  - {name: 场地证明, necessity: 容缺后补, defer_limit: «5个工作日»}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
promised_limit: 10个工作日
variants:
  - {when: {who: agent}, promised_limit: 2个工作日}
materials:
  - {name: 场地证明, necessity: 容缺后补, defer_limit: 5个工作日, when: {who: self}}
"#,
    check: Check::Situations(check),
};

fn check(scope: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "variant-defer-over-promised.help", examined, found, |kind| match kind {
        FlawKind::DeferOverPromised { defer, promised } => {
            Some(vec![("defer", written(scope, defer.span)), ("promised", written(scope, promised.span))])
        }
        _ => None,
    });
}
