//! A member that cannot be applied for.

use super::shared::called;
use crate::bundle::Chain;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0104",
    name: "bundle-member-inactive",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事里有草稿、暂停或者取消的事项。",
        why: "群众照着一件事来，其中一项办不了，等于白跑。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle has a member that is a draft, suspended or cancelled.",
        why: "Who comes for the bundle finds that a part of it is not done.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members: [a, «b»]
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 暂停
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
    check: Check::Bundles(check),
};

fn check(_: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    for chain in chains {
        for member in &chain.members {
            let Some(status) = member.guide.status.filter(|status| *status != GuideStatus::Active) else { continue };
            let finding = RULE.at(member.written.guide.as_ref().map(|guide| guide.span));
            let finding = finding.arg("guide", called(member)).arg("status", status.zh());
            found.push(finding.help("bundle-member-inactive.help"));
        }
    }
}
