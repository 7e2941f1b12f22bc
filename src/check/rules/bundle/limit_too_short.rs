//! The promised total is below the longest path.

use super::shared::{called, situation};
use crate::bundle::{Chain, working_days};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0109",
    name: "bundle-limit-too-short",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事承诺的总时限，比各环节最长的一路还短。",
        why: "这个时限不可能做到，群众照着等会落空。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle promises less time than its longest path takes.",
        why: "It cannot be kept; people wait for it in vain.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
promised_limit: «5个工作日»
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
    good: r#"=== bundles/x.yaml
promised_limit: 5个工作日
members: [a, b]
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
    for chain in chains {
        let Some(promised) = chain.bundle.promised_limit else { continue };
        let scenes = chain.scenes();
        // Where the figures are bounds, only what certainly holds can accuse.
        let sure = scenes.all.iter().map(|scene| (scene, if scene.is_exact { &scene.most } else { &scene.least }));
        let longest = sure.max_by_key(|(_, change)| change.after.days);
        let Some((scene, change)) = longest.filter(|(_, change)| change.after.days > working_days(promised)) else {
            continue;
        };
        let way: Vec<String> = change.path.iter().map(|at| called(&chain.members[*at])).collect();
        let finding = RULE.at(promised.span).arg("days", change.after.days.to_string()).arg("way", way.join(" → "));
        let finding = finding.arg("promised", working_days(promised).to_string());
        found.push(match situation(chain, scene) {
            told if told.is_empty() => finding.help("bundle-limit-too-short.help"),
            told => finding.arg("situation", told).help("bundle-limit-too-short.help-situation"),
        });
    }
}
