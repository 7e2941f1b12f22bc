//! Open or closed, until when, and on which day a limit ends: tables of moments for the program and for the browser's
//! script, an independent calendar, and random hours against counting minute by minute.

use std::collections::BTreeMap;
use std::fs;

use crate::support::hours::{Questions, ask_node, content, due, moment, place, state};
use crate::support::repository;
use jiff::civil::{Date, Weekday, date};
use mingbai::calendar::{Due, Place, Years};
use mingbai::diag::Span;
use mingbai::model::Limit;
use mingbai::pages::view::{Schedule, limit_mark};

/// The rows of a table: cells between bars, without comments.
fn table(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository(path)).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn limit(text: &str) -> Limit {
    Limit::parse(text, Span::default()).unwrap_or_else(|| panic!("{text} is no limit"))
}

#[test]
fn every_moment_of_the_table_is_answered_right() {
    let content = content(&repository("tests/hours/content"));
    let years = Years::of(&content.calendar);
    let rows = table("tests/hours/moments.txt");
    assert!(rows.len() >= 60, "the table has gone: {}", rows.len());
    let wrong = rows.iter().filter_map(|row| {
        let (_, place) = place(&content, &row[0]);
        let told = state(place.state(&years, moment(&row[1])));
        (told != row[2]).then(|| format!("{} {}: {told}, not {}", row[0], row[1], row[2]))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_limit_of_the_table_ends_on_its_day() {
    let years = Years::of(&content(&repository("tests/hours/content")).calendar);
    let rows = table("tests/hours/limits.txt");
    assert!(rows.len() >= 30, "the table has gone: {}", rows.len());
    for row in rows {
        let told = due(years.due(row[0].parse().unwrap(), limit(&row[1])));
        assert_eq!(told, row[2], "{} from {}", row[1], row[0]);
    }
}

#[test]
fn the_script_answers_both_tables_as_the_program_does() {
    let content = content(&repository("tests/hours/content"));
    let mut questions = Questions::new(&Years::of(&content.calendar));
    let moments = table("tests/hours/moments.txt");
    let mut places = BTreeMap::new();
    for row in &moments {
        let next = places.len();
        let at = *places.entry(row[0].clone()).or_insert(next);
        if at == questions.places.len() {
            let (hours, place) = place(&content, &row[0]);
            questions.places.push(Schedule::new(&hours, &place));
        }
        questions.ask(at, moment(&row[1]));
    }
    let limits: Vec<_> = table("tests/hours/limits.txt")
        .into_iter()
        .filter(|row| !limit_mark(Some(limit(&row[1]))).is_empty())
        .collect();
    limits.iter().for_each(|row| questions.count(row[0].parse().unwrap(), limit(&row[1])));
    let answers = ask_node(&questions);
    assert_eq!(answers.states, moments.iter().map(|row| row[2].clone()).collect::<Vec<_>>());
    assert_eq!(answers.dues, limits.iter().map(|row| row[2].clone()).collect::<Vec<_>>());
    assert!(answers.gzip <= 3 * 1024, "the script has {} bytes once compressed", answers.gzip);
}

// ---- An independent calendar

/// The days of 2025 and 2026 that the State Council moved: `true` where people work.
fn facts() -> BTreeMap<Date, bool> {
    let rows = table("tests/hours/days-2025-2026.txt");
    rows.iter()
        .map(|row| {
            let (day, what) = row[0].split_once(' ').unwrap();
            (day.parse().unwrap(), what == "work")
        })
        .collect()
}

/// Every day of the two years with whether people work on it.
fn days() -> Vec<(Date, bool)> {
    let facts = facts();
    let days = date(2025, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() < 2027);
    let is_weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    days.map(|day| (day, facts.get(&day).copied().unwrap_or(!is_weekend(&day)))).collect()
}

#[test]
fn the_demo_calendar_knows_every_day_of_two_years() {
    let years = Years::of(&content(&repository("content")).calendar);
    assert_eq!(days().len(), 730);
    assert_eq!(facts().values().filter(|works| **works).count(), 11, "make-up workdays");
    let wrong: Vec<Date> =
        days().into_iter().filter(|(day, works)| years.is_workday(*day) != Ok(*works)).map(|(day, _)| day).collect();
    assert_eq!(wrong, Vec::<Date>::new());
}

#[test]
fn working_days_are_those_of_a_list_that_is_walked_by_number() {
    let years = Years::of(&content(&repository("content")).calendar);
    let worked: Vec<Date> = days().into_iter().filter(|(_, works)| *works).map(|(day, _)| day).collect();
    let mut known = 0;
    for (day, _) in days() {
        let before = worked.partition_point(|work| *work <= day);
        for count in [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 250] {
            let expected = match worked.get(before + count as usize - 1) {
                Some(day) => Due::On(*day),
                None => Due::Unannounced(2027),
            };
            assert_eq!(years.working_days_after(day, count), expected, "{count} after {day}");
            known += u32::from(expected != Due::Unannounced(2027));
        }
    }
    assert!(known > 8_000, "{known}");
}

#[test]
fn nothing_is_known_without_announced_years() {
    let years = Years::default();
    let (_, place) = place(&content(&repository("tests/hours/content")), "main");
    assert_eq!(state(place.state(&years, moment("2026-11-26 10:00"))), "unannounced 2026");
    assert_eq!(years.working_days_after(date(2026, 11, 26), 3), Due::Unannounced(2026));
    assert_eq!(due(years.due(Date::MAX, limit("5日"))), "none");
    assert_eq!(due(years.due(date(2026, 1, 1), limit("4294967295年"))), "none");
    assert_eq!(state(Place::default().state(&years, moment("9999-12-31 23:59"))), "unannounced 9999");
}
