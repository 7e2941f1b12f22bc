//! The same guide twice in one bundle.

use std::collections::BTreeMap;

use super::shared::bundles;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0105",
    name: "bundle-member-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "同一个事项在一件事里写了两次。",
        why: "材料、时限会重复计算，先后也说不清。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle names the same guide twice.",
        why: "Papers and time would count twice, and the order is unclear.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members: [a, b, «a»]
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
    for bundle in bundles(scope) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for guide in bundle.members.iter().filter_map(|member| member.guide.as_ref()) {
            match seen.get(guide.id.as_str()) {
                Some(first) => {
                    let finding = RULE.at(guide.span).arg("id", &guide.id).related(*first, "bundle-member-twice.first");
                    found.push(finding.help("bundle-member-twice.help"));
                }
                None => {
                    seen.insert(&guide.id, guide.span);
                }
            }
        }
    }
}
