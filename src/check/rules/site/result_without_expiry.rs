//! A publication of results has no day on which it expires.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0303",
    name: "result-without-expiry",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "结果公示没有写失效日期。",
        why: "公示期满还挂在网上，涉及个人的信息一直公开。",
        source: "《个人信息保护法》第十九条（保存期限最短）；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A publication of results has no day on which it expires.",
        why: "After its term it stays on the web with whatever it says of people.",
        source: "Personal Information Protection Law, art. 19; Regulation on Open Government Information, art. 15",
    },
    bad: r#"=== notices/a.md
---
title: 停办通知
kind: «结果公示»
published: 2026-10-01
---
"#,
    good: r#"=== notices/a.md
---
title: 停办通知
kind: 结果公示
published: 2026-10-01
expires: 2026-10-10
---
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for notice in scope.content.notices.iter().map(|entry| &entry.value.head) {
        if notice.kind == Some(NoticeKind::Result) && notice.expires.is_none() {
            found.push(RULE.at(scope.at(notice.span, "kind")).help("result-without-expiry.help"));
        }
    }
}
