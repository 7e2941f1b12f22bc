//! A hall for search engines: its opening hours as schema.org says them.
//!
//! In: the same weekly rule and exceptions that its calendar file has. Out: JSON for a data block in the page.

use jiff::civil::{Date, Weekday};
use serde_json::{Value, json};

use super::{hall_place, this_year, years};
use crate::calendar::{Exception, Period, Span};
use crate::model::Hall;
use crate::pages::{Context, url};
use crate::resolve::Handle;

/// The hall as JSON-LD; empty when it has no hours. Nothing in it can end a script element.
pub fn structured(cx: &Context<'_>, handle: Handle<Hall>) -> String {
    let entry = cx.portal.hall(handle);
    let place = hall_place(cx, handle);
    if !place.has_hours() {
        return String::new();
    }
    let first = cx.as_of.unwrap_or(this_year(cx));
    let periods = place.periods(&years(cx), first);
    let many = periods.len() > 1;
    let ahead: Vec<&Period> = periods.iter().filter(|period| period.to >= first).collect();
    let regular: Vec<Value> = ahead.iter().flat_map(|period| weekly(period, many)).collect();
    let special: Vec<Value> = ahead.iter().flat_map(|period| specials(period, first)).collect();
    let mut hall = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "name": entry.value.name.value,
        "address": entry.value.address.value,
        "telephone": entry.value.phone.value,
        "openingHoursSpecification": regular,
        "specialOpeningHoursSpecification": special,
    });
    let base = &cx.portal.content.site.base_url;
    if !base.is_empty() {
        hall["url"] = json!(url::absolute(base, &url::entry("halls", &entry.id)));
    }
    hall.to_string().replace('<', "\\u003c").replace('&', "\\u0026")
}

/// One specification for each time of the week; the days of a season have their dates.
fn weekly(period: &Period, dated: bool) -> Vec<Value> {
    let mut spans: Vec<Span> = period.week.iter().flatten().copied().collect();
    spans.sort();
    spans.dedup();
    let made = spans.into_iter().map(|span| {
        let days = (0..7).filter_map(|at| Weekday::from_monday_zero_offset(at).ok());
        let days: Vec<&str> = days.filter(|day| period.usual(*day).contains(&span)).map(name).collect();
        let mut made = hours(span);
        made["dayOfWeek"] = json!(days);
        if dated { within(made, period.from, period.to) } else { made }
    });
    made.collect()
}

/// Days in a row with the same times are one specification; closed is from midnight to midnight.
fn specials(period: &Period, first: Date) -> Vec<Value> {
    let ahead = period.exceptions.iter().filter(|exception| exception.date >= first);
    let mut runs: Vec<(&Exception, Date)> = Vec::new();
    for exception in ahead {
        let goes_on = |(start, last): &&mut (&Exception, Date)| {
            start.spans == exception.spans && last.tomorrow().is_ok_and(|next| next == exception.date)
        };
        match runs.last_mut().filter(goes_on) {
            Some((_, last)) => *last = exception.date,
            None => runs.push((exception, exception.date)),
        }
    }
    let closed = [Span { open: 0, close: 0 }];
    let made = runs.into_iter().flat_map(|(start, last)| {
        let spans = if start.spans.is_empty() { &closed[..] } else { &start.spans };
        spans.iter().map(|span| within(hours(*span), start.date, last)).collect::<Vec<_>>()
    });
    made.collect()
}

fn hours(span: Span) -> Value {
    // A day that ends at midnight ends before it: 00:00 is its beginning.
    let clock = |minute: u16| match minute {
        1440 => "23:59".to_owned(),
        minute => format!("{:02}:{:02}", minute / 60, minute % 60),
    };
    json!({ "@type": "OpeningHoursSpecification", "opens": clock(span.open), "closes": clock(span.close) })
}

fn within(mut made: Value, from: Date, through: Date) -> Value {
    made["validFrom"] = json!(from.to_string());
    made["validThrough"] = json!(through.to_string());
    made
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "https://schema.org/Monday",
        Weekday::Tuesday => "https://schema.org/Tuesday",
        Weekday::Wednesday => "https://schema.org/Wednesday",
        Weekday::Thursday => "https://schema.org/Thursday",
        Weekday::Friday => "https://schema.org/Friday",
        Weekday::Saturday => "https://schema.org/Saturday",
        Weekday::Sunday => "https://schema.org/Sunday",
    }
}
