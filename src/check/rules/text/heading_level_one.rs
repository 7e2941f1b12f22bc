//! A body uses a heading of level one (#).

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Tag};

pub const RULE: Rule = Rule {
    code: "T0207",
    name: "heading-level-one",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "正文里用了一级标题（#）。",
        why: "一级标题是页面名称，一页只有一个；正文里再写一个，读屏软件分不清这一页叫什么。",
        source: "GB/T 37668-2019；WCAG 2.2 1.3.1",
    },
    en: Doc {
        what: "A body uses a heading of level one (#).",
        why: "Level one is the title of the page; with two of them nobody can tell what the page is called.",
        source: "GB/T 37668-2019; WCAG 2.2, 1.3.1",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
«# 带什么
»
身份证
"#,
    good: r#"=== files/forms/a.md
# 申请表

| 姓名 | |
| --- | --- |
=== pages/a.md
---
title: 甲
---
## 带什么

身份证
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (event, range) in prose.events.iter().filter(|_| !prose.is_form) {
        if matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) {
            found.push(RULE.at(prose.span(range)).help("heading-level-one.help"));
        }
    }
}
