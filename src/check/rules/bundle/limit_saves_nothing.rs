//! The promised total is above what the members take one after the other.

use crate::bundle::{Chain, working_days};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0110",
    name: "bundle-limit-saves-nothing",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一件事承诺的总时限，比一项一项分开办还长。",
        why: "一起办没有省时间，群众看不出好处；也可能是先后写多了。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle promises more time than its members take one after the other.",
        why: "Done in one go it saves no time; perhaps members wait for each other without need.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
promised_limit: «8个工作日»
members: [{guide: a}, b]
=== guides/a.yaml
title: 甲
promised_limit: 3个工作日
=== guides/b.yaml
title: 乙
promised_limit: 4个工作日
"#,
    good: r#"=== bundles/x.yaml
promised_limit: 7个工作日
members:
  - {guide: a}
  - {guide: b, after: [a]}
=== guides/a.yaml
title: 甲
promised_limit: 3个工作日
=== guides/b.yaml
title: 乙
promised_limit: 4个工作日
"#,
    check: Check::Bundles(check),
};

fn check(_: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    for chain in chains.iter().filter(|chain| chain.members.len() > 1) {
        let Some(promised) = chain.bundle.promised_limit else { continue };
        let alone = chain.scenes().all.iter().map(|scene| scene.most.before.days).max().unwrap_or(0);
        if working_days(promised) > alone {
            let finding = RULE.at(promised.span).arg("days", alone.to_string());
            let finding = finding.arg("promised", working_days(promised).to_string());
            found.push(finding.help("bundle-limit-saves-nothing.help"));
        }
    }
}
