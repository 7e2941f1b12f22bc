//! A bundle of one.

use super::shared::bundles;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0106",
    name: "bundle-too-few-members",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事的成员事项不到两个。",
        why: "只有一个事项就是普通办事指南，谈不上一起办。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle has fewer than two members.",
        why: "A single guide is a guide; there is nothing to do in one go.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
title: 一件事
members: «[a]»
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    good: r#"=== bundles/x.yaml
title: 一件事
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
    // Without any member the missing field is the finding.
    for bundle in bundles(scope).filter(|bundle| bundle.members.len() == 1) {
        let at = scope.at(bundle.span, "members");
        found.push(RULE.at(at).help("bundle-too-few-members.help"));
    }
}
