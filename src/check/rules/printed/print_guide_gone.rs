//! The print log names a guide that is not there.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::diag::nearest;
use crate::source::Kind;

pub const RULE: Rule = Rule {
    code: "S0505",
    name: "print-guide-gone",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制记录里的事项，内容里没有了，或者是草稿、已经取消。",
        why: "窗口上可能还摆着它的卡，群众照着来会白跑一趟。",
        source: "国发〔2022〕5号（办事指南线上线下一致）",
    },
    en: Doc {
        what: "The print log names a guide that is gone, a draft or cancelled.",
        why: "Its cards may still lie at the windows and send people on an errand for nothing.",
        source: "State Council document 国发〔2022〕5号 (guides say the same on paper and on the web)",
    },
    bad: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, guide: «exampel», edition: 1f0a6c52}
  - {date: 2026-11-26, guide: «old», edition: 1f0a6c52}
  - {date: 2026-11-27, guide: old, edition: 1f0a6c52}
=== guides/example.yaml
title: 例
=== guides/old.yaml
title: 旧
status: 取消
"#,
    good: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, guide: example, edition: 1f0a6c52}
=== guides/example.yaml
title: 例
status: 暂停
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let guides = &scope.content.guides;
    let shown: BTreeSet<&str> =
        guides.iter().filter(|entry| entry.value.head.is_shown()).map(|entry| entry.id.as_str()).collect();
    let mut told = BTreeSet::new();
    for guide in scope.content.print_log.prints.iter().filter_map(|print| print.guide.as_ref()) {
        let id = guide.id.as_str();
        if shown.contains(id) || scope.content.unread.may_hold(Kind::Guide, id) || !told.insert(id) {
            continue;
        }
        let is_there = guides.iter().any(|entry| entry.id == id);
        let near = nearest(id, shown.iter().copied()).filter(|_| !is_there);
        let finding = RULE.at(guide.span).arg("id", id);
        found.push(match near {
            Some(near) => finding.arg("near", near).help("print-guide-gone.help-near"),
            None => finding.help("print-guide-gone.help"),
        });
    }
}
