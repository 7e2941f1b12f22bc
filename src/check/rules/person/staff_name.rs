//! A public text names a member of the staff.

use crate::check::names::{is_name, is_surname};
use crate::check::rules::prelude::*;
use crate::check::shapes::is_han;

pub const RULE: Rule = Rule {
    code: "D0201",
    name: "staff-name",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "公开的文字里点了工作人员的名字。",
        why: "人一换岗，群众还在找这个人；也让具体的人暴露在网上。",
        source: "《个人信息保护法》第二十五条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "A public text names a member of the staff.",
        why: "After the next reshuffle people still ask for that person, who is exposed on the web.",
        source: "Personal Information Protection Law, art. 25; Regulation on Open Government Information, art. 15",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
联系人：«王建国»，电话见窗口。有问题找«李主任»。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
联系人：窗口负责人，经办人：李某某，负责人：申请人，工作人员：高新区派驻，找高级主管。
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_wording() {
        return;
    }
    for range in labelled(passage.text).into_iter().chain(addressed(passage.text)) {
        let finding = RULE.at(passage.span(range.clone())).arg("name", &passage.text[range]);
        found.push(finding.help("staff-name.help"));
    }
}

const LABELS: &[&str] =
    &["联系人", "经办人", "负责人", "咨询人", "受理人", "办理人", "值班人", "承办人", "审批人", "人员"];
const TITLES: &[&str] =
    &["老师", "同志", "科长", "主任", "局长", "处长", "股长", "所长", "警官", "经理", "先生", "女士"];

/// `联系人：王建国`.
fn labelled(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for (at, colon) in text.match_indices(['：', ':']) {
        let start =
            at + colon.len() + text[at + colon.len()..].len() - text[at + colon.len()..].trim_start_matches(' ').len();
        let end = start + text[start..].find(|c| !is_han(c)).unwrap_or(text.len() - start);
        let has_label = LABELS.iter().any(|label| text[..at].ends_with(label));
        if has_label && is_name(without_title(&text[start..end])) {
            found.push(start..end);
        }
    }
    found
}

fn without_title(name: &str) -> &str {
    TITLES.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(name)
}

/// `找李主任`, `联系王老师`.
fn addressed(text: &str) -> Vec<std::ops::Range<usize>> {
    let calls = ["找", "联系", "咨询", "请问"].into_iter().flat_map(|word| text.match_indices(word));
    let starts = calls.map(|(at, word)| at + word.len());
    let person = |start: usize| {
        let surname = text[start..].chars().next().filter(|c| is_surname(*c))?;
        let title = start + surname.len_utf8();
        let length = TITLES.iter().find(|word| text[title..].starts_with(**word))?.len();
        Some(start..title + length)
    };
    starts.filter_map(person).collect()
}
