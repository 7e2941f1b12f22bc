//! An address on the web is incomplete.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0101",
    name: "url-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "网址不完整，缺少 https:// 或者带了空格。",
        why: "点不开；二维码扫出来也是坏的。",
        source: "国办秘函〔2019〕19号（检查指标：链接不可用）",
    },
    en: Doc {
        what: "An address on the web is incomplete.",
        why: "It does not open, nor does its QR code.",
        source: "国办秘函〔2019〕19号 (dead links)",
    },
    bad: r#"online:
  url: «zwfw.example.gov.cn/a»
source_url: «https://zwfw.example.gov.cn/a b»
"#,
    good: r#"online:
  url: https://zwfw.example.gov.cn/a?id=1#x
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if passage.is_address() && passage.name() != "domain" && !is_address(passage.text) {
        found.push(RULE.at(passage.span).arg("url", passage.text).help("url-form.help"));
    }
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let is_host = host.is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.contains('@'));
    is_host && !text.contains(char::is_whitespace)
}
