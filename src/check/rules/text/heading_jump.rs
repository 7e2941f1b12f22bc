//! Headings skip a level, such as #### below ##.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "T0206",
    name: "heading-jump",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "标题跳了级，如 ## 下面直接 ####。",
        why: "读屏软件按级别跳转，跳级会让人以为漏了一段。",
        source: "GB/T 37668-2019；WCAG 2.2 1.3.1",
    },
    en: Doc {
        what: "Headings skip a level, such as #### below ##.",
        why: "Screen readers move by level; a gap looks like a missing part.",
        source: "GB/T 37668-2019; WCAG 2.2, 1.3.1",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
## 一

甲

«#### 二
»
乙
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
## 一

甲

### 二

乙

## 三

丙
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    // Above a body stands the title of its page.
    let mut last = if prose.is_form { 0 } else { 1 };
    for (event, range) in &prose.events {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let level = *level as usize;
        if level > last + 1 {
            found.push(RULE.at(prose.span(range)).help("heading-jump.help"));
        }
        last = level;
    }
}
