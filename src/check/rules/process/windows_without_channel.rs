//! Windows are named, but the channels do not include the window.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0402",
    name: "windows-without-channel",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "写了窗口，办理渠道里却没有窗口办理。",
        why: "页面说去几号窗口，渠道里又说不在窗口办，申请人无所适从。",
        source: "GB/T 39554.2-2020 办理形式、办理地点",
    },
    en: Doc {
        what: "Windows are named, but the channels do not include the window.",
        why: "The page sends applicants to a window where the channels say nothing is done.",
        source: "GB/T 39554.2-2020, form and place",
    },
    bad: r#"channels: [网上办理]
windows: «[a04]»
"#,
    good: r#"channels: [网上办理, 窗口办理]
windows: [a04]
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let at_window = [Channel::Window, Channel::SelfService];
    if !guide.windows.is_empty() && !guide.channels.is_empty() && !guide.channels.iter().any(|c| at_window.contains(c))
    {
        found.push(RULE.at(scope.at(guide.span, "windows")).help("windows-without-channel.help"));
    }
}
