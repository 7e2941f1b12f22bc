//! A member that no answers lead to.

use crate::bundle::Chain;
use crate::check::rules::prelude::*;
use crate::situation::Part;
use crate::situation::prove::Proof;

pub const RULE: Rule = Rule {
    code: "B0114",
    name: "bundle-member-never",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事的某个成员，怎么回答都轮不到。",
        why: "写了没人办，真要办它的人也看不到。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "No answers lead to a member of a bundle.",
        why: "It is written in vain, and who needs it does not see it.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
questions:
  - {id: kind, ask: 办哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
members:
  - {guide: a}
  - {guide: b, when: {all: «[»{kind: shop}, {kind: web}]}}
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    good: r#"=== bundles/x.yaml
questions:
  - {id: kind, ask: 办哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
members:
  - {guide: a}
  - {guide: b, when: {kind: [shop, web]}}
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
        let known = chain.courses();
        let Ok(proof) = Proof::of(&known) else { continue };
        for (at, member) in chain.members.iter().enumerate() {
            if proof.never(Part::Step(at)) {
                let when = member.written.when.as_ref().map(|when| when.span());
                found.push(RULE.at(when).help("bundle-member-never.help"));
            }
        }
    }
}
