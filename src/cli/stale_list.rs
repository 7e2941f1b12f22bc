//! The cards that are out of date, for people and for programs.

use std::path::Path;

use serde_json::{Value, json};

use crate::lang::Lang;
use crate::pages::card::{Stale, State};
use crate::pipeline::{Checked, Options};

/// The list as people read it.
pub fn listed(checked: &Checked, stale: &[Stale], lang: Lang) -> String {
    if checked.portal.content.print_log.prints.is_empty() {
        return lang.text("cards.no-log").to_owned();
    }
    if stale.is_empty() {
        return lang.text("cards.all-fresh").to_owned();
    }
    let mut lines: Vec<String> = stale.iter().map(|card| one(checked, card, lang)).collect();
    lines.push(lang.say("cards.stale-count", &[("n", &stale.len().to_string())]));
    lines.join("\n")
}

fn one(checked: &Checked, card: &Stale, lang: Lang) -> String {
    let (key, now, told) = match &card.state {
        State::Changed { now, changes } if changes.is_empty() => ("cards.stale-one", now.hash.as_str(), same(lang)),
        State::Changed { now, changes } => ("cards.stale-one", now.hash.as_str(), changes.clone()),
        State::Unrecorded { now } => {
            ("cards.stale-one", now.hash.as_str(), vec![lang.text("cards.stale-unrecorded").to_owned()])
        }
        State::Gone => ("cards.stale-gone", "", Vec::new()),
        State::Merged => ("cards.stale-merged", "", Vec::new()),
    };
    let (place, printed) = (place(checked, card, lang), card.printed.to_string());
    let (title, what) = (title(card, lang), what(card, lang));
    let args = [("where", place.as_str()), ("title", &title), ("what", &what), ("printed", &printed)];
    let head = lang.say(key, &[args.as_slice(), &[("edition", &card.edition), ("now", now)]].concat());
    let lines = told.iter().map(|line| format!("\n    {line}"));
    head + &lines.collect::<String>()
}

/// “居民身份证换领、补领（别人代办）”.
fn title(card: &Stale, lang: Lang) -> String {
    match card.situation.is_empty() {
        true => card.title.clone(),
        false => lang.say("cards.stale-situation", &[("title", &card.title), ("situation", &card.situation)]),
    }
}

/// “A5 桌面卡 2 张”, as far as it is known.
fn what(card: &Stale, lang: Lang) -> String {
    let (zh, en) = card.format().names();
    let format = lang.pick(zh, en);
    match card.copies {
        Some(n) => lang.say("cards.stale-copies", &[("format", format), ("n", &n.to_string())]),
        None => format.to_owned(),
    }
}

fn same(lang: Lang) -> Vec<String> {
    vec![lang.text("cards.stale-same").to_owned()]
}

fn place(checked: &Checked, card: &Stale, lang: Lang) -> String {
    let windows = &checked.portal.content.windows;
    let number = windows.iter().find(|entry| entry.id == card.window).map(|entry| entry.value.number.value.as_str());
    let known = [number.unwrap_or(&card.window), &card.place];
    known.into_iter().find(|text| !text.is_empty()).unwrap_or(lang.text("cards.nowhere")).to_owned()
}

/// What to do when the new cards lie there: the command that records them, with what was asked for.
pub fn next(options: &Options, windows: &[String], guides: &[String]) -> String {
    let mut command = "mingbai cards --record --changed".to_owned();
    if options.content != Path::new("content") {
        command.push_str(&format!(" --content {}", options.content.display()));
    }
    for (name, values) in [("--window", windows), ("--guides", guides)] {
        if !values.is_empty() {
            command.push_str(&format!(" {name} {}", values.join(",")));
        }
    }
    options.lang.say("cards.stale-next", &[("command", &command)])
}

/// The list for programs.
pub fn as_json(stale: &[Stale]) -> String {
    let cards: Vec<Value> = stale.iter().map(card_json).collect();
    format!("{:#}", json!({"version": 1, "stale": cards}))
}

fn card_json(card: &Stale) -> Value {
    let (state, now, changes) = match &card.state {
        State::Changed { now, changes } => ("changed", json!(now), json!(changes)),
        State::Unrecorded { now } => ("unrecorded", json!(now), json!([])),
        State::Gone => ("gone", Value::Null, json!([])),
        State::Merged => ("merged", Value::Null, json!([])),
    };
    json!({
        "guide": card.guide, "title": card.title, "situation": card.situation,
        "situation_key": card.situation_key, "window": card.window, "place": card.place, "format": card.format,
        "copies": card.copies, "printed": card.printed.to_string(), "edition": card.edition,
        "state": state, "now": now, "changes": changes,
    })
}
