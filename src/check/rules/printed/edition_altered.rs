//! An edition in the print log was changed by hand.

use crate::check::rules::prelude::*;
use crate::edition::{hash_of, is_altered};

pub const RULE: Rule = Rule {
    code: "S0508",
    name: "edition-altered",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制记录里某一版的内容被手工改过，和它的版本号对不上了。",
        why: "卡上到底印了什么就没人知道了；照改过的内容，会告诉群众从来没有过的变化。",
        source: "明白卡的版本号按卡上的内容算，一版只有一种内容",
    },
    en: Doc {
        what: "What an edition in the print log says was changed by hand and no longer gives its hash.",
        why: "Nobody knows any more what the card said, and people would be told of changes that were never made.",
        source: "An edition is computed from what the card says: it says one thing",
    },
    bad: r#"=== print-log.yaml
editions:
  - {guide: example, hash: «3ac8c401», title: 改过的例}
"#,
    good: r#"=== print-log.yaml
editions:
  # 备注随便写
  - {guide: example, hash: 3ac8c401, title: 例}
  - {guide: example, hash: 48c35864, situation: 别人代办, situation_key: agent, title: 例}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for edition in scope.content.print_log.editions.iter().filter(|edition| is_altered(edition)) {
        let id = edition.guide.as_ref().map_or("", |guide| guide.id.as_str());
        let finding = RULE.at(edition.hash.span).arg("hash", &edition.hash.value).arg("id", id);
        found.push(finding.arg("now", hash_of(edition)).help("edition-altered.help"));
    }
}
