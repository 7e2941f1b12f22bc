//! The title has more than 60 characters.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0104",
    name: "title-too-long",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "事项名称超过60字。",
        why: "手机列表上要折成四五行，卡片上放不下。",
        source: "GB/T 39554.2-2020 要素要求",
    },
    en: Doc {
        what: "The title has more than 60 characters.",
        why: "On phones it breaks into many lines, and the card has no room.",
        source: "GB/T 39554.2-2020 (elements of service items)",
    },
    bad: r#"title: «从事食品生产经营活动从事食品生产经营活动从事食品生产经营活动从事食品生产经营活动从事食品生产经营活动从事食品生产经营活动许可»
"#,
    good: r#"title: 食品经营许可
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let length = guide.title.chars().count();
    if length > MOST {
        let finding = RULE.at(guide.title.span).arg("length", length.to_string());
        found.push(finding.help("title-too-long.help"));
    }
}

const MOST: usize = 60;
