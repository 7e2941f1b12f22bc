//! `halls/<id>.ics`: a hall's hours for calendar programs (RFC 5545).
//!
//! In: weekly hours with exceptions. Out: a weekly event for each time and stretch of the year, without the days that
//! are off; an event for each time of a day that is open beside its week; an all-day event for each holiday and
//! closure. Times stand in the hall's zone, described in the file. No clock: DTSTAMP is the day of the content.

use jiff::civil::{Date, DateTime, Weekday};

use super::Artifact;
use crate::calendar::{Exception, Period, Span};
use crate::pages::Agenda;

/// The file of a hall.
pub fn file(agenda: &Agenda) -> Artifact {
    let mut out = File { text: String::new(), agenda };
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Mingbai//Mingbai//ZH");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.line(&format!("X-WR-CALNAME:{}", escaped(&agenda.name)));
    out.line(&format!("X-WR-CALDESC:{}", escaped(&agenda.texts.note)));
    out.zone();
    agenda.periods.iter().for_each(|period| out.period(period));
    for (at, (from, to, name)) in agenda.closed.iter().enumerate() {
        out.closed(at, *from, *to, name);
    }
    out.line("END:VCALENDAR");
    Artifact { path: agenda.path.clone(), bytes: out.text.into_bytes() }
}

struct File<'a> {
    text: String,
    agenda: &'a Agenda,
}

impl File<'_> {
    /// Folded after 75 octets, never inside a character, and ended as the standard wants.
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            self.text.push(c);
        }
        self.text.push_str("\r\n");
    }

    /// The one offset of the hall's time, all year.
    fn zone(&mut self) {
        let offset = signed(self.agenda.offset);
        self.line("BEGIN:VTIMEZONE");
        self.line(&format!("TZID:{}", self.zone_name()));
        self.line("BEGIN:STANDARD");
        self.line("DTSTART:19700101T000000");
        self.line(&format!("TZOFFSETFROM:{offset}"));
        self.line(&format!("TZOFFSETTO:{offset}"));
        self.line("END:STANDARD");
        self.line("END:VTIMEZONE");
    }

    fn zone_name(&self) -> String {
        match self.agenda.offset {
            480 => "Asia/Shanghai".to_owned(),
            other => format!("UTC{}", signed(other)),
        }
    }

    fn period(&mut self, period: &Period) {
        let mut spans: Vec<Span> = period.week.iter().flatten().copied().collect();
        spans.sort();
        spans.dedup();
        spans.into_iter().for_each(|span| self.weekly(period, span));
        for exception in &period.exceptions {
            let usual = period.usual(exception.date.weekday());
            exception.spans.iter().filter(|span| !usual.contains(span)).for_each(|span| self.once(exception, *span));
        }
    }

    fn weekly(&mut self, period: &Period, span: Span) {
        let keeps = |date: &Date| period.usual(date.weekday()).contains(&span);
        let Some(first) = period.from.series(jiff::Span::new().days(1)).take(7).find(keeps) else { return };
        if first > period.to {
            return;
        }
        let week = (0..7).filter_map(|at| Weekday::from_monday_zero_offset(at).ok());
        let days: Vec<&str> = week.filter(|day| period.usual(*day).contains(&span)).map(letters).collect();
        let off = period.exceptions.iter().filter(|e| keeps(&e.date) && !e.spans.contains(&span));
        let off: Vec<String> = off.map(|e| local(at(e.date, span.open))).collect();
        let zone = self.zone_name();
        self.begin(&format!("weekly-{}-{}-{}", digits(first), span.open, span.close));
        self.times(first, span);
        let until = utc(at(period.to, span.open), self.agenda.offset);
        self.line(&format!("RRULE:FREQ=WEEKLY;BYDAY={};UNTIL={until}", days.join(",")));
        if !off.is_empty() {
            self.line(&format!("EXDATE;TZID={zone}:{}", off.join(",")));
        }
        self.end(self.agenda.texts.open);
    }

    fn once(&mut self, exception: &Exception, span: Span) {
        self.begin(&format!("day-{}-{}-{}", digits(exception.date), span.open, span.close));
        self.times(exception.date, span);
        self.end(self.agenda.texts.make_up);
    }

    fn closed(&mut self, number: usize, from: Date, to: Date, name: &str) {
        let Ok(after) = to.tomorrow() else { return };
        self.begin(&format!("closed-{}-{number}", digits(from)));
        self.line(&format!("DTSTART;VALUE=DATE:{}", digits(from)));
        self.line(&format!("DTEND;VALUE=DATE:{}", digits(after)));
        self.end(&self.agenda.texts.closed.replace("{why}", name));
    }

    fn begin(&mut self, id: &str) {
        let (hall, domain) = (&self.agenda.hall, &self.agenda.domain);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{hall}-{id}@{}", escaped(domain)));
        self.line(&format!("DTSTAMP:{}T000000Z", digits(self.agenda.made)));
    }

    fn times(&mut self, date: Date, span: Span) {
        let zone = self.zone_name();
        self.line(&format!("DTSTART;TZID={zone}:{}", local(at(date, span.open))));
        self.line(&format!("DTEND;TZID={zone}:{}", local(at(date, span.close))));
    }

    /// An event tells and takes no time of whoever imports it.
    fn end(&mut self, summary: &str) {
        self.line(&format!("SUMMARY:{}", escaped(&format!("{} {summary}", self.agenda.name))));
        self.line(&format!("LOCATION:{}", escaped(&self.agenda.address)));
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }
}

/// Minute 1,440 is midnight of the next day.
fn at(date: Date, minute: u16) -> DateTime {
    let start = date.at(0, 0, 0, 0);
    start.checked_add(jiff::Span::new().minutes(i64::from(minute))).unwrap_or(start)
}

fn local(time: DateTime) -> String {
    format!("{}T{:02}{:02}00", digits(time.date()), time.hour(), time.minute())
}

fn utc(time: DateTime, offset: i32) -> String {
    let time = time.checked_sub(jiff::Span::new().minutes(i64::from(offset))).unwrap_or(time);
    format!("{}Z", local(time))
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn signed(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", offset.abs() / 60, offset.abs() % 60)
}

fn letters(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// Commas, semicolons, backslashes and line breaks mean something in a text; other control characters are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
