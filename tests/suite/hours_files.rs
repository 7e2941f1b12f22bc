//! A hall's calendar file and its data for search engines, read back and held against the hours they were made from.

use crate::support::html;
use crate::support::site;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::hours::{content, place};
use crate::support::site::{Portal, build};
use crate::support::{copy, mini, repository};
use jiff::civil::{Date, DateTime, date};
use mingbai::calendar::{Day, Years};
use mingbai::lang::Lang;
use serde_json::Value;

/// The fields of one event, by name, with their parameters as part of the value.
type Event = BTreeMap<String, String>;

/// The lines of a calendar file as the standard puts them together.
fn unfolded(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line has more than 75 octets");
    text.replace("\r\n ", "").split("\r\n").filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn events(lines: &[String]) -> Vec<Event> {
    let mut events = Vec::new();
    let mut open: Option<Event> = None;
    for line in lines {
        match line.as_str() {
            "BEGIN:VEVENT" => open = Some(Event::new()),
            "END:VEVENT" => events.extend(open.take()),
            line => {
                let (name, value) = line.split_at(line.find([':', ';']).unwrap());
                if let Some(event) = &mut open {
                    assert!(event.insert(name.to_owned(), value[1..].to_owned()).is_none(), "{name} stands twice");
                }
            }
        }
    }
    events
}

/// `TZID=Asia/Shanghai:20260105T090000` → the time; the zone must be the one the file describes.
fn local(value: &str, zone: &str) -> DateTime {
    let (named, time) = value.split_once(':').unwrap();
    assert_eq!(named, format!("TZID={zone}"));
    DateTime::strptime("%Y%m%dT%H%M%S", time).unwrap()
}

/// Every opening that a reader of the file would show, from its start to its end.
fn openings(lines: &[String], offset: i64) -> BTreeSet<(DateTime, DateTime)> {
    let zone = lines.iter().find_map(|line| line.strip_prefix("TZID:")).unwrap();
    let mut all = BTreeSet::new();
    for event in events(lines).iter().filter(|event| !event["DTSTART"].starts_with("VALUE=DATE")) {
        let (start, end) = (local(&event["DTSTART"], zone), local(&event["DTEND"], zone));
        let length = start.until(end).unwrap();
        for start in starts(event, start, zone, offset) {
            assert!(all.insert((start, start.checked_add(length).unwrap())), "{start} stands twice");
        }
    }
    all
}

/// The starts of an event: itself, or its weekly rule until its end without what is excepted.
fn starts(event: &Event, start: DateTime, zone: &str, offset: i64) -> Vec<DateTime> {
    let Some(rule) = event.get("RRULE") else { return vec![start] };
    let rule: BTreeMap<&str, &str> = rule.split(';').map(|part| part.split_once('=').unwrap()).collect();
    assert_eq!(rule["FREQ"], "WEEKLY");
    let until = DateTime::strptime("%Y%m%dT%H%M%SZ", rule["UNTIL"]).unwrap();
    let until = until.checked_add(jiff::Span::new().minutes(offset)).unwrap();
    let days: Vec<&str> = rule["BYDAY"].split(',').collect();
    let letters = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let letter = |time: &DateTime| letters[time.weekday().to_monday_zero_offset() as usize];
    assert!(days.contains(&letter(&start)), "the first day is one of the rule's");
    let excepted = event.get("EXDATE").map(|dates| {
        let (zone, dates) = dates.split_once(':').unwrap();
        dates.split(',').map(|time| format!("{zone}:{time}")).collect::<Vec<_>>()
    });
    let excepted: Vec<DateTime> = excepted.into_iter().flatten().map(|time| local(&time, zone)).collect();
    let all = start.series(jiff::Span::new().days(1)).take_while(|time| *time <= until);
    let all: Vec<DateTime> = all.filter(|time| days.contains(&letter(time))).collect();
    assert!(excepted.iter().all(|time| all.contains(time)), "an exception of nothing");
    all.into_iter().filter(|time| !excepted.contains(time)).collect()
}

/// Every opening of a hall in the year, by its hours.
fn by_hours(content: &mingbai::model::Content, year: i16) -> BTreeSet<(DateTime, DateTime)> {
    let years = Years::of(&content.calendar);
    let (_, place) = place(content, "main");
    let days = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
    let at =
        |day: Date, minute: u16| day.at(0, 0, 0, 0).checked_add(jiff::Span::new().minutes(i64::from(minute))).unwrap();
    let open = days.flat_map(|day| match place.day(&years, day) {
        Day::Open(spans) => spans.into_iter().map(|span| (at(day, span.open), at(day, span.close))).collect(),
        _ => Vec::new(),
    });
    open.collect()
}

#[test]
fn a_calendar_file_opens_when_the_hall_does() {
    for folder in [repository("content"), mini()] {
        let portal = build(&folder, Lang::Zh);
        let lines = unfolded(&portal["halls/main.ics"]);
        let expected = by_hours(&content(&folder), 2026);
        assert!(expected.len() > 400, "{}", expected.len());
        assert_eq!(openings(&lines, 480), expected);
    }
}

#[test]
fn hours_of_every_kind_come_back_from_the_file() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    let hall = fs::read_to_string(work.path().join("halls/main.yaml")).unwrap();
    let (head, rest) = hall.split_once("hours:\n").unwrap();
    let (_, tail) = rest.split_once("floors:").unwrap();
    let given = fs::read_to_string(repository("tests/hours/content/halls/main.yaml")).unwrap();
    let (_, given) = given.split_once("hours:\n").unwrap();
    let more = "  - days: 周五\n    times: [\"22:00-24:00\"]\n  - days: 法定节假日\n    times: [\"10:00-11:00\"]\n  \
                - days: 调休上班日\n    times: [\"10:00-15:00\"]\n";
    fs::write(work.path().join("halls/main.yaml"), format!("{head}hours:\n{given}{more}floors:{tail}")).unwrap();
    let site = fs::read_to_string(work.path().join("site.yaml")).unwrap();
    fs::write(work.path().join("site.yaml"), site + "utc_offset: \"-03:30\"\n").unwrap();
    let calendar = fs::read_to_string(repository("tests/hours/content/calendar.yaml")).unwrap();
    fs::write(work.path().join("calendar.yaml"), calendar.replace("always, weekend", "b01")).unwrap();
    let (portal, findings) = site::try_build(&site::options(work.path(), Lang::Zh));
    let lines = unfolded(portal.get("halls/main.ics").unwrap_or_else(|| panic!("{findings:#?}")));
    assert!(lines.contains(&"TZOFFSETTO:-0330".to_owned()) && lines.contains(&"TZID:UTC-0330".to_owned()));
    assert_eq!(openings(&lines, -210), by_hours(&content(work.path()), 2026));
}

