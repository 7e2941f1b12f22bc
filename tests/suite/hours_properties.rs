//! Random hours, seasons, holidays and closures: what is said of a moment against counting minute by minute, and the
//! browser's script against both.

use crate::support::hours::{Questions, ask_node, point, state};
use jiff::civil::{Date, date};
use mingbai::calendar::{Exception, Moment, Period, Place, Years};
use mingbai::diag::Span;
use mingbai::model::{Calendar, Closure, Day, Holiday, Hours, Text, TimeRange, Weekdays, Year};
use mingbai::pages::view::Schedule;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

/// Two announced years of random holidays, a place with random hours and closures, and moments to ask.
#[derive(Debug, Clone)]
struct Case {
    calendar: Calendar,
    hours: Vec<Hours>,
    closures: Vec<Closure>,
    moments: Vec<Moment>,
}

impl Case {
    fn years(&self) -> Years {
        Years::of(&self.calendar)
    }

    fn place(&self) -> Place {
        Place::new(&self.hours, &self.closures)
    }
}

const FIRST: Date = date(2025, 1, 1);

fn text(value: &str) -> Text {
    Text { value: value.to_owned(), span: Span::default() }
}

fn day(offset: i64) -> Option<Day> {
    Some(Day { date: FIRST.checked_add(jiff::Span::new().days(offset)).unwrap(), span: Span::default() })
}

fn times() -> impl Strategy<Value = TimeRange> {
    // Often at a quarter, often from or to midnight.
    let minute = prop_oneof![2 => 0u16..=96, 1 => Just(0), 1 => Just(96)].prop_map(|quarter| quarter * 15);
    (minute.clone(), minute).prop_filter_map("no time at all", |(a, b)| {
        (a != b).then(|| TimeRange { open: a.min(b), close: a.max(b), span: Span::default() })
    })
}

fn season() -> impl Strategy<Value = (Text, Text)> {
    let month_day = (1u8..=12, 1u8..=28).prop_map(|(month, day)| text(&format!("{month:02}-{day:02}")));
    prop_oneof![2 => Just((text(""), text(""))), 1 => (month_day.clone(), month_day)]
}

fn row() -> impl Strategy<Value = Hours> {
    let kinds = (prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    (prop::array::uniform7(any::<bool>()), kinds, prop::collection::vec(times(), 1..3), season()).prop_map(
        |(days, (holidays, make_up), times, (from, to))| Hours {
            days: Some(Weekdays { days, holidays, make_up, span: Span::default() }),
            times,
            from,
            to,
            ..Hours::default()
        },
    )
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let holiday = (0i64..730, 0i64..9).prop_map(|(from, length)| Holiday {
        name: text("节"),
        from: day(from),
        to: day(from + length),
        ..Holiday::default()
    });
    let make_up = prop::collection::vec((0i64..730).prop_filter_map("a day", day), 0..20);
    (prop::collection::vec(holiday, 0..15), make_up).prop_map(|(holidays, make_up_workdays)| {
        let first = Year { year: Some(2025), holidays, make_up_workdays, ..Year::default() };
        Calendar { years: vec![first, Year { year: Some(2026), ..Year::default() }], ..Calendar::default() }
    })
}

fn case() -> impl Strategy<Value = Case> {
    let closure = (0i64..740, 0i64..5).prop_map(|(from, length)| Closure {
        from: day(from),
        to: day(from + length),
        reason: text("停"),
        ..Closure::default()
    });
    let moment = (0i64..735, 0u16..1440)
        .prop_filter_map("a moment", |(offset, minute)| Some(Moment { date: day(offset)?.date, minute }));
    (
        calendar(),
        prop::collection::vec(row(), 1..4),
        prop::collection::vec(closure, 0..4),
        prop::collection::vec(moment, 1..6),
    )
        .prop_map(|(calendar, hours, closures, moments)| Case { calendar, hours, closures, moments })
}

// ---- Counting

/// What a minute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Minute {
    Open,
    Shut,
    Unknown,
}

fn within(from: Option<Day>, to: Option<Day>, date: Date) -> bool {
    from.unwrap().date <= date && date <= to.unwrap().date
}

fn in_season(hours: &Hours, date: Date) -> bool {
    let (from, to) = (hours.from.value.as_str(), hours.to.value.as_str());
    let here = format!("{:02}-{:02}", date.month(), date.day());
    from.is_empty() || if from <= to { from <= &*here && &*here <= to } else { &*here >= from || &*here <= to }
}

/// The minutes of a day on which those hours hold that `on` picks.
fn minutes(case: &Case, date: Date, on: impl Fn(Weekdays) -> bool) -> Vec<bool> {
    let mut open = vec![false; 1440];
    for hours in case.hours.iter().filter(|hours| in_season(hours, date) && on(hours.days.unwrap())) {
        hours.times.iter().for_each(|time| open[time.open.into()..time.close.into()].fill(true));
    }
    open
}

