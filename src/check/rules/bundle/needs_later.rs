//! A member asks for what a member behind it hands out.

use super::shared::{handed, passes};
use crate::bundle::Chain;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0102",
    name: "bundle-needs-later",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "成员事项要的材料，是排在它后面的成员才办得出来的结果。",
        why: "先办的要等后办的发证，群众拿不出这份材料，整件事卡住。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A member asks for a paper that a member behind it hands out.",
        why: "The first waits for what the second issues; nobody can bring it, and all of it is stuck.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members:
  - {guide: a}
  - {guide: b, after: [«a»]}
=== materials/all.yaml
licence: {name: 许可证}
=== guides/a.yaml
title: 甲
materials:
  - {material: licence}
=== guides/b.yaml
title: 乙
results:
  - {name: 许可证, material: licence}
"#,
    good: r#"=== bundles/x.yaml
members:
  - {guide: a, after: [b]}
  - {guide: b}
=== materials/all.yaml
licence: {name: 许可证}
=== guides/a.yaml
title: 甲
materials:
  - {material: licence}
=== guides/b.yaml
title: 乙
results:
  - {name: 许可证, material: licence}
"#,
    check: Check::Bundles(check),
};

fn check(scope: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    for chain in chains {
        for pass in passes(chain).iter().filter(|pass| chain.order.is_before(pass.taker, pass.giver)) {
            let (taker, giver) = (&chain.members[pass.taker], &chain.members[pass.giver]);
            // The wait that must go stands at the giver, where it names the taker itself.
            let own = giver.written.after.iter().find(|after| after.id == taker.id).map(|after| after.span);
            let at = own.or(taker.written.guide.as_ref().map(|guide| guide.span));
            found.push(handed(&RULE, at, scope, chain, pass).help("bundle-needs-later.help"));
        }
    }
}
