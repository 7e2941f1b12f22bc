//! One id, two questions.

use std::collections::BTreeSet;

use crate::bundle::Chain;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0111",
    name: "bundle-question-differs",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "几个成员事项用了同一个问题标识，可选项、单位或者范围不一样。",
        why: "一件事里同一个标识只问一次，选项不同就会把人问错。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "Members use one question id for questions with other options, unit or range.",
        why: "A bundle asks each id once; with other options the answer means something else.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members: [a, b]
=== guides/a.yaml
title: 甲
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人}, {id: agent, label: 代办}]}
=== guides/b.yaml
title: 乙
questions:
  - {id: «who», ask: 谁申请？, options: [{id: person, label: 个人}, {id: company, label: 企业}]}
"#,
    good: r#"=== bundles/x.yaml
members: [a, b]
=== guides/a.yaml
title: 甲
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人}, {id: agent, label: 代办}]}
=== guides/b.yaml
title: 乙
questions:
  - {id: who, ask: 谁申请？, options: [{id: self, label: 本人}, {id: agent, label: 代办}]}
"#,
    check: Check::Bundles(check),
};

fn check(_: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    // Two guides may meet in several bundles; their questions differ once.
    let mut told = BTreeSet::new();
    for chain in chains {
        for differs in chain.logic.differing.iter().filter(|differs| told.insert(differs.other)) {
            let finding = RULE.at(differs.other).arg("id", &differs.id).arg("bundle", &chain.bundle.title.value);
            let finding = finding.related(differs.first, "bundle-question-differs.first");
            found.push(finding.help("bundle-question-differs.help"));
        }
    }
}
