//! Values that editors write as one piece of text: references, dates, limits, opening times, days of the week.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::certain;
use super::describe::Filed;
use super::record::{FromNode, scalar, wrong_type};
use super::shape::Shape;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::source::yaml::Node;

/// The identifier of another entry, not yet looked up.
#[derive(Debug)]
pub struct Ref<T> {
    pub id: String,
    pub span: Span,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { id: self.id.clone(), span: self.span, kind: PhantomData }
    }
}

impl<T: Filed> FromNode for Ref<T> {
    const SHAPE: Shape = Shape::Ref(T::OF);

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.id", diags)?;
        Some(Ref { id: text.trim().to_owned(), span, kind: PhantomData })
    }
}

/// A calendar day, written 2026-03-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub date: Date,
    pub span: Span,
}

impl FromNode for Day {
    const SHAPE: Shape = Shape::Date;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.date", diags)?;
        let text = text.trim();
        match parse_date(text) {
            Some(date) => Some(Day { date, span }),
            None => {
                diags.push(no_date(node, text));
                None
            }
        }
    }
}

/// Only the written form 2026-03-01 is a date; times and other calendars' forms are not.
fn parse_date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

/// Why a text is no date: the month has fewer days, or the day is written in another form.
fn no_date(node: &Node, text: &str) -> Diagnostic {
    let finding = wrong_type(node, "type.date");
    // "3.1.2026" and "26.3.1" may mean several days.
    let Some((year, month, day)) = certain::numbers(text).filter(|(year, ..)| *year >= 1000) else {
        return finding.help("wrong-type.help-date");
    };
    match (Date::new(year, month, day), Date::new(year, month, 1)) {
        (Ok(meant), _) => {
            let meant = meant.to_string();
            finding.arg("meant", &meant).mend_if(node.replaced_by(meant)).help("wrong-type.help-date-form")
        }
        (Err(_), Ok(first)) => {
            let (month, days) = (format!("{year:04}-{month:02}"), first.days_in_month().to_string());
            finding.arg("month", month).arg("days", days).help("wrong-type.help-date-day")
        }
        (Err(_), Err(_)) => finding.help("wrong-type.help-date"),
    }
}

/// Unit of a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    WorkingDay,
    CalendarDay,
    WorkingHour,
    Month,
    Year,
}

/// A time limit (办结时限): a number of days, or done while the applicant waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// 0 for "on the spot".
    pub count: u32,
    pub unit: Unit,
    pub span: Span,
}

/// Spellings of each unit; the first is the one shown.
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("个自然日", Unit::CalendarDay),
    ("自然日", Unit::CalendarDay),
    ("日历日", Unit::CalendarDay),
    ("天", Unit::CalendarDay),
    ("日", Unit::CalendarDay),
    ("个工作小时", Unit::WorkingHour),
    ("小时", Unit::WorkingHour),
    ("个月", Unit::Month),
    ("年", Unit::Year),
];

/// Spellings of "while the applicant waits".
const ON_THE_SPOT: &[&str] = &["当场办结", "当场", "即时办结", "即时", "即办", "即来即办"];

/// The words of a limit: its units, and what is written when it is done on the spot.
pub fn limit_words() -> (Vec<&'static str>, Vec<&'static str>) {
    (UNITS.iter().map(|(word, _)| *word).collect(), ON_THE_SPOT.to_vec())
}

impl Limit {
    /// Reads "20个工作日", "3 个月", "当场办结".
    pub fn parse(text: &str, span: Span) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if ON_THE_SPOT.contains(&text.as_str()) {
            return Some(Limit { count: 0, unit: Unit::WorkingDay, span });
        }
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let unit = UNITS.iter().find(|(word, _)| *word == &text[digits..])?.1;
        Some(Limit { count: text[..digits].parse().ok()?, unit, span })
    }

    pub fn is_on_the_spot(self) -> bool {
        self.count == 0
    }

    /// Length in hours of wall time, to compare limits of different units: 5 working days count as 7 calendar
    /// days, 8 working hours as one working day, a month as 30 days and a year as 365.
    pub fn hours(self) -> u64 {
        let count = u64::from(self.count);
        match self.unit {
            Unit::WorkingDay => count * 24 * 7 / 5,
            Unit::CalendarDay => count * 24,
            Unit::WorkingHour => count * 3 * 7 / 5,
            Unit::Month => count * 24 * 30,
            Unit::Year => count * 24 * 365,
        }
    }
}

impl FromNode for Limit {
    const SHAPE: Shape = Shape::Limit;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.limit", diags)?;
        let limit = Limit::parse(text, span);
        if limit.is_none() {
            let finding = wrong_type(node, "type.limit").arg("value", text).help("wrong-type.help-limit");
            diags.push(finding.mend_if(certain::limit(text).and_then(|meant| node.replaced_by(meant))));
        }
        limit
    }
}

/// Minutes from midnight to midnight: "09:00-12:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeRange {
    pub open: u16,
    pub close: u16,
    pub span: Span,
}

impl FromNode for TimeRange {
    const SHAPE: Shape = Shape::Times;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.times", diags)?;
        match TimeRange::parse(text, span) {
            Some(Ok(range)) => Some(range),
            Some(Err(Reversed)) => {
                diags.push(Diagnostic::error("times-reversed", span).arg("value", text).help("times-reversed.help"));
                None
            }
            None => {
                let finding = wrong_type(node, "type.times").arg("value", text).help("wrong-type.help-times");
                diags.push(finding.mend_if(certain::times(text).and_then(|meant| node.replaced_by(meant))));
                None
            }
        }
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once([':', '：'])?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && total <= 24 * 60).then_some(total)
}