#[test]
fn a_closure_that_is_over_stays_out_of_the_hours_of_its_day() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    let calendar = fs::read_to_string(work.path().join("calendar.yaml")).unwrap();
    let past = "closures:\n  - from: 2026-01-12\n    to: 2026-01-13\n    reason: 搬迁\n";
    fs::write(work.path().join("calendar.yaml"), calendar.replace("closures:\n", past)).unwrap();
    let portal = build(work.path(), Lang::Zh);
    assert_eq!(openings(&unfolded(&portal["halls/main.ics"]), 480), by_hours(&content(work.path()), 2026));
    assert!(!page(&portal).contains("搬迁"), "nobody who comes now needs to know");
}

#[test]
fn a_calendar_file_is_what_the_standard_wants() {
    let portal = build(&repository("content"), Lang::Zh);
    let lines = unfolded(&portal["halls/main.ics"]);
    assert_eq!((lines[0].as_str(), lines[1].as_str()), ("BEGIN:VCALENDAR", "VERSION:2.0"));
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    let events = events(&lines);
    let ids: BTreeSet<&String> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(ids.len(), events.len(), "every event has its own identifier");
    for event in &events {
        assert!(event["UID"].ends_with("@zwfw.qinghe.example"), "{event:?}");
        assert!(event["DTSTAMP"].starts_with("2026") && event["DTSTAMP"].ends_with("T000000Z"), "{event:?}");
    }
    let closed: Vec<&str> = events.iter().filter(|e| e["DTSTART"].contains("DATE:")).map(|e| &*e["SUMMARY"]).collect();
    assert!(closed.iter().any(|name| name.contains("国庆节")), "{closed:?}");
    assert!(closed.iter().any(|name| name.contains("大楼供电线路检修\\,") || name.contains("检修，")), "{closed:?}");
    assert!(!closed.iter().any(|name| name.contains("社会保险")), "that closes two windows, not the hall: {closed:?}");
    assert!(lines.iter().any(|line| line.contains("2027年放假安排尚未公布")));
}

