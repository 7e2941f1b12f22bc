//! `mingbai cards --record` and `--stale`: what was printed, and which of it is out of date.
//!
//! `--record` writes `print-log.yaml` and nothing else; `--stale` lists the cards that lie somewhere and say what is no longer
//! true, and prints these again. Exit code of `--stale` 1: there are some.

use std::collections::BTreeSet;

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::lang::Lang;
use crate::output::write_file;
use crate::pages::Context;
use crate::pages::card::{self, CardView, Format, Printed, Stale, State};
use crate::pipeline::{Checked, Options};
use crate::{model, source};

/// The log in the content folder.
const LOG: &str = "print-log.yaml";

#[derive(Args, Clone)]
pub struct LogArgs {
    /// 把印好的卡记进 print-log.yaml，不印 / record in print-log.yaml what was printed; prints nothing
    #[arg(long, conflicts_with = "stale")]
    pub record: bool,
    /// 列出过时的卡和变化，并只重印这些；有过时的，退出码为 1 / list cards that are out of date and print these again
    #[arg(long)]
    pub stale: bool,
    /// 摆在窗口以外的地方（记录时） / a place that is no window
    #[arg(long, requires = "record", conflicts_with = "window")]
    place: Option<String>,
    /// 哪天印的，不写为今天 / the day of the print (default: today)
    #[arg(long, value_name = "YYYY-MM-DD", requires = "record")]
    date: Option<String>,
    /// 每张卡印了几份 / copies of each card
    #[arg(long, value_name = "N", requires = "record", value_parser = clap::value_parser!(u32).range(1..))]
    copies: Option<u32>,
    /// 给程序看的 JSON / JSON for programs
    #[arg(long, requires = "stale")]
    pub json: bool,
}

type Refused = Box<Diagnostic>;

/// What of the portal is meant.
pub struct Chosen<'a> {
    /// By number or identifier; all where empty.
    pub windows: &'a [String],
    /// By identifier; all of the windows where empty.
    pub guides: &'a [String],
    pub format: Format,
}

impl LogArgs {
    /// The day of the print; `Err` holds what was written instead.
    pub fn day(&self) -> Result<Date, String> {
        match &self.date {
            Some(date) => date.parse().map_err(|_| date.clone()),
            None => Ok(super::new::today()),
        }
    }

    /// Records the cards of these guides, or of all guides of the windows; returns the line to say.
    pub fn write(
        &self,
        checked: &Checked,
        options: &Options,
        chosen: &Chosen<'_>,
        day: Date,
    ) -> Result<String, Refused> {
        let cx = Context::new(&checked.portal, options.lang, checked.as_of, true);
        let (prints, cards) = self.prints(&cx, chosen, day)?;
        let path = options.content.join(LOG);
        let old = checked.sources.iter().find(|(_, file)| file.path == LOG).map(|(_, file)| file.text.as_str());
        let log = &checked.portal.content.print_log;
        let text = card::record(old, log, &prints, &cards).ok().filter(|text| reads_back(text, log.prints.len()));
        let shown = path.display().to_string();
        let text = text.ok_or_else(|| Box::new(Diagnostic::error("card-log-form", None).help("card-log-form.help")))?;
        if old == Some(&text) {
            return Ok(options.lang.say("cards.recorded-already", &[("path", &shown)]));
        }
        write_file(&path, text.as_bytes())?;
        let (n, date) = (prints.len().to_string(), day.to_string());
        Ok(options.lang.say("cards.recorded", &[("n", &n), ("date", &date), ("path", &shown)]))
    }

    fn prints(
        &self,
        cx: &Context<'_>,
        chosen: &Chosen<'_>,
        day: Date,
    ) -> Result<(Vec<Printed>, Vec<CardView>), Refused> {
        let windows = chosen.windows(cx)?;
        let place = self.place.clone().unwrap_or_default();
        let mut prints = Vec::new();
        let mut used = BTreeSet::new();
        let cards: Vec<CardView> = card::cards(cx).collect();
        for window in &windows {
            let of_window = |card: &&CardView| match (chosen.guides.is_empty(), window) {
                (false, _) => chosen.guides.contains(&card.id),
                (true, Some(window)) => names_window(cx, &card.id, window),
                (true, None) => true,
            };
            for card in cards.iter().filter(of_window) {
                used.insert(card.id.clone());
                prints.push(self.printed(card, window.as_deref().unwrap_or_default(), &place, (day, chosen.format)));
            }
        }
        if prints.is_empty() {
            let finding = Diagnostic::error("card-log-nothing", None).arg("window", chosen.windows.join("、"));
            return Err(Box::new(finding.help("card-log-nothing.help")));
        }
        Ok((prints, cards.into_iter().filter(|card| used.contains(&card.id)).collect()))
    }

