//! The print log holds one edition of a card twice.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0502",
    name: "edition-twice",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "同一个事项的同一版在印制记录的 editions 里写了两次。",
        why: "两处内容不一样时，说不清这一版卡上到底写了什么。",
        source: "明白卡的版本号按卡上的内容算，一版只有一种内容",
    },
    en: Doc {
        what: "One edition of a guide's card stands twice under editions in the print log.",
        why: "Where the two differ, nobody can say what the card really said.",
        source: "An edition is computed from what the card says: it says one thing",
    },
    bad: r#"=== print-log.yaml
editions:
  - {guide: example, hash: 1f0a6c52, title: 例}
  - {guide: example, hash: «1f0a6c52», title: 例子}
"#,
    good: r#"=== print-log.yaml
editions:
  - {guide: example, hash: 1f0a6c52, title: 例}
  - {guide: example, hash: 2e0a6c52, title: 例子}
  - {guide: other, hash: 1f0a6c52, title: 例}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for edition in &scope.content.print_log.editions {
        let Some(guide) = &edition.guide else { continue };
        let earlier = *first.entry((&guide.id, &edition.hash)).or_insert(edition.hash.span);
        if earlier != edition.hash.span {
            let finding = RULE.at(edition.hash.span).arg("hash", &edition.hash.value).arg("id", &guide.id);
            found.push(finding.related(earlier, "first-here").help("edition-twice.help"));
        }
    }
}