#[test]
fn a_hall_without_a_calendar_leaves_it_at_the_rule() {
    let page = without_years("years: []\n");
    assert!(!page.contains("data-hours") && !page.contains("assets/hours.js"), "there is nothing to count with");
    assert!(page.contains("周一至周五"), "{page}");
}

#[test]
fn a_hall_whose_years_are_all_over_says_that_the_next_is_not_announced() {
    let page = without_years("years:\n  - year: 2019\n    source: 通知\n    holidays: []\n");
    assert!(page.contains("data-hours") && page.contains("data-years=\"\""), "{page}");
}

/// The hall's page of a portal whose calendar says nothing of its year; it offers no calendar file.
fn without_years(calendar: &str) -> String {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    fs::write(work.path().join("calendar.yaml"), calendar).unwrap();
    let portal = site::build_incomplete(work.path(), Lang::Zh);
    assert!(!portal.contains_key("halls/main.ics") && !page(&portal).contains(".ics"));
    page(&portal)
}

fn page(portal: &Portal) -> String {
    String::from_utf8(portal["halls/main.html"].clone()).unwrap()
}

/// The data block of the hall's page.
fn structured(portal: &Portal) -> Value {
    let page = page(portal);
    let (_, block) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(block.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn search_engines_are_told_the_same_hours() {
    let mut special_days = 0;
    for folder in [repository("content"), mini()] {
        let (portal, content) = (build(&folder, Lang::Zh), content(&folder));
        let data = structured(&portal);
        assert_eq!(data["@context"], "https://schema.org");
        assert!(data["url"].as_str().unwrap().ends_with("/halls/main.html"));
        let years = Years::of(&content.calendar);
        let (_, place) = place(&content, "main");
        let first = content.latest_day().unwrap();
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| day.year() == 2026) {
            let special = hours_on(&data["specialOpeningHoursSpecification"], day, true);
            special_days += usize::from(!special.is_empty());
            let told = match special.as_slice() {
                [] => hours_on(&data["openingHoursSpecification"], day, false),
                [closed] if closed.0 == closed.1 => Vec::new(),
                open => open.to_vec(),
            };
            let expected = match place.day(&years, day) {
                Day::Open(spans) => spans.into_iter().map(|span| (clock(span.open), clock(span.close))).collect(),
                _ => Vec::new(),
            };
            assert_eq!(told, expected, "{day}");
        }
    }
    assert!(special_days > 0, "no day is special");
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn hours_on(all: &Value, day: Date, is_special: bool) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let name = format!("https://schema.org/{}", day.strftime("%A"));
    let mut found: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| {
            let days = row["dayOfWeek"].as_array();
            assert_eq!(days.is_none(), is_special);
            let date = |key: &str| text(row, key).map(|day| day.parse::<Date>().unwrap());
            days.is_none_or(|days| days.iter().any(|day| *day == *name))
                && date("validFrom").is_none_or(|from| from <= day)
                && date("validThrough").is_none_or(|through| day <= through)
        })
        .map(|row| (text(row, "opens").unwrap(), text(row, "closes").unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn nothing_in_the_data_ends_its_script() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    let path = work.path().join("halls/main.yaml");
    let hall = fs::read_to_string(&path).unwrap();
    fs::write(&path, hall.replace("桥头路8号", "桥头路</script><script>alert(1)</script>&amp;8号")).unwrap();
    let portal = build(work.path(), Lang::Zh);
    assert_eq!(structured(&portal)["address"], "白石县桥头路</script><script>alert(1)</script>&amp;8号");
    assert_eq!(html::parse(&page(&portal)).named("script").filter(|script| script.get("src").is_none()).count(), 1);
}
