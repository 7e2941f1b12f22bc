//! The item can be done online, but address and depth are missing.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0403",
    name: "online-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "可以网上办理，却没有写网址和办理深度。",
        why: "“网上可办”没有入口，申请人找不到，抽查按虚假标注处理。",
        source: "GB/T 39554.2-2020 网上办理深度；《优化营商环境条例》第三十七条",
    },
    en: Doc {
        what: "The item can be done online, but address and depth are missing.",
        why: "“Online” without an entrance cannot be found and counts as a false claim in inspections.",
        source: "GB/T 39554.2-2020, online depth; Regulation on the Business Environment, art. 37",
    },
    bad: r#"title: 甲
channels: «[网上办理]»
"#,
    good: r#"title: 甲
channels: [网上办理]
online:
  url: https://zwfw.example.gov.cn/a
  depth: 网上预审
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.channels.contains(&Channel::Online) && guide.online.is_none() {
        found.push(RULE.at(scope.at(guide.span, "channels")).help("online-missing.help"));
    }
}
