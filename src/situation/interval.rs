//! Ranges of whole numbers and of days, as clerks write them: 不满16, 16以上不满60, >= 16, 2010-01-01前.
//!
//! 以上, 以下, 以内 and 满 include the number; 不满, 超过 and 以外 do not (民法典 第一千二百五十九条).

use std::collections::BTreeSet;

use jiff::civil::Date;

/// Whole numbers from `min` to `max`, both included; days count from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    pub min: i64,
    pub max: i64,
}

/// Numbers beyond this are no longer exact in a browser.
const GREATEST: i64 = 1_000_000_000_000;

/// What stands before a number.
const BEFORE: &[(&str, Bound)] = &[
    (">=", Bound::AtLeast),
    ("<=", Bound::AtMost),
    (">", Bound::Over),
    ("<", Bound::Under),
    ("=", Bound::Exactly),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("＞", Bound::Over),
    ("＜", Bound::Under),
    ("不超过", Bound::AtMost),
    ("不满", Bound::Under),
    ("未满", Bound::Under),
    ("不足", Bound::Under),
    ("小于", Bound::Under),
    ("低于", Bound::Under),
    ("少于", Bound::Under),
    ("早于", Bound::Under),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不早于", Bound::AtLeast),
    ("不晚于", Bound::AtMost),
    ("至少", Bound::AtLeast),
    ("至多", Bound::AtMost),
    ("超过", Bound::Over),
    ("大于", Bound::Over),
    ("多于", Bound::Over),
    ("晚于", Bound::Over),
    ("满", Bound::AtLeast),
];

/// What stands behind a number.
const BEHIND: &[(&str, Bound)] = &[
    ("及以上", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("以外", Bound::Over),
    ("起", Bound::AtLeast),
    ("之前", Bound::Under),
    ("以前", Bound::Under),
    ("前", Bound::Under),
    ("之后", Bound::Over),
    ("以后", Bound::Over),
    ("后", Bound::Over),
];

/// Between the two ends of a range.
const TO: &[&str] = &["..", "至", "到", "~", "～", "—", "–"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtLeast,
    Over,
    AtMost,
    Under,
    Exactly,
}

/// Days from 1970-01-01 to a date.
pub fn day_number(date: Date) -> i64 {
    let first = Date::constant(1970, 1, 1);
    (date - first).get_days().into()
}

/// The date so many days after 1970-01-01; `None` outside of what a calendar holds.
pub fn day_of(number: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(number).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}

impl Interval {
    pub const ALL: Interval = Interval { min: -GREATEST, max: GREATEST };

    pub fn contains(self, value: i64) -> bool {
        (self.min..=self.max).contains(&value)
    }

    /// What both hold; `None` for nothing.
    pub fn meet(self, other: Interval) -> Option<Interval> {
        let both = Interval { min: self.min.max(other.min), max: self.max.min(other.max) };
        (both.min <= both.max).then_some(both)
    }

    /// The range cut at both ends of each of the others: values that none of them tells apart, in order.
    pub fn cut(self, others: impl IntoIterator<Item = Interval>) -> Vec<Interval> {
        let ends = others.into_iter().flat_map(|other| [other.min, other.max.saturating_add(1)]);
        let begins: BTreeSet<i64> = ends.filter(|begin| self.contains(*begin)).chain([self.min]).collect();
        let ends = begins.iter().skip(1).map(|next| next - 1).chain([self.max]);
        begins.iter().zip(ends).map(|(min, max)| Interval { min: *min, max }).collect()
    }

    /// Reads a range; `unit` is what may stand behind each number. `None` when it cannot be read or holds nothing.
    pub fn parse(text: &str, unit: &str) -> Option<Interval> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut range = Interval::ALL;
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (part, behind) = one(rest, unit)?;
            range = range.meet(part)?;
            rest = behind.strip_prefix([',', '，', '且']).unwrap_or(behind);
        }
        (!text.is_empty()).then_some(range)
    }

    /// Reads a single number or date.
    pub fn value(text: &str, unit: &str) -> Option<i64> {
        let (value, rest) = number(text.trim(), unit)?;
        rest.is_empty().then_some(value)
    }
}

