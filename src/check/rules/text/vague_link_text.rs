//! A link reads “click here” or “more”.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "T0205",
    name: "vague-link-text",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "链接文字是“点击这里”“更多”之类。",
        why: "读屏软件的用户逐个听链接，听到一串“点击这里”不知道通向哪里。",
        source: "GB/T 37668-2019；WCAG 2.2 2.4.4",
    },
    en: Doc {
        what: "A link reads “click here” or “more”.",
        why: "People who listen to the links of a page hear nothing but “here”.",
        source: "GB/T 37668-2019; WCAG 2.2, 2.4.4",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
预约请«[点击这里](https://a.example/)»。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
请先[预约取号](https://a.example/)。
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (index, (event, range)) in prose.events.iter().enumerate() {
        if !matches!(event, Event::Start(Tag::Link { .. })) {
            continue;
        }
        let text = prose.text_from(index).to_lowercase();
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        if VAGUE.contains(&text) {
            found.push(RULE.at(prose.span(range)).arg("text", text).help("vague-link-text.help"));
        }
    }
}

const VAGUE: &[&str] = &[
    "点击这里",
    "点这里",
    "点击此处",
    "点此",
    "这里",
    "此处",
    "点击",
    "点击查看",
    "点击下载",
    "点击进入",
    "查看",
    "查看详情",
    "详情",
    "更多",
    "链接",
    "网址",
    "here",
    "click here",
    "more",
    "link",
];
