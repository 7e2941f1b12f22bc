//! A Markdown body holds HTML.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "T0202",
    name: "raw-html",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "Markdown 正文里有网页代码。",
        why: "从别的网页粘贴来的代码会带进样式、脚本和外部链接，破坏无障碍和安全。",
        source: "GB/T 22239-2019（网络安全等级保护基本要求）；国办发〔2017〕47号 政府网站发展指引（安全防护）",
    },
    en: Doc {
        what: "A Markdown body holds HTML.",
        why: "Pasted markup brings styles, scripts and foreign links that break accessibility and security.",
        source: "GB/T 22239-2019; 国办发〔2017〕47号 (guidelines for government sites)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
请带«<font color="red">»原件«</font>»。

«<div>地址</div>
»
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
请带**原件**，编号小于 5 <10>。

<!-- 注释不会发布 -->
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (event, range) in &prose.events {
        let is_html = matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock));
        let code = prose.body.text[range.clone()].trim();
        // A comment on one line is the editor's own note and is not published.
        let is_comment = code.starts_with("<!--") && code.find("-->") == Some(code.len() - 3) && !code.contains('\n');
        if is_html && !is_comment {
            found.push(RULE.at(prose.span(range)).arg("code", code).help("raw-html.help"));
        }
    }
}
