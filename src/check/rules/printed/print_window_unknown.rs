//! The print log names a window that is not there.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::diag::nearest;
use crate::source::Kind;

pub const RULE: Rule = Rule {
    code: "S0507",
    name: "print-window-unknown",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制记录里的窗口，内容里没有。",
        why: "不知道卡摆在哪里，过时了也换不掉。",
        source: "国发〔2022〕5号（办事指南线上线下一致）",
    },
    en: Doc {
        what: "The print log names a window that is not there.",
        why: "Nobody knows where the card lies, so nobody replaces it when it is out of date.",
        source: "State Council document 国发〔2022〕5号 (guides say the same on paper and on the web)",
    },
    bad: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, window: «a21», guide: example, edition: 1f0a6c52}
=== windows/all.yaml
a12: {number: A12, name: 社保}
b01: {number: B01, name: 不动产}
"#,
    good: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, window: a12, guide: example, edition: 1f0a6c52}
  - {date: 2026-11-26, place: 一楼咨询台, guide: example, edition: 1f0a6c52}
=== windows/all.yaml
a12: {number: A12, name: 社保}
b01: {number: B01, name: 不动产}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let known: BTreeSet<&str> = scope.content.windows.iter().map(|entry| entry.id.as_str()).collect();
    let mut told = BTreeSet::new();
    for window in scope.content.print_log.prints.iter().filter_map(|print| print.window.as_ref()) {
        let id = window.id.as_str();
        if known.contains(id) || scope.content.unread.may_hold(Kind::Window, id) || !told.insert(id) {
            continue;
        }
        let finding = RULE.at(window.span).arg("id", id);
        found.push(match nearest(id, known.iter().copied()) {
            Some(near) => finding.arg("near", near).help("print-window-unknown.help-near"),
            None => finding.help("print-window-unknown.help"),
        });
    }
}
