//! The conditions end in “other conditions laid down by law”.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0118",
    name: "catch-all-condition",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "受理条件以“法律法规规定的其他条件”兜底。",
        why: "申请人无法判断自己够不够条件，窗口可以随意增加条件。",
        source: "《优化营商环境条例》第三十五条（没有依据不得增设条件）",
    },
    en: Doc {
        what: "The conditions end in “other conditions laid down by law”.",
        why: "Applicants cannot judge whether they qualify, and counters can add conditions.",
        source: "Regulation on the Business Environment, art. 35",
    },
    bad: r#"conditions:
  - 年满18周岁
  - «法律、法规规定的其他条件。»
"#,
    good: r#"conditions:
  - 年满18周岁
  - 没有在其他单位担任法定代表人
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for condition in guide.conditions.iter().filter(|condition| is_open(&condition.text)) {
        found.push(RULE.at(condition.text.span).help("catch-all-condition.help"));
    }
}

fn is_open(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let other = |noun: &str| {
        let rest = text.strip_suffix(noun).map(|rest| rest.trim_end_matches("有关").trim_end_matches("相关"));
        rest.is_some_and(|rest| rest.ends_with("其他") || rest.ends_with("其它"))
    };
    ["条件", "情形", "要求", "规定"].into_iter().any(other)
}
