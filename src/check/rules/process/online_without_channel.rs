//! An online entrance is given, but the channels include neither online nor app.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0404",
    name: "online-without-channel",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "写了网上办理入口，办理渠道里却没有网上或手机办理。",
        why: "按渠道筛选时这一项不会出现，网办率也会算少。",
        source: "GB/T 39554.2-2020 办理形式",
    },
    en: Doc {
        what: "An online entrance is given, but the channels include neither online nor app.",
        why: "Filters by channel miss the item, and the share of online items comes out too low.",
        source: "GB/T 39554.2-2020, form",
    },
    bad: r#"channels: [窗口办理]
online:
  url: «https://zwfw.example.gov.cn/a»
  depth: 网上受理
"#,
    good: r#"channels: [窗口办理, 网上办理]
online:
  url: https://zwfw.example.gov.cn/a
  depth: 网上受理
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(online) = &guide.online else { return };
    let is_online = |channel: &Channel| matches!(channel, Channel::Online | Channel::App);
    let only_information = online.depth == Some(OnlineDepth::Information);
    if !only_information && !guide.channels.is_empty() && !guide.channels.iter().any(is_online) {
        found.push(RULE.at(online.url.span).help("online-without-channel.help"));
    }
}
