//! A bundle as a member of a bundle.

use super::shared::bundles;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0107",
    name: "bundle-in-bundle",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事的成员又写了另一个一件事。",
        why: "一件事只能由办事指南组成，套在一起谁牵头、谁收件都说不清。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle names another bundle as its member.",
        why: "A bundle consists of guides; nested, nobody knows who leads and who takes the papers.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members: [a, «y»]
=== bundles/y.yaml
members: [a, b]
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    good: r#"=== bundles/x.yaml
members: [a, b]
=== bundles/y.yaml
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
    let content = scope.content;
    let is_guide = |id: &str| content.guides.binary_search_by(|entry| entry.id.as_str().cmp(id)).is_ok();
    for guide in bundles(scope).flat_map(|bundle| &bundle.members).filter_map(|member| member.guide.as_ref()) {
        let id = guide.id.as_str();
        let Ok(at) = content.bundles.binary_search_by(|entry| entry.id.as_str().cmp(id)) else { continue };
        if !is_guide(id) {
            let inner = content.bundles[at].value.head.members.iter().filter_map(|member| member.guide.as_ref());
            // A bundle in that one would be no mend.
            let members: Vec<&str> = inner.map(|guide| guide.id.as_str()).filter(|id| is_guide(id)).collect();
            let finding = RULE.at(guide.span).arg("id", id).all(members);
            found.push(finding.help("bundle-in-bundle.help"));
        }
    }
}
