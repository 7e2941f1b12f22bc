//! An announced year lacks a statutory holiday.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0306",
    name: "holidays-incomplete",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "写了放假安排的年份，少了法定节日。",
        why: "没写到的节日会当成上班，页面说开门，群众白跑；工作日时限也会算早。",
        source: "《全国年节及纪念日放假办法》；国务院办公厅年度放假通知",
    },
    en: Doc {
        what: "An announced year lacks a statutory holiday.",
        why: "The day counts as worked: pages say “open”, people come in vain, and limits end too early.",
        source: "Regulation on public holidays; the State Council’s yearly notice",
    },
    bad: r#"=== calendar.yaml
years:
  - year: «2026»
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2026-01-01
        to: 2026-01-03
"#,
    good: r#"=== calendar.yaml
years:
  - year: 2025
    source: 国务院办公厅通知
    holidays:
      - name: 元旦
        from: 2025-01-01
        to: 2025-01-01
      - name: 春节
        from: 2025-01-28
        to: 2025-02-04
      - name: 清明节
        from: 2025-04-04
        to: 2025-04-06
      - name: 劳动节
        from: 2025-05-01
        to: 2025-05-05
      - name: 端午节
        from: 2025-05-31
        to: 2025-06-02
      - name: 国庆节、中秋节
        from: 2025-10-01
        to: 2025-10-08
"#,
    check: Check::Content(check),
};

/// What the notice of every year names, by the part that all its spellings share.
const STATUTORY: [(&str, &str); 7] = [
    ("元旦", "元旦"),
    ("春节", "春节"),
    ("清明", "清明节"),
    ("劳动", "劳动节"),
    ("端午", "端午节"),
    ("中秋", "中秋节"),
    ("国庆", "国庆节"),
];

fn check(scope: &Scope<'_>, found: &mut Found) {
    for year in &scope.content.calendar.years {
        let Some(number) = year.year else { continue };
        let has = |part: &str| year.holidays.iter().any(|holiday| is_named(&holiday.name.value, part));
        let lacking: Vec<&str> = STATUTORY.iter().filter(|(part, _)| !has(part)).map(|(_, name)| *name).collect();
        if !lacking.is_empty() {
            let finding = RULE.at(scope.at(year.span, "year")).arg("year", number.to_string());
            found.push(finding.arg("names", lacking.join("、")).help("holidays-incomplete.help"));
        }
    }
}

/// 五一 and 十一 are names too.
fn is_named(name: &str, part: &str) -> bool {
    name.contains(part) || part == "劳动" && name.contains("五一") || part == "国庆" && name.contains("十一")
}
