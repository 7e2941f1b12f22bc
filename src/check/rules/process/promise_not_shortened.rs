//! The promised limit does not shorten the statutory one.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0106",
    name: "promise-not-shortened",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "承诺时限和法定时限一样，没有压缩。",
        why: "“减时限”是考核项目，清单里没有压缩的事项要逐项说明。",
        source: "《优化营商环境条例》第三十五条（减环节、减材料、减时限）",
    },
    en: Doc {
        what: "The promised limit does not shorten the statutory one.",
        why: "Shorter limits are what offices are measured by; items without any gain have to be explained.",
        source: "Regulation on the Business Environment, art. 35",
    },
    bad: r#"statutory_limit: 20个工作日
promised_limit: «20个工作日»
"#,
    good: r#"statutory_limit: 20个工作日
promised_limit: 12个工作日
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let (Some(promised), Some(statutory)) = (guide.promised_limit, guide.statutory_limit) else { return };
    if !promised.is_on_the_spot() && promised.hours() == statutory.hours() {
        found.push(RULE.at(promised.span).help("promise-not-shortened.help"));
    }
}
