//! An address uses http instead of https.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "T0209",
    name: "insecure-link",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "网址用的是 http，不是 https。",
        why: "传输不加密，访客填的东西会被看到；有的浏览器会拦住。",
        source: "国办发〔2017〕47号 政府网站发展指引（安全防护）",
    },
    en: Doc {
        what: "An address uses http instead of https.",
        why: "What visitors enter can be read on the way, and some browsers refuse.",
        source: "国办发〔2017〕47号 (guidelines for government sites, security)",
    },
    bad: r#"online:
  url: «http://»zwfw.example.gov.cn/a
"#,
    good: r#"online:
  url: https://zwfw.example.gov.cn/a
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    for (at, scheme) in passage.text.match_indices("http://") {
        found.push(RULE.at(passage.span(at..at + scheme.len())).help("insecure-link.help"));
    }
}
