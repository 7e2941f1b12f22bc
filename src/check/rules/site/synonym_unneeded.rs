//! An everyday word finds by itself what its official words find.

use std::collections::BTreeSet;

use crate::check::everyday::Names;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0403",
    name: "synonym-unneeded",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "synonyms.yaml 里的说法，要找的事项名称或叫法里本来就有。",
        why: "搜这个词不用同义词也能找到；写了不起作用，真正缺的说法容易被当成已经写过。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "An everyday word of synonyms.yaml stands already in a name of everything that it should find.",
        why: "Search finds these without the entry, and the words that are really missing seem to be taken care of.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"=== synonyms.yaml
entries:
  - say: [«身份证», «居民身份证», 大红本, «户口本»]
    mean: [居民身份证]
=== guides/a.yaml
title: 居民身份证补领
aliases: [户口本在手补证]
"#,
    good: r#"=== synonyms.yaml
entries:
  - say: 大红本
    mean: 居民身份证
  - say: 户口本
    mean: 居民身份证
=== guides/a.yaml
title: 居民身份证补领
aliases: [户口本在手补证]
=== guides/b.yaml
title: 临时居民身份证申领
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let Some(names) = Names::asked_for(scope) else { return };
    for entry in &scope.content.synonyms.entries {
        let meant: BTreeSet<usize> = entry.mean.iter().flat_map(|mean| names.called(mean)).collect();
        let is_known = |say: &Text| meant.iter().all(|thing| names.is_called(*thing, say));
        for say in entry.say.iter().filter(|say| !meant.is_empty() && is_known(say)) {
            found.push(RULE.at(say.span).arg("say", &say.value).help("synonym-unneeded.help"));
        }
    }
}
