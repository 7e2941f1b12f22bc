//! The item can be done at a window, but none is named.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0401",
    name: "windows-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "可以窗口办理，却没有写窗口。",
        why: "申请人来了大厅不知道去哪，明白卡上窗口、楼层、时间全是空的。",
        source: "GB/T 39554.2-2020 办理地点；GB/T 36112-2018",
    },
    en: Doc {
        what: "The item can be done at a window, but none is named.",
        why: "Applicants do not know where to go, and the card has neither window, floor nor hours.",
        source: "GB/T 39554.2-2020, place; GB/T 36112-2018",
    },
    bad: r#"title: 甲
channels: «[窗口办理, 网上办理]»
"#,
    good: r#"title: 甲
channels: [窗口办理, 网上办理]
windows: [a04]
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    // Windows of some situations only are looked at by `situation-without-window`.
    let has_some = guide.variants.iter().any(|variant| !variant.windows.is_empty());
    if guide.channels.contains(&Channel::Window) && guide.windows.is_empty() && !has_some {
        found.push(RULE.at(scope.at(guide.span, "channels")).help("windows-missing.help"));
    }
}
