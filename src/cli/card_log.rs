//! `mingbai cards --record` and `--stale`: what was printed, and which of it is out of date.
//!
//! `--record` writes `print-log.yaml` and nothing else; `--stale` lists the cards that lie somewhere and say what is no longer
//! true, and prints these again. Exit code of `--stale` 1: there are some.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::model::Window;
use crate::output::write_file;
use crate::pages::Context;
use crate::pages::card::{self, CardView, Format, Printed, Stale, State};
use crate::pages::print::{Scope, window};
use crate::pipeline::{Checked, Options};
use crate::resolve::Handle;
use crate::{model, source};

/// The log in the content folder.
const LOG: &str = "print-log.yaml";

#[derive(Args, Clone)]
pub struct LogArgs {
    /// 把印好的卡记进 print-log.yaml，不印 / record in print-log.yaml what was printed; prints nothing
    #[arg(long, conflicts_with_all = ["stale", "kind", "nup", "booklet", "floor", "department", "changed"])]
    pub record: bool,
    /// 列出过时的卡和变化，并只重印这些；有过时的，退出码为 1 / list cards that are out of date and print these again
    #[arg(long, conflicts_with_all = ["kind", "nup", "booklet", "floor", "department", "changed"])]
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
    /// In which the cards were printed.
    pub formats: Vec<Format>,
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
        let cx = options.context(checked);
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
        let cards: Vec<CardView> = card::cards(cx).collect();
        let mut prints = Vec::new();
        let mut used = BTreeSet::new();
        for window in &windows {
            let (id, here) = match window {
                Some(window) => (cx.portal.window(*window).id.as_str(), Scope::Window(*window)),
                None => ("", Scope::All),
            };
            let here: BTreeSet<&str> =
                here.guides(cx).iter().map(|guide| cx.portal.guide(*guide).id.as_str()).collect();
            let is_meant = |card: &&CardView| match chosen.guides.is_empty() {
                true => here.contains(card.id.as_str()),
                false => chosen.guides.contains(&card.id),
            };
            for card in cards.iter().filter(is_meant) {
                used.insert(card.id.clone());
                prints.extend(chosen.formats.iter().map(|format| self.printed(card, id, *format, day)));
            }
        }
        if prints.is_empty() {
            let finding = Diagnostic::error("card-log-nothing", None).arg("window", chosen.windows.join("、"));
            return Err(Box::new(finding.help("card-log-nothing.help")));
        }
        Ok((prints, cards.into_iter().filter(|card| used.contains(&card.id)).collect()))
    }

    fn printed(&self, card: &CardView, window: &str, format: Format, date: Date) -> Printed {
        Printed {
            date,
            window: window.to_owned(),
            place: self.place.clone().unwrap_or_default(),
            guide: card.id.clone(),
            edition: card.edition.hash.clone(),
            format: format.id().to_owned(),
            copies: self.copies,
            note: String::new(),
        }
    }
}

impl Chosen<'_> {
    /// The windows; one `None` when none was named.
    fn windows(&self, cx: &Context<'_>) -> Result<Vec<Option<Handle<Window>>>, Refused> {
        let named: Vec<_> = self.windows.iter().map(|name| window(cx, name).map(Some)).collect::<Result<_, _>>()?;
        Ok(if named.is_empty() { vec![None] } else { named })
    }

    /// The cards that are out of date, at these windows or anywhere.
    pub fn stale(&self, cx: &Context<'_>) -> Result<Vec<Stale>, Refused> {
        let windows = self.windows(cx)?;
        let windows: Vec<&str> = windows.iter().flatten().map(|window| cx.portal.window(*window).id.as_str()).collect();
        let mut stale = card::stale(cx);
        stale.retain(|card| windows.is_empty() || windows.contains(&card.window.as_str()));
        stale.retain(|card| self.guides.is_empty() || self.guides.contains(&card.guide));
        Ok(stale)
    }
}

/// Whether the text is read as a log that has lost nothing.
fn reads_back(text: &str, prints: usize) -> bool {
    let (tree, found) = source::read_texts(vec![(LOG.to_owned(), text.to_owned())]);
    let (content, _) = model::parse(&tree);
    !found.has_errors() && content.print_log.prints.len() >= prints && !content.print_log.prints.is_empty()
}

/// The cards that can be printed again, each in the formats in which it lies somewhere.
pub fn to_print(stale: &[Stale]) -> BTreeMap<String, BTreeSet<Format>> {
    let mut cards: BTreeMap<String, BTreeSet<Format>> = BTreeMap::new();
    for card in stale.iter().filter(|card| card.state != State::Gone) {
        cards.entry(card.guide.clone()).or_default().insert(Format::named(&card.format).unwrap_or_default());
    }
    cards
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
