//! Members wait for each other in a ring; the finding tells the way round.

use super::shared::called;
use crate::bundle::Chain;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "B0101",
    name: "bundle-ring",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "成员事项的先后绕成了一圈，谁都等着别人先办。",
        why: "照这个次序，哪一项都开不了头，页面上的时限和步骤全是错的。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "Members of a bundle wait for each other in a ring.",
        why: "In such an order none can begin; limit and steps on the page would all be wrong.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members:
  - {guide: a, after: [c]}
  - {guide: b, after: [«a»]}
  - {guide: c, after: [b]}
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
=== guides/c.yaml
title: 丙
"#,
    good: r#"=== bundles/x.yaml
members:
  - {guide: a}
  - {guide: b, after: [a]}
  - {guide: c, after: [b]}
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
=== guides/c.yaml
title: 丙
"#,
    check: Check::Bundles(check),
};

fn check(_: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    for chain in chains {
        for ring in &chain.order.rings {
            let Some((waits, next)) = ring.last().zip(ring.first()) else { continue };
            let (waits, next) = (&chain.members[*waits], &chain.members[*next]);
            let after = waits.written.after.iter().find(|after| after.id == next.id);
            let names: Vec<String> = ring.iter().chain(ring.first()).map(|at| called(&chain.members[*at])).collect();
            let finding = RULE.at(after.map(|after| after.span)).arg("way", names.join(" → "));
            found.push(finding.help("bundle-ring.help"));
        }
    }
}
