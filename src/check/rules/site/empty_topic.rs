//! A topic has no guide.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::check::scope::unused;

pub const RULE: Rule = Rule {
    code: "S0201",
    name: "empty-topic",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "栏目里没有一份指南。",
        why: "空白栏目，检查时直接扣分；群众点进去什么也没有。",
        source: "国办秘函〔2019〕19号（检查指标：空白栏目）",
    },
    en: Doc {
        what: "A topic has no guide.",
        why: "A blank column; inspections take marks off, and people find nothing.",
        source: "国办秘函〔2019〕19号 (blank columns)",
    },
    bad: r#"=== topics/all.yaml
«household»:
  name: 户籍证件
"#,
    good: r#"=== topics/all.yaml
household:
  name: 户籍证件
=== guides/a.yaml
topics: [household]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let shown = scope.guides().filter(|guide| guide.is_shown());
    let used: BTreeSet<&str> = shown.flat_map(|guide| &guide.topics).map(|topic| topic.id.as_str()).collect();
    for entry in unused(&scope.content.topics, &used) {
        let finding = RULE.at(entry.id_span).arg("name", &entry.value.name.value);
        found.push(finding.help("empty-topic.help"));
    }
}
