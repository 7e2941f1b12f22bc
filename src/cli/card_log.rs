//! `mingbai cards --record` and `--stale`: what was printed, and which of it is out of date.
//!
//! `--record` writes `print-log.yaml` and nothing else; `--stale` lists the cards that lie somewhere and say what is no longer
//! true, and prints these again. Exit code of `--stale` 1: there are some.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use jiff::civil::Date;

use super::report;
use crate::diag::Diagnostic;
use crate::model::Window;
use crate::output::{Alone, write_file};
use crate::pages::Context;
use crate::pages::card::{self, CardView, Format, Printed, Stale};
use crate::pages::print::{Scope, window};
use crate::pipeline::{Checked, Options};
use crate::resolve::Handle;
use crate::{model, source};

/// The log in the content folder.
const LOG: &str = "print-log.yaml";

#[derive(Args, Clone)]
pub struct LogArgs {
    /// 把印好的卡记进 print-log.yaml，不印；加 --changed 只记刚换下来的 / record in print-log.yaml what was printed; prints nothing
    #[arg(long, conflicts_with_all = ["stale", "kind", "nup", "booklet", "floor", "department"])]
    pub record: bool,
    /// 列出过时的卡和变化，并只重印这些；有过时的，退出码为 1 / list cards that are out of date and print these again
    #[arg(long, conflicts_with_all = ["kind", "nup", "booklet", "floor", "department", "changed"])]
    pub stale: bool,
    /// 摆在窗口以外的地方（记录时） / a place that is no window
    #[arg(long, requires = "record", conflicts_with_all = ["window", "changed"])]
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

/// A guide's identifier and the key of a situation, empty for the card of the whole guide.
pub type Name = (String, String);

/// What of the portal is meant.
pub struct Chosen<'a> {
    /// By number or identifier; all where empty.
    pub windows: &'a [String],
    /// By identifier; all of the windows where empty.
    pub guides: &'a [String],
    /// In which the cards were printed; where none is named, the usual one or that in which a card lies.
    pub formats: Option<Vec<Format>>,
    /// The cards of situations too.
    pub situations: bool,
    /// Only those that are out of date.
    pub changed: bool,
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
        let (prints, cards) = match chosen.changed {
            true => self.reprints(&cx, chosen, day)?,
            false => self.prints(&cx, chosen, day)?,
        };
        let path = options.content.join(LOG);
        let old = checked.sources.iter().find(|(_, file)| file.path == LOG).map(|(_, file)| file.text.as_str());
        let log = &checked.portal.content.print_log;
        let text = card::record(old, log, &prints, &cards).ok().filter(|text| reads_back(text, log.prints.len()));
        let shown = path.display().to_string();
        let text = text.ok_or_else(|| Box::new(Diagnostic::error("card-log-form", None).help("card-log-form.help")))?;
        let now = std::fs::read_to_string(&path).ok();
        if now.as_deref().map(without_mark) != old.map(without_mark) {
            let finding = Diagnostic::error("card-log-changed", None).arg("path", &shown);
            return Err(Box::new(finding.help("card-log-changed.help")));
        }
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
        let cards = chosen.cards(cx);
        let formats = chosen.formats.clone().unwrap_or_else(|| vec![Format::default()]);
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
                used.insert(card.name());
                prints.extend(formats.iter().map(|format| self.printed(card, id, *format, day)));
            }
        }
        if prints.is_empty() {
            let finding = Diagnostic::error("card-log-nothing", None).arg("window", chosen.windows.join("、"));
            return Err(Box::new(finding.help("card-log-nothing.help")));
        }
        Ok((prints, cards.iter().filter(|card| used.contains(&card.name())).cloned().collect()))
    }

    /// The cards that were out of date, as printed anew for the places where they lie.
    fn reprints(
        &self,
        cx: &Context<'_>,
        chosen: &Chosen<'_>,
        day: Date,
    ) -> Result<(Vec<Printed>, Vec<CardView>), Refused> {
        let stale = chosen.stale(cx)?;
        let mut cards: Vec<CardView> = card::cards(cx).chain(card::situation_cards(cx)).collect();
        let named: BTreeMap<(&str, &str), &CardView> = cards.iter().map(|card| (card.name(), card)).collect();
        let mut prints = Vec::new();
        for old in stale.iter().filter(|old| old.now().is_some()) {
            let name = (old.guide.as_str(), old.situation_key.as_str());
            let Some(card) = named.get(&name) else { continue };
            let formats = chosen.formats.clone().unwrap_or_else(|| vec![old.format()]);
            let again = |format: Format| Printed {
                place: old.place.clone(),
                copies: self.copies.or(old.copies),
                ..self.printed(card, &old.window, format, day)
            };
            prints.extend(formats.into_iter().map(again));
        }
        if prints.is_empty() {
            return Err(Box::new(Diagnostic::error("card-log-fresh", None).help("card-log-fresh.help")));
        }
        let used: BTreeSet<(&str, &str)> = prints.iter().map(|print| (&*print.guide, &*print.edition)).collect();
        cards.retain(|card| used.contains(&(&*card.id, &*card.edition.hash)));
        Ok((prints, cards))
    }

    fn printed(&self, card: &CardView, window: &str, format: Format, date: Date) -> Printed {
        Printed {
            date,
            window: window.to_owned(),
            place: self.place.clone().unwrap_or_default(),
            guide: card.id.clone(),
            situation: card.situation.clone(),
            situation_key: card.key.clone(),
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

    /// All cards of the kinds that are meant.
    fn cards(&self, cx: &Context<'_>) -> Vec<CardView> {
        let of_situations = self.situations.then(|| card::situation_cards(cx));
        card::cards(cx).chain(of_situations.into_iter().flatten()).collect()
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

/// A text without the mark that some editors set before it.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// Until it is dropped, no other process records here.
pub fn alone(options: &Options) -> Option<Alone> {
    Alone::with(&options.content.join(LOG), || report::say(&(options.lang.text("cards.recording").to_owned() + "\n")))
}

/// Whether the text is read as a log that has lost nothing.
fn reads_back(text: &str, prints: usize) -> bool {
    let (tree, found) = source::read_texts(vec![(LOG.to_owned(), text.to_owned())]);
    let (content, _) = model::parse(&tree);
    !found.has_errors() && content.print_log.prints.len() >= prints && !content.print_log.prints.is_empty()
}

/// The cards that can be printed again, each in the formats in which it lies somewhere.
pub fn to_print(stale: &[Stale]) -> BTreeMap<Name, BTreeSet<Format>> {
    let mut cards: BTreeMap<Name, BTreeSet<Format>> = BTreeMap::new();
    for card in stale.iter().filter(|card| card.now().is_some()) {
        let name = (card.guide.clone(), card.situation_key.clone());
        cards.entry(name).or_default().insert(card.format());
    }
    cards
}

/// All formats in which cards lie somewhere.
pub fn formats(cards: &BTreeMap<Name, BTreeSet<Format>>) -> Vec<Format> {
    cards.values().flatten().copied().collect::<BTreeSet<Format>>().into_iter().collect()
}
