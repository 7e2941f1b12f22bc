//! An official word of `synonyms.yaml` stands in no name of the portal.

use crate::check::everyday::Names;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0402",
    name: "synonym-leads-nowhere",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "synonyms.yaml 里的写法，本站的名称和叫法里都没有。",
        why: "同义词按名称和叫法找；没有的写法不起作用，群众还是搜不到。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "An official word of synonyms.yaml stands in no title and no everyday name of the portal.",
        why: "Synonyms are looked up in names; a word that none has does nothing, and people still find nothing.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"=== synonyms.yaml
entries:
  - say: 房本
    mean: [不动产权登记, «不动产产权证»]
=== guides/a.yaml
title: 不动产权登记
=== guides/b.yaml
title: 不动产产权证明
status: 草稿
"#,
    good: r#"=== synonyms.yaml
entries:
  - say: 房本
    mean: [不动产权登记, 不动产权证书]
=== guides/a.yaml
title: 不动产权登记
aliases: [补不动产权证书]
"#,
    check: Check::Content(check),
};

/// Words that the nearest name is looked up for, each among all names; who has more of them means another portal.
const HINTS: usize = 100;

fn check(scope: &Scope<'_>, found: &mut Found) {
    let entries = &scope.content.synonyms.entries;
    let Some(names) = Names::asked_for(scope) else { return };
    let missing = entries.iter().flat_map(|entry| &entry.mean).filter(|mean| names.called(mean).is_empty());
    for (number, mean) in missing.enumerate() {
        let finding = RULE.at(mean.span).arg("mean", &mean.value);
        let near = if number < HINTS { names.nearest(mean) } else { None };
        found.push(match near {
            Some(near) => finding.arg("near", near).help("synonym-leads-nowhere.help-near"),
            None => finding.help("synonym-leads-nowhere.help"),
        });
    }
}
