//! A link uses an unknown or unsafe scheme.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, LinkType, Tag};

pub const RULE: Rule = Rule {
    code: "T0203",
    name: "link-scheme",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "链接用了不认识或不安全的协议。",
        why: "javascript: 能在访客的浏览器里运行程序；ftp:、本机路径在手机上打不开。",
        source: "国办发〔2017〕47号 政府网站发展指引（安全防护）",
    },
    en: Doc {
        what: "A link uses an unknown or unsafe scheme.",
        why: "javascript: runs programs in the visitor’s browser; ftp: and local paths do not open on phones.",
        source: "国办发〔2017〕47号 (guidelines for government sites, security)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
«[下载](javascript:alert(1))»，«[表格](file:///C:/a.doc)»，«[网](//a.example/)»
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
[下载](files/a.pdf)，[邮箱](mailto:a@b.example)，[电话](tel:12345)，[网](https://a.example/?x=1:2)，[下](#x)
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (event, range) in &prose.events {
        let (Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. })) = event else {
            continue;
        };
        let is_mail = matches!(event, Event::Start(Tag::Link { link_type: LinkType::Email, .. }));
        if let Some(scheme) = scheme(dest_url).filter(|scheme| !is_mail && !KNOWN.contains(scheme)) {
            found.push(RULE.at(prose.span(range)).arg("scheme", scheme).help("link-scheme.help"));
        }
    }
}

const KNOWN: &[&str] = &["http", "https", "mailto", "tel"];

/// What stands before the colon; `//host` has none and takes the page's own, which `file:` cannot serve.
fn scheme(address: &str) -> Option<&str> {
    if address.starts_with("//") {
        return Some("//");
    }
    address.split(['/', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme)
}
