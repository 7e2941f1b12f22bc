//! Two guides claim the same everyday name, or it is the title of another guide.

use std::collections::HashMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0102",
    name: "alias-shared",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一个叫法写在两份指南里，或者是另一份指南的名称。",
        why: "搜这个词会出来两件不同的事，群众容易点错、跑错窗口。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "Two guides claim the same everyday name, or it is the title of another guide.",
        why: "The word finds two different things, and people end up at the wrong window.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"=== guides/a.yaml
title: 居民身份证补领
aliases: [身份证丢了]
=== guides/b.yaml
title: 临时身份证申领
aliases: [«身份证丢了», «居民身份证补领»]
"#,
    good: r#"=== guides/a.yaml
title: 居民身份证补领
aliases: [身份证丢了]
=== guides/b.yaml
title: 临时身份证申领
aliases: [急用身份证]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let current = || scope.guides().filter(|guide| guide.is_shown());
    let mut claimed: HashMap<&str, &Guide> = HashMap::new();
    for guide in current().filter(|guide| !guide.title.is_empty()) {
        claimed.entry(&guide.title).or_insert(guide);
    }
    for guide in current() {
        for alias in &guide.aliases {
            let owner = *claimed.entry(&alias.value).or_insert(guide);
            if owner.span != guide.span && owner.title.value != guide.title.value {
                let finding = RULE.at(alias.span).arg("alias", &alias.value).arg("title", &owner.title.value);
                found.push(finding.arg("place", scope.line(owner.title.span)).help("alias-shared.help"));
            }
        }
    }
}
