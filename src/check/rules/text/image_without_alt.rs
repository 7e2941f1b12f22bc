//! An image has no alternative text.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "T0204",
    name: "image-without-alt",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "图片没有文字说明。",
        why: "看不见图的人、图打不开的手机上，什么也读不到。",
        source: "《无障碍环境建设法》第三十二条；GB/T 37668-2019；WCAG 2.2 1.1.1",
    },
    en: Doc {
        what: "An image has no alternative text.",
        why: "Who cannot see the image, or cannot load it, reads nothing.",
        source: "Law on Building a Barrier-free Environment, art. 32; GB/T 37668-2019; WCAG 2.2, 1.1.1",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
«![](files/map.png)»
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
![大厅南门的位置：府前大道路北](files/map.png)
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (index, (event, range)) in prose.events.iter().enumerate() {
        if matches!(event, Event::Start(Tag::Image { .. })) && prose.text_from(index).trim().is_empty() {
            found.push(RULE.at(prose.span(range)).help("image-without-alt.help"));
        }
    }
}
