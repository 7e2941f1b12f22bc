//! Two guides have the same rank among the frequent ones.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0106",
    name: "frequent-rank-shared",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "两份指南的高频名次相同。",
        why: "首页的次序就不由名次决定，而看文件名。",
        source: "国发〔2022〕5号（高频事项）",
    },
    en: Doc {
        what: "Two guides have the same rank among the frequent ones.",
        why: "Their order on the home page is then decided by file names.",
        source: "State Council document 国发〔2022〕5号 (frequent items)",
    },
    bad: r#"=== guides/a.yaml
title: 甲
frequent: 1
=== guides/b.yaml
title: 乙
frequent: «1»
"#,
    good: r#"=== guides/a.yaml
title: 甲
frequent: 1
=== guides/b.yaml
title: 乙
frequent: 2
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut ranks: BTreeMap<u32, &Guide> = BTreeMap::new();
    for guide in scope.guides() {
        let Some(rank) = guide.frequent else { continue };
        let first = *ranks.entry(rank).or_insert(guide);
        if first.span != guide.span {
            let finding = RULE.at(scope.at(guide.span, "frequent")).arg("rank", rank.to_string());
            found.push(finding.arg("title", &first.title.value).help("frequent-rank-shared.help"));
        }
    }
}