fn whole_day(case: &Case, date: Date) -> Vec<Minute> {
    let (calendar, weekday) = (&case.calendar, date.weekday().to_monday_zero_offset() as usize);
    let is_closed = case.closures.iter().any(|closure| within(closure.from, closure.to, date));
    let is_holiday = calendar.years[0].holidays.iter().any(|holiday| within(holiday.from, holiday.to, date));
    let is_make_up = calendar.years[0].make_up_workdays.iter().any(|day| day.date == date);
    let open = if is_closed {
        vec![false; 1440]
    } else if is_holiday {
        minutes(case, date, |days| days.holidays)
    } else if is_make_up {
        let own = minutes(case, date, |days| days.make_up);
        let week: Vec<Vec<bool>> = (0..5).map(|at| minutes(case, date, |days| days.days[at])).collect();
        let votes = |one: &Vec<bool>| week.iter().filter(|other| *other == one).count();
        let most = week.iter().map(votes).max().unwrap();
        if own.contains(&true) { own } else { week.iter().find(|one| votes(one) == most).unwrap().clone() }
    } else if date.year() > 2026 {
        return vec![Minute::Unknown; 1440];
    } else {
        minutes(case, date, |days| days.days[weekday])
    };
    open.into_iter().map(|open| if open { Minute::Open } else { Minute::Shut }).collect()
}

/// The answer by looking at every minute from the moment on.
fn counted(case: &Case, now: Moment) -> String {
    let at = |minute: usize| {
        let days = jiff::Span::new().days((minute / 1440) as i64);
        (now.date.checked_add(days).unwrap(), (minute % 1440) as u16)
    };
    let mut days = std::collections::BTreeMap::new();
    let mut look = |minute: usize| {
        let (date, of_day) = at(minute);
        days.entry(date).or_insert_with(|| whole_day(case, date))[usize::from(of_day)]
    };
    let start = usize::from(now.minute);
    match look(start) {
        Minute::Unknown => format!("unannounced {}", now.date.year()),
        Minute::Open => match (start..8 * 1440).find(|minute| look(*minute) != Minute::Open) {
            None => "open always".to_owned(),
            // A place that closes at midnight closes at the end of a day.
            Some(shut) => {
                let (date, minute) = at(shut - 1);
                format!("open until {}", point(Moment { date, minute: minute + 1 }))
            }
        },
        Minute::Shut => {
            let all_day = (0..1440).all(|minute| look(minute) == Minute::Shut);
            let is_closed = case.closures.iter().any(|closure| within(closure.from, closure.to, now.date));
            let mut holidays = case.calendar.years[0].holidays.iter();
            let is_holiday = holidays.any(|holiday| within(holiday.from, holiday.to, now.date));
            let why = match (all_day, is_closed, is_holiday) {
                (true, true, _) => " 停",
                (true, false, true) => " 节",
                _ => "",
            };
            let next = match (start..367 * 1440).find(|minute| look(*minute) != Minute::Shut) {
                None => "never".to_owned(),
                Some(next) if look(next) == Minute::Unknown => format!("next unannounced {}", at(next).0.year()),
                Some(next) => format!("next {}", point(Moment { date: at(next).0, minute: at(next).1 })),
            };
            format!("closed{why}, {next}")
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 96, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_moment_is_what_counting_minutes_says(case in case()) {
        let (years, place) = (case.years(), case.place());
        for now in &case.moments {
            prop_assert_eq!(state(place.state(&years, *now)), counted(&case, *now), "{:?}", now);
        }
    }

    #[test]
    fn a_weekly_rule_with_its_exceptions_is_every_day_of_the_announced_years(case in case()) {
        let (years, place) = (case.years(), case.place());
        let periods = place.periods(&years, FIRST);
        prop_assert_eq!(periods.iter().map(|p| 1 + p.from.until(p.to).unwrap().get_days()).sum::<i32>(), 730);
        for day in FIRST.series(jiff::Span::new().days(1)).take(730) {
            let open: Vec<bool> = whole_day(&case, day).iter().map(|minute| *minute == Minute::Open).collect();
            prop_assert_eq!(by_rule(&periods, day), open, "{}", day);
        }
    }
}

fn by_rule(periods: &[Period], day: Date) -> Vec<bool> {
    let period = periods.iter().find(|period| period.from <= day && day <= period.to).unwrap();
    let exception = period.exceptions.iter().find(|exception| exception.date == day);
    let spans = exception.map_or(period.usual(day.weekday()), |Exception { spans, .. }| spans);
    (0..1440).map(|minute| spans.iter().any(|span| span.holds(minute))).collect()
}

#[test]
fn the_script_says_of_random_hours_what_the_program_says() {
    let mut runner = TestRunner::deterministic();
    let mut compared = 0;
    // Cases share nothing, so each has its own calendar and its own run; a few of many places say the same as many.
    for _ in 0..12 {
        let first = case().new_tree(&mut runner).unwrap().current();
        let years = first.years();
        let mut questions = Questions::new(&years);
        let mut expected = Vec::new();
        for at in 0..40 {
            let other = case().new_tree(&mut runner).unwrap().current();
            let place = other.place();
            questions.places.push(Schedule::new(&other.hours, &place));
            for now in other.moments {
                questions.ask(at, now);
                expected.push(state(place.state(&years, now)));
            }
        }
        let answers = ask_node(&questions);
        for ((asked, told), expected) in questions.moments.iter().zip(&answers.states).zip(&expected) {
            assert_eq!(told, expected, "{asked:?} of {:?}", questions.places[asked.0]);
        }
        compared += expected.len();
    }
    assert!(compared > 1_000, "{compared}");
}
