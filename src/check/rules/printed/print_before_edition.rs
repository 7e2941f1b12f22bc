//! A card was printed before there was its edition.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0504",
    name: "print-before-edition",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "印制日期早于那一版卡的日期。",
        why: "还没有的内容印不出来，两个日期里有一个写错了，摆的是哪一版就说不准。",
        source: "明白卡的版本日期就是指南的更新日期",
    },
    en: Doc {
        what: "A card was printed before the date of its edition.",
        why: "Nobody prints what is not there yet: one of the dates is wrong, and with it which card lies there.",
        source: "The date of an edition is that of the guide's update",
    },
    bad: r#"=== print-log.yaml
prints:
  - {date: «2026-09-09», guide: example, edition: 1f0a6c52}
editions:
  - {guide: example, hash: 1f0a6c52, updated: 2026-09-10, title: 例}
"#,
    good: r#"=== print-log.yaml
prints:
  - {date: 2026-09-10, guide: example, edition: 1f0a6c52}
editions:
  - {guide: example, hash: 1f0a6c52, updated: 2026-09-10, title: 例}
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let log = &scope.content.print_log;
    let dated = log.editions.iter().filter_map(|edition| {
        let guide = edition.guide.as_ref()?;
        Some(((guide.id.as_str(), &*edition.hash), edition.updated?.date))
    });
    let dated: BTreeMap<(&str, &str), jiff::civil::Date> = dated.collect();
    for print in &log.prints {
        let (Some(guide), Some(day)) = (&print.guide, print.date) else { continue };
        if let Some(edition) = dated.get(&(guide.id.as_str(), &*print.edition)).filter(|edition| day.date < **edition) {
            let finding = RULE.at(day.span).arg("printed", day.date.to_string()).arg("edition", edition.to_string());
            found.push(finding.help("print-before-edition.help"));
        }
    }
}
