//! A condition in words: 别人代办，并且年龄不满16岁.

use super::{Answer, Answers, Asked, Domain, Formula, Interval, Situations, Test, day_of};
use crate::lang::Lang;

/// A condition as a clause; empty for one that always holds.
pub fn told(lang: Lang, situations: &Situations<'_>, formula: &Formula) -> String {
    match formula {
        Formula::Const(true) => String::new(),
        Formula::Const(false) => lang.text("situation.never").to_owned(),
        Formula::All(parts) => joined(lang, situations, parts, "situation.and"),
        Formula::Any(parts) => joined(lang, situations, parts, "situation.or"),
        Formula::Not(part) => lang.say("situation.not", &[("what", &told(lang, situations, part))]),
        Formula::Is { question, test } => answer(lang, &situations.questions[*question], test),
    }
}

/// Parts that are joined themselves stand in brackets, so that no reader takes one meaning for the other.
fn joined(lang: Lang, situations: &Situations<'_>, parts: &[Formula], word: &'static str) -> String {
    let parts = parts.iter().filter(|part| **part != Formula::Const(true)).map(|part| {
        let clause = told(lang, situations, part);
        match part {
            Formula::All(inner) | Formula::Any(inner) if inner.len() > 1 => {
                lang.say("situation.group", &[("what", &clause)])
            }
            _ => clause,
        }
    });
    parts.collect::<Vec<_>>().join(lang.text(word))
}

/// One question's answer in words: its options, or its name with the range.
fn answer(lang: Lang, asked: &Asked<'_>, test: &Test) -> String {
    match test {
        Test::Options(options) => {
            let labels = options.iter().filter_map(|at| asked.options().get(*at));
            labels.map(|option| option.label.value.as_str()).collect::<Vec<_>>().join(lang.text("situation.or-option"))
        }
        Test::Within(ranges) => {
            let ranges: Vec<String> = ranges.iter().map(|range| bounds(lang, asked, *range)).collect();
            let name = asked.name();
            lang.say("situation.is", &[("name", name), ("range", &ranges.join(lang.text("situation.or-option")))])
        }
    }
}

/// A number with its unit, or a date.
fn value_of(asked: &Asked<'_>, value: i64) -> String {
    match asked.domain {
        Domain::Date(_) => day_of(value).map(|date| date.to_string()).unwrap_or_default(),
        _ => format!("{value}{}", asked.source.unit.value),
    }
}

/// Answers in words: 谁来办：别人代办；年龄：15岁. Only those to the questions of `which`; “any situation” when there are none.
pub fn answered(lang: Lang, situations: &Situations<'_>, answers: &Answers, which: &[usize]) -> String {
    let one = |question: &usize| {
        let asked = &situations.questions[*question];
        let answer = match answers.of(*question)? {
            Answer::Value(value) => value_of(asked, *value),
            Answer::Options(chosen) if chosen.is_empty() => lang.text("situation.none-chosen").to_owned(),
            Answer::Options(chosen) => {
                let labels = chosen.iter().filter_map(|at| asked.options().get(*at));
                labels.map(|option| option.label.value.as_str()).collect::<Vec<_>>().join(lang.text("situation.list"))
            }
        };
        Some(lang.say("situation.answer", &[("name", asked.name()), ("answer", &answer)]))
    };
    let said: Vec<String> = which.iter().filter_map(one).collect();
    if said.is_empty() { lang.text("situation.every").to_owned() } else { said.join(lang.text("situation.then")) }
}

/// A range of a question, its own first and last value being no news.
fn bounds(lang: Lang, asked: &Asked<'_>, range: Interval) -> String {
    let all = asked.domain.range().unwrap_or(Interval::ALL);
    let value = |value: i64| value_of(asked, value);
    let (from, to) = (value(range.min), value(range.max));
    // "不满16岁" says more plainly what "15岁以下" means.
    let under = value(range.max.saturating_add(1));
    let is_date = matches!(asked.domain, Domain::Date(_));
    let pick = |number: &'static str, date: &'static str| if is_date { date } else { number };
    let key = match (range.min > all.min, range.max < all.max) {
        _ if range.min == range.max => return from,
        (true, true) => pick("situation.between", "situation.date-between"),
        (true, false) => pick("situation.from", "situation.date-from"),
        (false, true) => pick("situation.under", "situation.date-under"),
        (false, false) => "situation.any",
    };
    lang.say(key, &[("from", &from), ("under", &under), ("to", &to)])
}
