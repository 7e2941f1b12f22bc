//! A member asks for what another one hands out and does not wait for it.

use super::shared::{handed, passes};
use crate::bundle::Chain;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0103",
    name: "bundle-order-missing",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "成员事项要的材料是另一个成员的办理结果，却没有写排在它后面。",
        why: "不写先后，这份材料就会列进要交的清单，时限也会算短。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "A member asks for a paper that another member hands out, and does not wait for it.",
        why: "Without the order the paper stays on the list of what to bring, and the limit comes out too short.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members:
  - {guide: «a»}
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
        let is_open = |one, other| !chain.order.is_before(one, other) && !chain.order.is_before(other, one);
        for pass in passes(chain).iter().filter(|pass| is_open(pass.giver, pass.taker)) {
            let at = chain.members[pass.taker].written.guide.as_ref().map(|guide| guide.span);
            found.push(handed(&RULE, at, scope, chain, pass).help("bundle-order-missing.help"));
        }
    }
}