    fn printed(&self, card: &CardView, window: &str, place: &str, (date, format): (Date, Format)) -> Printed {
        Printed {
            date,
            window: window.to_owned(),
            place: place.to_owned(),
            guide: card.id.clone(),
            edition: card.edition.hash.clone(),
            format: format.id().to_owned(),
            copies: self.copies,
            note: String::new(),
        }
    }
}

impl Chosen<'_> {
    /// Identifiers of the windows; one `None` when none was named.
    fn windows(&self, cx: &Context<'_>) -> Result<Vec<Option<String>>, Refused> {
        let named: Vec<Option<String>> =
            self.windows.iter().map(|name| window(cx, name).map(Some)).collect::<Result<_, _>>()?;
        Ok(if named.is_empty() { vec![None] } else { named })
    }

    /// The cards that are out of date, at these windows or anywhere.
    pub fn stale(&self, checked: &Checked, options: &Options) -> Result<Vec<Stale>, Refused> {
        let cx = Context::new(&checked.portal, options.lang, checked.as_of, true);
        let windows: BTreeSet<String> = self.windows(&cx)?.into_iter().flatten().collect();
        let mut stale = card::stale(&cx);
        stale.retain(|card| windows.is_empty() || windows.contains(&card.window));
        stale.retain(|card| self.guides.is_empty() || self.guides.contains(&card.guide));
        Ok(stale)
    }
}

/// The window of this identifier or number, in any case.
fn window(cx: &Context<'_>, name: &str) -> Result<String, Refused> {
    let windows = &cx.portal.content.windows;
    let is_named = |text: &str| text.eq_ignore_ascii_case(name.trim());
    let found = windows.iter().find(|entry| is_named(&entry.id) || is_named(&entry.value.number));
    found.map(|entry| entry.id.clone()).ok_or_else(|| {
        let all: Vec<&str> = windows.iter().map(|entry| entry.id.as_str()).collect();
        let finding = Diagnostic::error("card-unknown-window", None).arg("id", name);
        Box::new(match nearest(name, all.iter().copied()) {
            Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
            None => finding.all(&all).help("card-unknown-window.help"),
        })
    })
}

fn names_window(cx: &Context<'_>, guide: &str, window: &str) -> bool {
    let entry = cx.portal.content.guides.iter().find(|entry| entry.id == guide);
    entry.is_some_and(|entry| entry.value.head.windows.iter().any(|named| named.id == window))
}

/// Whether the text is read as a log that has lost nothing.
fn reads_back(text: &str, prints: usize) -> bool {
    let (tree, found) = source::read_texts(vec![(LOG.to_owned(), text.to_owned())]);
    let (content, _) = model::parse(&tree);
    !found.has_errors() && content.print_log.prints.len() >= prints && !content.print_log.prints.is_empty()
}

/// The guides that can be printed again.
pub fn to_print(stale: &[Stale]) -> Vec<String> {
    let guides = stale.iter().filter(|card| card.state != State::Gone).map(|card| card.guide.clone());
    guides.collect::<BTreeSet<_>>().into_iter().collect()
}

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
    };
    let (place, printed) = (place(checked, card, lang), card.printed.to_string());
    let args = [("where", place.as_str()), ("title", &card.title), ("printed", &printed)];
    let head = lang.say(key, &[args.as_slice(), &[("edition", &card.edition), ("now", now)]].concat());
    let lines = told.iter().map(|line| format!("\n    {line}"));
    head + &lines.collect::<String>()
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
    };
    json!({
        "guide": card.guide, "title": card.title, "window": card.window, "place": card.place, "format": card.format,
        "copies": card.copies, "printed": card.printed.to_string(), "edition": card.edition,
        "state": state, "now": now, "changes": changes,
    })
}

/// The guides among `guides` that are none, as findings.
pub fn unknown(checked: &Checked, options: &Options, guides: &[String]) -> Diagnostics {
    crate::pipeline::unknown_guides(&Context::new(&checked.portal, options.lang, checked.as_of, true), guides)
}