/// A time that ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reversed;

impl TimeRange {
    /// Reads "09:00-12:00"; `None` when it is no pair of times.
    pub fn parse(text: &str, span: Span) -> Option<Result<Self, Reversed>> {
        let (open, close) = text.split_once(['-', '–', '—', '至', '~', '～'])?;
        let (open, close) = (minutes(open)?, minutes(close)?);
        Some(if open < close { Ok(TimeRange { open, close, span }) } else { Err(Reversed) })
    }

    /// "09:00–12:00".
    pub fn shown(self) -> String {
        let clock = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
        format!("{}–{}", clock(self.open), clock(self.close))
    }
}

/// Days of the week as written ("周一至周五", "周六、周日"), Monday first; and two kinds of day that are none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekdays {
    pub days: [bool; 7],
    /// 法定节假日
    pub holidays: bool,
    /// 调休上班日
    pub make_up: bool,
    pub span: Span,
}

/// Spellings of statutory holidays and of make-up workdays; the first is the one shown. 调休日 alone may mean either.
pub const HOLIDAYS: &[&str] = &["法定节假日", "节假日", "法定假日", "放假日"];
pub const MAKE_UP_DAYS: &[&str] = &["调休上班日", "调休工作日", "调休上班"];

const WEEK: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

impl Weekdays {
    pub fn parse(text: &str, span: Span) -> Option<Self> {
        let mut read = Weekdays { days: [false; 7], holidays: false, make_up: false, span };
        for part in text.split(['、', '，', ',', ' ']).filter(|part| !part.is_empty()) {
            match part.split_once(['至', '到', '-']) {
                Some((from, to)) => {
                    let (from, to) = (weekday(from)?, weekday(to)?);
                    read.days.get_mut(from..=to)?.fill(true);
                }
                None if HOLIDAYS.contains(&part) => read.holidays = true,
                None if MAKE_UP_DAYS.contains(&part) => read.make_up = true,
                None => read.days[weekday(part)?] = true,
            }
        }
        (read.days.contains(&true) || read.holidays || read.make_up).then_some(read)
    }

    /// "周一至周五", "周六、周日".
    pub fn shown(self) -> String {
        let mut parts = Vec::new();
        let mut day = 0;
        while day < 7 {
            let run = self.days[day..].iter().take_while(|open| **open).count();
            match run {
                0 => day += 1,
                1 | 2 => parts.extend((day..day + run).map(|d| format!("周{}", WEEK[d]))),
                _ => parts.push(format!("周{}至周{}", WEEK[day], WEEK[day + run - 1])),
            }
            day += run;
        }
        let others = [(self.holidays, HOLIDAYS[0]), (self.make_up, MAKE_UP_DAYS[0])];
        parts.extend(others.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word.to_owned()));
        parts.join("、")
    }
}

fn weekday(text: &str) -> Option<usize> {
    let name = text.trim().trim_start_matches("星期").trim_start_matches('周');
    let mut letters = name.chars();
    let letter = letters.next().map(|c| if c == '天' { '日' } else { c })?;
    let index = WEEK.iter().position(|day| *day == letter)?;
    letters.next().is_none().then_some(index)
}

impl FromNode for Weekdays {
    const SHAPE: Shape = Shape::Weekdays;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.weekdays", diags)?;
        let parsed = Weekdays::parse(text, span);
        if parsed.is_none() {
            let finding = wrong_type(node, "type.weekdays").arg("value", text).help("wrong-type.help-weekdays");
            diags.push(finding.mend_if(certain::weekdays(text).and_then(|meant| node.replaced_by(meant))));
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(text: &str) -> Option<(u32, Unit)> {
        Limit::parse(text, Span::default()).map(|limit| (limit.count, limit.unit))
    }

    #[test]
    fn limits_are_read_as_clerks_write_them() {
        assert_eq!(limit("20个工作日"), Some((20, Unit::WorkingDay)));
        assert_eq!(limit("3 个月"), Some((3, Unit::Month)));
        assert_eq!(limit("当场办结"), Some((0, Unit::WorkingDay)));
        assert_eq!(limit("尽快"), None);
        assert_eq!(limit("99999999999天"), None);
    }

    #[test]
    fn weekdays_are_read_and_shown_in_runs() {
        let shown = |text: &str| Weekdays::parse(text, Span::default()).map(Weekdays::shown);
        assert_eq!(shown("周一至周五").as_deref(), Some("周一至周五"));
        assert_eq!(shown("星期六、星期天").as_deref(), Some("周六、周日"));
        assert_eq!(shown("周一、周三至周五").as_deref(), Some("周一、周三至周五"));
        assert_eq!(shown("周一至周日，节假日").as_deref(), Some("周一至周日、法定节假日"));
        assert_eq!(shown("调休上班日").as_deref(), Some("调休上班日"));
        assert_eq!(shown("调休日"), None, "a day off or a day on?");
        assert_eq!(shown("周五至周一"), None);
        assert_eq!(shown("周八"), None);
    }

    #[test]
    fn minutes_stop_at_midnight() {
        assert_eq!(minutes("24:00"), Some(1440));
        assert_eq!(minutes("24:01"), None);
        assert_eq!(minutes("9：30"), Some(570));
        assert_eq!(minutes("65535:00"), None);
    }
}
