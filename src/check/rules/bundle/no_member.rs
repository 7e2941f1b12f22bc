//! A situation of a bundle in which there is nothing to do.

use crate::bundle::Chain;
use crate::check::rules::prelude::*;
use crate::check::rules::situation::situations_too_complex;
use crate::lang::Lang;
use crate::situation::prove::{Proof, TooComplex};
use crate::situation::{Part, answered};

pub const RULE: Rule = Rule {
    code: "B0115",
    name: "bundle-without-members",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事有一种情形，一项也不用办。",
        why: "这样回答的人看到的是一件空的事，到窗口才知道白来了。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A bundle has a situation in which no member is done.",
        why: "Whoever answers so sees an empty bundle, and comes in vain.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
questions:
  - {id: kind, ask: 办哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
members:
  - {guide: a, when: {kind: «shop»}}
  - {guide: b, when: {kind: shop}}
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
  - {guide: a, when: {kind: shop}}
  - {guide: b, when: {kind: web}}
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
        // Whoever needs a member always is told nothing; this also spares the proof.
        let Some(first) = chain.members.first().and_then(|member| member.written.when.as_ref()) else { continue };
        let known = chain.courses();
        let empty = Proof::of(&known).and_then(|proof| proof.none_of((0..chain.members.len()).map(Part::Step)));
        match empty {
            Ok(Some(witness)) => {
                let words = answered(Lang::Zh, &known, &witness.answers, &witness.telling);
                found.push(RULE.at(first.span()).arg("witness", words).help("bundle-without-members.help"));
            }
            Ok(None) => {}
            // Said by the rule that says it of guides.
            Err(TooComplex) => {
                found.push(situations_too_complex::RULE.at(first.span()).help("situations-too-complex.help"))
            }
        }
    }
}
