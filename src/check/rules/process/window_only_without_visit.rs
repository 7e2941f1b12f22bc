//! The window is the only channel, but no visit is counted.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0409",
    name: "window-only-without-visit",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "只能到窗口办，到场次数却是 0。",
        why: "申请人以为不用来，材料却没有别的办法交。",
        source: "GB/T 39554.2-2020 办理形式、到办事现场次数",
    },
    en: Doc {
        what: "The window is the only channel, but no visit is counted.",
        why: "Applicants believe they need not come, and there is no other way to hand things in.",
        source: "GB/T 39554.2-2020, form and number of visits",
    },
    bad: r#"channels: [窗口办理]
visits: «0»
"#,
    good: r#"channels: [窗口办理, 邮寄办理]
visits: 0
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.channels == [Channel::Window] && guide.visits == Some(0) {
        found.push(RULE.at(scope.at(guide.span, "visits")).help("window-only-without-visit.help"));
    }
}
