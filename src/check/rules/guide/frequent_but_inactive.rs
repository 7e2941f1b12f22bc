//! An item that is suspended or cancelled still ranks among the frequent ones.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0107",
    name: "frequent-but-inactive",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "暂停或取消的事项还排在高频事项里。",
        why: "首页上点进去却办不了。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "An item that is suspended or cancelled still ranks among the frequent ones.",
        why: "The home page leads to something that cannot be applied for.",
        source: "Regulation on Open Government Information, art. 6 (timely and accurate)",
    },
    bad: r#"title: 甲
status: 暂停
frequent: «3»
"#,
    good: r#"title: 甲
status: 在用
frequent: 3
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let is_inactive = matches!(guide.status, Some(GuideStatus::Suspended | GuideStatus::Cancelled));
    if is_inactive && guide.frequent.is_some() {
        found.push(RULE.at(scope.at(guide.span, "frequent")).help("frequent-but-inactive.help"));
    }
}
