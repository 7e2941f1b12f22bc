//! `after` with something that is no other member.

use super::shared::bundles;
use crate::check::rules::prelude::*;
use crate::diag::nearest;

pub const RULE: Rule = Rule {
    code: "B0108",
    name: "bundle-after-unknown",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "after 写的不是这件事里别的成员。",
        why: "先后关系落空，时限和步骤会算错。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "`after` names no other member of the bundle.",
        why: "The order says nothing then; limit and steps come out wrong.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
members:
  - {guide: a, after: [«a»]}
  - {guide: b, after: [«aa», «c»]}
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
        let ids = || bundle.members.iter().filter_map(|member| member.guide.as_ref()).map(|guide| guide.id.as_str());
        for member in &bundle.members {
            let own = member.guide.as_ref().map_or("", |guide| guide.id.as_str());
            let is_other = |id: &str| id != own && ids().any(|known| known == id);
            for after in member.after.iter().filter(|after| !is_other(&after.id)) {
                let finding = RULE.at(after.span).arg("id", &after.id);
                found.push(match nearest(&after.id, ids().filter(|id| *id != own)) {
                    Some(near) if after.id != own => finding.arg("near", near).help("bundle-after-unknown.help-near"),
                    _ => finding.all(ids().filter(|id| *id != own)).help("bundle-after-unknown.help"),
                });
            }
        }
    }
}
