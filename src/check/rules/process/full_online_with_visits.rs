//! The depth is “fully online”, but visits are required.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0408",
    name: "full-online-with-visits",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "办理深度是全程网办，最少到场次数却不是 0。",
        why: "全程网办就是不用到场；标高了办理深度，抽查会扣分。",
        source: "GB/T 39554.2-2020 网上办理深度（全程网办）、到办事现场次数",
    },
    en: Doc {
        what: "The depth is “fully online”, but visits are required.",
        why: "Fully online means nobody has to come; claiming more than is true costs marks in inspections.",
        source: "GB/T 39554.2-2020, online depth and number of visits",
    },
    bad: r#"online:
  url: https://zwfw.example.gov.cn/a
  depth: 全程网办
visits: «1»
visit_reason: 交回旧证。
"#,
    good: r#"online:
  url: https://zwfw.example.gov.cn/a
  depth: 全程网办
visits: 0
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let is_full = guide.online.as_ref().is_some_and(|online| online.depth == Some(OnlineDepth::Full));
    if is_full && guide.visits.is_some_and(|visits| visits > 0) {
        found.push(RULE.at(scope.at(guide.span, "visits")).help("full-online-with-visits.help"));
    }
}
