//! An edition in the print log is no edition.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0501",
    name: "edition-hash-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "印制记录里的版本号不是 8 位数字和小写字母 a 到 f。",
        why: "版本号认不出来，就说不出这张卡过没过时。",
        source: "每张明白卡上都印着版本号",
    },
    en: Doc {
        what: "An edition in the print log is not 8 digits or letters from a to f.",
        why: "Of an edition that nobody recognises nobody can say whether it is out of date.",
        source: "The edition printed on every card",
    },
    bad: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, guide: example, edition: «1F0A6C52»}
  - {date: 2026-11-26, guide: example, edition: «第3版»}
editions:
  - {guide: example, hash: «1f0a6c5», title: 例}
"#,
    good: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, guide: example, edition: 1f0a6c52}
editions:
  - {guide: example, hash: 1f0a6c52, title: 例}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let log = &scope.content.print_log;
    let prints = log.prints.iter().map(|print| &print.edition);
    let hashes = prints.chain(log.editions.iter().map(|edition| &edition.hash));
    for hash in hashes.filter(|hash| !hash.is_empty() && !CardEdition::is_hash(hash)) {
        found.push(RULE.at(hash.span).arg("hash", &hash.value).help("edition-hash-form.help"));
    }
}
