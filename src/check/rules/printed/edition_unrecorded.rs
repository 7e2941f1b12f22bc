//! A print names an edition whose words nobody recorded.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0503",
    name: "edition-unrecorded",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制记录里的卡，它那一版的内容在 editions 里没有。",
        why: "指南一改就只知道卡过时了，说不出变了什么；扫旧卡的群众也看不到变化。",
        source: "国发〔2022〕5号（办事指南线上线下一致）",
    },
    en: Doc {
        what: "A print names an edition that is not under editions.",
        why: "When the guide changes it is known that the card is out of date, but not what has changed.",
        source: "State Council document 国发〔2022〕5号 (guides say the same on paper and on the web)",
    },
    bad: r#"=== print-log.yaml
prints:
  - {date: 2026-11-26, guide: example, edition: «1f0a6c52»}
editions:
  - {guide: other, hash: 1f0a6c52, title: 例}
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
    let recorded =
        log.editions.iter().filter_map(|edition| Some((edition.guide.as_ref()?.id.as_str(), &*edition.hash)));
    let recorded: BTreeSet<(&str, &str)> = recorded.collect();
    // Ten thousand prints of one edition lack one record.
    let mut told = BTreeSet::new();
    for print in &log.prints {
        let Some(guide) = &print.guide else { continue };
        let edition = (guide.id.as_str(), &*print.edition);
        if !print.edition.is_empty() && !recorded.contains(&edition) && told.insert(edition) {
            let finding = RULE.at(print.edition.span).arg("hash", &print.edition.value).arg("id", &guide.id);
            found.push(finding.help("edition-unrecorded.help"));
        }
    }
}