/// The first range of a text, and what stands behind it.
fn one<'t>(text: &'t str, unit: &str) -> Option<(Interval, &'t str)> {
    if let Some((word, bound)) = BEFORE.iter().filter(|(word, _)| text.starts_with(word)).max_by_key(|(w, _)| w.len()) {
        let (value, rest) = number(&text[word.len()..], unit)?;
        return Some((bound.of(value), rest));
    }
    let (value, rest) = number(text, unit)?;
    if let Some(other) = TO.iter().find_map(|word| rest.strip_prefix(word)) {
        let (last, rest) = number(other, unit)?;
        return (value <= last).then_some((Interval { min: value, max: last }, rest));
    }
    match BEHIND.iter().find(|(word, _)| rest.starts_with(word)) {
        Some((word, bound)) => Some((bound.of(value), &rest[word.len()..])),
        None => rest.is_empty().then_some((Bound::Exactly.of(value), rest)),
    }
}

/// A number or a date with its unit, and what stands behind.
fn number<'t>(text: &'t str, unit: &str) -> Option<(i64, &'t str)> {
    let (value, rest) = match date(text) {
        Some(found) => found,
        None => {
            let sign = text.len() - text.strip_prefix('-').unwrap_or(text).len();
            let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
            let value: i64 = text[..sign + digits].parse().ok()?;
            (value, &text[sign + digits..])
        }
    };
    let rest = if unit.is_empty() { rest } else { rest.strip_prefix(unit).unwrap_or(rest) };
    Interval::ALL.contains(value).then_some((value, rest))
}

/// 2010-01-01 or 2010年1月1日 at the beginning of a text.
fn date(text: &str) -> Option<(i64, &str)> {
    if let Some(date) = text.get(..10).and_then(|text| text.parse::<Date>().ok()) {
        return Some((day_number(date), &text[10..]));
    }
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((day_number(date), rest))
}

impl Bound {
    /// The range this bound makes with a value.
    fn of(self, value: i64) -> Interval {
        let all = Interval::ALL;
        match self {
            Bound::AtLeast => Interval { min: value, ..all },
            Bound::Over => Interval { min: value + 1, ..all },
            Bound::AtMost => Interval { max: value, ..all },
            Bound::Under => Interval { max: value - 1, ..all },
            Bound::Exactly => Interval { min: value, max: value },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<i64>, Option<i64>)> {
        let Interval { min, max } = Interval::parse(text, "岁")?;
        Some(((min > -GREATEST).then_some(min), (max < GREATEST).then_some(max)))
    }

    #[test]
    fn ranges_are_read_as_the_civil_code_counts_them() {
        for (text, expected) in [
            ("16", (Some(16), Some(16))),
            ("16岁", (Some(16), Some(16))),
            ("不满16", (None, Some(15))),
            ("不满 16 岁", (None, Some(15))),
            ("16以上", (Some(16), None)),
            ("16岁及以上", (Some(16), None)),
            ("满16不满60", (Some(16), Some(59))),
            ("16岁以上不满60岁", (Some(16), Some(59))),
            ("超过60", (Some(61), None)),
            ("不超过60", (None, Some(60))),
            ("60以下", (None, Some(60))),
            (">= 16, < 60", (Some(16), Some(59))),
            ("≥16，≤60", (Some(16), Some(60))),
            ("16..59", (Some(16), Some(59))),
            ("16至59", (Some(16), Some(59))),
            ("-5到0", (Some(-5), Some(0))),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_range_or_holds_nothing_is_none() {
        for text in [
            "",
            "岁",
            "agent",
            "16岁的",
            "大约16",
            "16不满",
            "不满16以上16",
            "满60不满16",
            "60..16",
            ">",
            "99999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_in_both_forms_and_counted_from_1970() {
        let day = |text: &str| day_number(text.parse().unwrap());
        assert_eq!((day("1970-01-01"), day("1970-01-02"), day("2000-03-01")), (0, 1, 11_017));
        assert_eq!(day_of(11_017).map(|date| date.to_string()).as_deref(), Some("2000-03-01"));
        assert_eq!(day_of(i64::MAX), None);
        let before = Interval { max: day("2010-01-01") - 1, ..Interval::ALL };
        for text in ["<2010-01-01", "2010-01-01前", "早于2010年1月1日", "2010年1月1日以前"] {
            assert_eq!(Interval::parse(text, ""), Some(before), "{text}");
        }
        let since = Interval { min: day("2010-01-01"), max: day("2010-12-31") };
        assert_eq!(Interval::parse("2010-01-01..2010-12-31", ""), Some(since));
        assert_eq!(Interval::parse("2010-01-01起，不晚于2010-12-31", ""), Some(since));
        assert_eq!(Interval::parse("2010-02-30前", ""), None);
    }
}
