//! The first or last day of a season is missing or not written MM-DD.

use crate::check::rules::place::shared::{day_of_year, hours_lists};
use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "W0203",
    name: "season-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "夏令冬令的起止日写法不对，或者只写了一个。",
        why: "这一段时间排不出来，页面上会一直显示。",
        source: "本软件的内容格式：月-日，如 05-01",
    },
    en: Doc {
        what: "The first or last day of a season is missing or not written MM-DD.",
        why: "The season cannot be placed in the year.",
        source: "the content format: month-day, such as 05-01",
    },
    bad: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一
      times: ["09:00-12:00"]
      from: «5月1日»
      to: 09-30
    - days: 周二
      times: ["09:00-12:00"]
      from: «06-01»
"#,
    good: r#"=== halls/all.yaml
main:
  name: 大厅
  hours:
    - days: 周一
      times: ["09:00-12:00"]
      from: 05-01
      to: 09-30
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for hours in hours_lists(scope).flatten() {
        let ends = [&hours.from, &hours.to];
        let is_half = hours.from.is_empty() != hours.to.is_empty();
        for end in ends.into_iter().filter(|end| !end.is_empty()) {
            if is_half || day_of_year(end).is_none() {
                let finding = RULE.at(end.span).arg("value", &end.value).help("season-form.help");
                let edit = meant(&end.value).filter(|meant| *meant != end.value).and_then(|meant| {
                    let passage = Passage::text(end, scope.sources);
                    passage.replaced_by(0..end.value.len(), &meant)
                });
                found.push(finding.mend_if(edit));
            }
        }
    }
}

/// `5月1日`, `5-1`, `05/01` → `05-01`.
fn meant(text: &str) -> Option<String> {
    let plain: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let (month, day) = plain.trim_end_matches(['日', '号']).split_once(['月', '-', '/', '.'])?;
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let meant = format!("{month:0>2}-{day:0>2}");
    day_of_year(&meant).filter(|_| is_number(month) && is_number(day)).map(|_| meant)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn days_of_the_year_in_other_forms_are_known() {
        for text in ["5月1日", "５月１号", "5-1", "05/01", "5.1", "5 月 1 日"] {
            assert_eq!(meant(text).as_deref(), Some("05-01"), "{text}");
        }
        for text in ["五月一日", "5月", "13月1日", "2026-05-01", "月1", "+5-1"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
