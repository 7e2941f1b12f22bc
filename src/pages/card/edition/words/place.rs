//! What changed in where to go: windows and the online entry.

use super::{Teller, list};
use crate::edition::HoursRow;
use crate::model::OnlineDepth;
use crate::pages::card::{CardOnline, CardWindow};

impl Teller {
    /// A window that took the place of another is told as one change, and what else is different there.
    pub fn windows(&mut self, old: &[CardWindow], new: &[CardWindow]) {
        let part = "edition-part.windows";
        let mut known = list::matched(old, new, label);
        if let ([gone], [added]) = (&known.gone[..], &known.added[..]) {
            let pair = (*gone, *added);
            self.text(part, &label(pair.0), &label(pair.1));
            known.pairs.push(pair);
            (known.gone, known.added) = (Vec::new(), Vec::new());
        }
        self.came_and_went(part, &known, label);
        // What changed alike at several windows is told once: the hours of the hall.
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for (old, new) in &known.pairs {
            for change in self.window(old, new) {
                match told.iter_mut().find(|(known, _)| *known == change) {
                    Some((_, windows)) => windows.push(label(new)),
                    None => told.push((change, vec![label(new)])),
                }
            }
        }
        for (change, windows) in told {
            let windows = windows.join(self.lang.text("edition.comma"));
            self.say("edition.at-window", &[("name", &windows), ("changes", &change)]);
        }
        self.order(part, &known);
    }

    fn window(&self, old: &CardWindow, new: &CardWindow) -> Vec<String> {
        let name = if label(old) == label(new) { self.pair("edition-part.name", &old.name, &new.name) } else { None };
        let hours = |window: &CardWindow| window.hours.iter().map(shown).collect::<Vec<_>>().join("；");
        let told = [
            name,
            self.pair("edition-part.floor", &old.floor, &new.floor),
            self.pair("edition-part.zone", &old.zone, &new.zone),
            self.pair("edition-part.hours", &hours(old), &hours(new)),
            self.pair("edition-part.hall", &old.hall, &new.hall),
            self.pair("edition-part.address", &old.address, &new.address),
        ];
        told.into_iter().flatten().collect()
    }

    pub fn online(&mut self, old: Option<&CardOnline>, new: Option<&CardOnline>) {
        match (old, new) {
            (None, Some(new)) => self.say("edition.online", &[("url", &new.url)]),
            (Some(_), None) => self.say("edition.not-online", &[]),
            (Some(old), Some(new)) => {
                self.text("edition-part.url", &old.url, &new.url);
                self.choice("edition-part.depth", OnlineDepth::ALL, &old.depth, &new.depth);
            }
            (None, None) => {}
        }
    }
}

/// The number over the window, or its name where it has none.
fn label(window: &CardWindow) -> String {
    if window.number.is_empty() { window.name.clone() } else { window.number.clone() }
}

/// "05-01 – 09-30 周一至周五 09:00–12:00（节假日除外）".
fn shown(row: &HoursRow) -> String {
    let note = if row.note.is_empty() { String::new() } else { format!("（{}）", row.note) };
    let parts = [row.season.as_str(), row.days.as_str(), row.times.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ") + &note
}
