//! A link inside the portal leads to a file or page that does not exist.

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "T0210",
    name: "broken-link",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "正文里的站内链接通向不存在的文件或页面。",
        why: "死链：点了打不开。抽查每发现一个扣一次分。",
        source: "国办秘函〔2019〕19号（检查指标：链接不可用）",
    },
    en: Doc {
        what: "A link inside the portal leads to a file or page that does not exist.",
        why: "A dead link; inspections count every one.",
        source: "国办秘函〔2019〕19号 (dead links)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
«[表格](files/forms/a.pdf)»和«[指南](guides/b.html)»
"#,
    good: r#"=== files/forms/a.pdf

=== guides/b.md
---
title: 乙
---
=== pages/a.md
---
title: 甲
---
[表格](files/forms/a.pdf)和[指南](guides/b.html#材料)、[搜索](search.html)、[政策库](policies/index.html)
"#,
    check: Check::Prose(check),
};

fn check(scope: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    for (event, range) in &prose.events {
        let (Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. })) = event else {
            continue;
        };
        let path = dest_url.split(['?', '#']).next().unwrap_or_default();
        if path.is_empty() || path.contains([':', '@']) || path.starts_with("//") {
            continue;
        }
        if !leads_somewhere(scope, path) {
            found.push(RULE.at(prose.span(range)).arg("path", path).help("broken-link.help"));
        }
    }
}

/// Paths count from the portal's root.
fn leads_somewhere(scope: &Scope<'_>, path: &str) -> bool {
    let content = scope.content;
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
    match folder {
        "" => ["index", "a-z", "search", "sitemap", "404"].contains(&stem),
        "files" => is_file(scope, &decoded(path)),
        "cards" | "audience" => true,
        _ if stem == "index" || stem.starts_with("index-p") => true,
        "guides" => has(&content.guides, stem),
        "bundles" => has(&content.bundles, stem),
        "materials" => has(&content.materials, stem),
        "departments" => has(&content.departments, stem),
        "halls" => has(&content.halls, stem),
        "windows" => has(&content.windows, stem),
        "topics" => has(&content.topics, stem),
        "policies" => has(&content.policies, stem),
        "notices" => has(&content.notices, stem),
        "pages" => has(&content.pages, stem),
        _ => false,
    }
}

fn has<T>(entries: &[Entry<T>], id: &str) -> bool {
    entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).is_ok()
}

/// `%E8%A1%A8` → 表.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
/// A form in Markdown may be linked by its file or by the page it becomes.
fn is_file(scope: &Scope<'_>, path: &str) -> bool {
    let form = path.strip_suffix(".html").map(|stem| format!("{stem}.md"));
    scope.files.contains(path) || form.is_some_and(|form| scope.files.contains(&form))
}
