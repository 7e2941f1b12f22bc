//! More members than a bundle can have.

use super::shared::bundles;
use crate::bundle::MOST_MEMBERS;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0113",
    name: "bundle-too-large",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事的成员超过 200 个。",
        why: "这么多事项谁也看不完，后面的不会计算。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle has more than 200 members.",
        why: "Nobody reads that many; those behind are not computed.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members: «[a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]»
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    good: r#"=== bundles/x.yaml
members: [a, b]
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for bundle in bundles(scope).filter(|bundle| bundle.members.len() > MOST_MEMBERS) {
        let finding = RULE.at(scope.at(bundle.span, "members")).arg("count", bundle.members.len().to_string());
        found.push(finding.arg("most", MOST_MEMBERS.to_string()).help("bundle-too-large.help"));
    }
}
