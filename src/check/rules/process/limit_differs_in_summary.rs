//! The summary names a number of working days that is neither limit of the guide.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0107",
    name: "limit-differs-in-summary",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一句话说明里的工作日数和时限字段不一样。",
        why: "列表、卡片上看到的天数和正文不同，申请人不知道信哪个。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "The summary names a number of working days that is neither limit of the guide.",
        why: "Lists and cards show another number than the page; applicants cannot know which to trust.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"summary: 申请后«10个工作日»发证。
statutory_limit: 20个工作日
promised_limit: 5个工作日
"#,
    good: r#"summary: 申请后5个工作日发证。
statutory_limit: 20个工作日
promised_limit: 5个工作日
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let known = [guide.promised_limit, guide.statutory_limit];
    let Some(promised) = guide.promised_limit else { return };
    let passage = Passage::text(&guide.summary, scope.sources);
    for range in working_days(&guide.summary) {
        let said = &guide.summary[range.clone()];
        let count = Limit::parse(said, promised.span).map(|limit| limit.count);
        let fits = |limit: &Limit| limit.unit != Unit::WorkingDay || Some(limit.count) == count;
        if count.is_some() && !known.iter().flatten().any(fits) {
            let finding = RULE.at(passage.span(range)).arg("said", said);
            let finding = finding.arg("promised", scope.written(promised.span));
            found.push(finding.help("limit-differs-in-summary.help"));
        }
    }
}

/// Every "N个工作日".
fn working_days(text: &str) -> Vec<std::ops::Range<usize>> {
    let ends = text.match_indices("个工作日").map(|(at, word)| (at, at + word.len()));
    let start = |at: usize| text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    ends.map(|(at, end)| start(at)..end).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::silent;

    #[test]
    fn limits_in_other_units_are_not_compared() {
        silent(&RULE, "summary: 满10个工作日可以领取。\npromised_limit: 1个月\n");
        silent(&RULE, "summary: 几个工作日就办好。\npromised_limit: 5个工作日\n");
    }
}
