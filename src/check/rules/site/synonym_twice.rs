//! An everyday word stands in two entries of `synonyms.yaml`.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;
use crate::lang::fold;

pub const RULE: Rule = Rule {
    code: "S0401",
    name: "synonym-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "同一个说法在 synonyms.yaml 里写了两次。",
        why: "改了一条忘了另一条，搜出来的先后就不是编辑想的那样。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "An everyday word stands in two entries of synonyms.yaml.",
        why: "One is changed and the other forgotten, and search ranks by a mixture of both.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"=== synonyms.yaml
entries:
  - say: [房本, ETC卡]
    mean: [不动产权证书]
  - say: [大红本, «房本», «ＥＴＣ 卡»]
    mean: [不动产登记]
"#,
    good: r#"=== synonyms.yaml
entries:
  - say: [房本, 大红本]
    mean: [不动产权证书, 不动产登记]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: BTreeMap<String, &Text> = BTreeMap::new();
    for say in scope.content.synonyms.entries.iter().flat_map(|entry| &entry.say) {
        let word = fold::normal(say);
        if word.is_empty() {
            continue;
        }
        let earlier = *first.entry(word).or_insert(say);
        if earlier.span != say.span {
            let finding = RULE.at(say.span).arg("say", &say.value).related(earlier.span, "first-here");
            found.push(finding.help("synonym-twice.help"));
        }
    }
}
