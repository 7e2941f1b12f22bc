//! A notice has expired.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0301",
    name: "notice-expired",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "公告已经过了失效日期。",
        why: "门户上已经看不到它；文件可以归档。",
        source: "国办秘函〔2019〕19号（检查指标：内容过期）",
    },
    en: Doc {
        what: "A notice has expired.",
        why: "The portal no longer shows it; the file can be archived.",
        source: "国办秘函〔2019〕19号 (expired content)",
    },
    bad: r#"=== notices/a.md
---
title: 停办通知
kind: 通知公告
published: 2026-10-01
expires: «2026-10-15»
---
"#,
    good: r#"=== notices/a.md
---
title: 停办通知
kind: 通知公告
published: 2026-10-01
expires: 2026-12-31
---
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let Some(as_of) = scope.as_of else { return };
    let ends = scope.content.notices.iter().filter_map(|entry| entry.value.head.expires);
    for expires in ends.filter(|expires| expires.date < as_of) {
        found.push(RULE.at(expires.span).help("notice-expired.help"));
    }
}
