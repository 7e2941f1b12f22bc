//! A heading has nothing below it.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

pub const RULE: Rule = Rule {
    code: "T0208",
    name: "empty-section",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "标题下面没有内容。",
        why: "点开是空的，抽查按空白栏目计。",
        source: "国办秘函〔2019〕19号（检查指标：空白栏目）",
    },
    en: Doc {
        what: "A heading has nothing below it.",
        why: "An empty section counts as a blank column in inspections.",
        source: "国办秘函〔2019〕19号 (blank columns)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
«## 带什么
»
## 去哪里

一楼
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
## 带什么

### 本人办

身份证

## 去哪里

一楼
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    let mut open: Option<(usize, &std::ops::Range<usize>)> = None;
    let mut in_heading = false;
    let end = [(HeadingLevel::H1, None)];
    let headings = prose.events.iter().filter(|_| !prose.is_form).map(|(event, range)| (event, Some(range)));
    let last = Event::Start(Tag::Heading { level: end[0].0, id: None, classes: vec![], attrs: vec![] });
    for (event, range) in headings.chain([(&last, end[0].1)]) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = *level as usize;
                if let Some((_, empty)) = open.filter(|(above, _)| level <= *above) {
                    found.push(RULE.at(prose.span(empty)).help("empty-section.help"));
                }
                open = range.map(|range| (level, range));
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            _ if in_heading => {}
            _ => open = None,
        }
    }
}
