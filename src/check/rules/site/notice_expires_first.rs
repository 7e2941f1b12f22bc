//! A notice expires before it is published.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0302",
    name: "notice-expires-first",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "公告的失效日期早于发布日期。",
        why: "发布出去谁也看不到。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "A notice expires before it is published.",
        why: "Nobody will ever see it.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"=== notices/a.md
---
title: 停办通知
kind: 通知公告
published: 2026-10-01
expires: «2026-09-30»
---
"#,
    good: r#"=== notices/a.md
---
title: 停办通知
kind: 通知公告
published: 2026-10-01
expires: 2026-10-31
---
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for notice in scope.content.notices.iter().map(|entry| &entry.value.head) {
        let (Some(published), Some(expires)) = (notice.published, notice.expires) else { continue };
        if expires.date < published.date {
            let finding = RULE.at(expires.span).arg("published", published.date.to_string());
            found.push(finding.help("notice-expires-first.help"));
        }
    }
}
