//! Two states of a card's facts → what changed, in words.
//!
//! In: what the card said and what it says now. Out: sentences, what decides over a visit first. Lists are compared by the
//! names of their items, so that a material that moved is not one that went and another that came. Deliberately absent:
//! judgement; whatever differs is told, and equal facts tell nothing.

mod list;
mod material;
mod place;

use super::super::{CardCondition, CardFacts, CardFee, CardFees, CardStep, CardView};
use crate::diag::Span;
use crate::edition::recorded_facts;
use crate::lang::Lang;
use crate::model::{Audience, CardEdition, CaseType, Channel, Choice, Delivery, Limit, TaskType};
use crate::pages::words;

/// The longest text whose former wording is told too.
const SHORT: usize = 24;

/// What changed from `old` to `new`.
pub fn changes(old: &CardFacts, new: &CardFacts, lang: Lang) -> Vec<String> {
    let mut teller = Teller { lang, lines: Vec::new() };
    if old.suspended != new.suspended {
        teller.say(if new.suspended { "edition.suspended" } else { "edition.resumed" }, &[]);
    }
    teller.text("edition-part.title", &old.title, &new.title);
    teller.materials(&old.materials, &new.materials);
    teller.conditions(&old.conditions, &new.conditions);
    teller.limit("edition-part.promised", &old.promised_limit, &new.promised_limit);
    teller.limit("edition-part.statutory", &old.statutory_limit, &new.statutory_limit);
    teller.names("edition-part.variants", &old.variants, &new.variants);
    teller.fees(old.fees.as_ref(), new.fees.as_ref());
    teller.count("edition-part.visits", "edition.times", old.visits, new.visits);
    teller.windows(&old.windows, &new.windows);
    teller.online(old.online.as_ref(), new.online.as_ref());
    teller.choices("edition-part.channels", Channel::ALL, &old.channels, &new.channels);
    teller.text("edition-part.consult", &old.consult_phone, &new.consult_phone);
    teller.text("edition-part.complaint", &old.complaint_phone, &new.complaint_phone);
    teller.text("edition-part.hotline", &old.hotline, &new.hotline);
    teller.steps(&old.steps, &new.steps);
    teller.names("edition-part.results", &old.results, &new.results);
    teller.choices("edition-part.delivery", Delivery::ALL, &old.delivery, &new.delivery);
    teller.choices("edition-part.audience", Audience::ALL, &old.audience, &new.audience);
    teller.text("edition-part.department", &old.department, &new.department);
    teller.choice("edition-part.task-type", TaskType::ALL, &old.task_type, &new.task_type);
    teller.choice("edition-part.case-type", CaseType::ALL, &old.case_type, &new.case_type);
    teller.text("edition-part.summary", &old.summary, &new.summary);
    teller.lines
}

/// What changed since an edition was recorded; a situation that is called otherwise comes first.
pub fn changes_since(edition: &CardEdition, card: &CardView, lang: Lang) -> Vec<String> {
    let mut teller = Teller { lang, lines: Vec::new() };
    teller.text("edition-part.situation", &edition.situation, &card.situation);
    teller.lines.into_iter().chain(changes(&recorded_facts(edition), &card.facts, lang)).collect()
}

/// Collects the sentences.
struct Teller {
    lang: Lang,
    lines: Vec<String>,
}

impl Teller {
    fn say(&mut self, key: &'static str, args: &[(&'static str, &str)]) {
        self.lines.push(self.lang.say(key, args));
    }

    /// "咨询电话 0520-6821004 → 0520-6821005"; of long texts only how they read now.
    fn text(&mut self, part: &'static str, old: &str, new: &str) {
        let told = self.pair(part, old, new);
        self.lines.extend(told);
    }

    /// The words for one value that changed, or nothing.
    fn pair(&self, part: &'static str, old: &str, new: &str) -> Option<String> {
        let is_long = |text: &str| text.chars().count() > SHORT;
        let key = match (old, new) {
            ("", _) => "edition.set",
            (_, "") => "edition.dropped",
            _ if is_long(old) || is_long(new) => "edition.reworded",
            _ => "edition.changed",
        };
        let args = [("part", self.lang.text(part)), ("from", old), ("to", new)];
        (old != new).then(|| self.lang.say(key, &args))
    }

    /// "承诺时限 5 → 3 个工作日": the unit once where it is the same.
    fn limit(&mut self, part: &'static str, old: &str, new: &str) {
        let told = self.limit_pair(part, old, new);
        self.lines.extend(told);
    }

    fn limit_pair(&self, part: &'static str, old: &str, new: &str) -> Option<String> {
        let read = |text: &str| Limit::parse(text, Span::default());
        let worded = |text: &str| read(text).map_or_else(|| text.to_owned(), |limit| words::limit(self.lang, limit));
        match (read(old), read(new)) {
            (Some(a), Some(b)) if a.unit == b.unit && a.count != b.count && a.count > 0 && b.count > 0 => {
                let to = worded(new);
                let unit = to.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
                self.pair(part, &a.count.to_string(), &format!("{} {unit}", b.count))
            }
            // Two spellings of one limit are still two prints.
            _ if worded(old) == worded(new) => self.pair(part, old, new),
            _ => self.pair(part, &worded(old), &worded(new)),
        }
    }

    /// "到场次数 2 → 1 次".
    fn count(&mut self, part: &'static str, unit: &'static str, old: Option<u32>, new: Option<u32>) {
        let told = self.count_pair(part, unit, old, new);
        self.lines.extend(told);
    }

    fn count_pair(&self, part: &'static str, unit: &'static str, old: Option<u32>, new: Option<u32>) -> Option<String> {
        let counted = |n: u32| self.lang.say(unit, &[("n", &n.to_string())]);
        let to = new.map(counted).unwrap_or_default();
        let from = match new {
            Some(_) => old.map(|n| n.to_string()),
            None => old.map(counted),
        };
        (old != new).then(|| self.pair(part, &from.unwrap_or_default(), &to)).flatten()
    }

    /// A word of a closed set in the reader's language; the text itself where the set has lost it.
    fn word<T: Choice>(&self, all: &[T], text: &str) -> String {
        let known = all.iter().find(|word| word.en() == text || word.zh() == text);
        known.map_or_else(|| text.to_owned(), |word| words::choice(self.lang, *word))
    }

    fn choice<T: Choice>(&mut self, part: &'static str, all: &[T], old: &str, new: &str) {
        let (old, new) = (self.word(all, old), self.word(all, new));
        self.text(part, &old, &new);
    }

    fn choices<T: Choice>(&mut self, part: &'static str, all: &[T], old: &[String], new: &[String]) {
        let words = |texts: &[String]| texts.iter().map(|text| self.word(all, text)).collect::<Vec<_>>();
        let (old, new) = (words(old), words(new));
        self.names(part, &old, &new);
    }

    fn joined(&self, changes: impl Iterator<Item = Option<String>>) -> Option<String> {
        let told: Vec<String> = changes.flatten().collect();
        (!told.is_empty()).then(|| told.join(self.lang.text("edition.and")))
    }

    fn conditions(&mut self, old: &[CardCondition], new: &[CardCondition]) {
        let part = "edition-part.conditions";
        let known = list::matched(old, new, |condition| condition.text.clone());
        if let ([gone], [added]) = (&known.gone[..], &known.added[..]) {
            // The one that went and the one that came are most often one that was reworded.
            self.say("edition.condition-reworded", &[("from", &gone.text), ("to", &added.text)]);
        } else {
            known.gone.iter().for_each(|gone| self.say("edition.condition-gone", &[("text", &gone.text)]));
            known.added.iter().for_each(|added| self.say("edition.condition-new", &[("text", &added.text)]));
        }
        for (old, new) in &known.pairs {
            let told = self.pair("edition-part.applies", &old.applies_to, &new.applies_to);
            self.within(part, &new.text, told);
        }
        self.order(part, &known);
    }

    fn steps(&mut self, old: &[CardStep], new: &[CardStep]) {
        let part = "edition-part.steps";
        let known = list::matched(old, new, |step| step.name.clone());
        self.came_and_went(part, &known, |step| step.name.clone());
        for (old, new) in &known.pairs {
            let limit = self.limit_pair("edition-part.step-limit", &old.limit, &new.limit);
            let text = self.pair("edition-part.step-text", &old.text, &new.text);
            let applies = self.pair("edition-part.applies", &old.applies_to, &new.applies_to);
            let told = self.joined([limit, text, applies].into_iter());
            self.within(part, &new.name, told);
        }
        self.order(part, &known);
    }

    fn fees(&mut self, old: Option<&CardFees>, new: Option<&CardFees>) {
        let charged = |fees: Option<&CardFees>| fees.map(|fees| fees.charged);
        match charged(new) {
            now if now == charged(old) => {}
            Some(true) => self.say("edition.charged", &[]),
            Some(false) => self.say("edition.free", &[]),
            None => self.say("edition.fees-unsaid", &[]),
        }
        let lines = |fees: Option<&'_ CardFees>| fees.map(|fees| fees.lines.clone()).unwrap_or_default();
        let (old, new) = (lines(old), lines(new));
        let known = list::matched(&old, &new, |fee: &CardFee| fee.name.clone());
        let amount = |fee: &CardFee| format!("{}{}", fee.amount, fee.unit);
        let part = "edition-part.fee";
        self.came_and_went(part, &known, |fee| format!("{} {}", fee.name, amount(fee)).trim().to_owned());
        for (old, new) in &known.pairs {
            let told = match amount(old) == amount(new) && old.amount != new.amount {
                // "2" and "0元" against "20" and "元" look alike.
                true => self.pair("edition-part.unit", &old.unit, &new.unit),
                false => self.pair("edition-part.amount", &amount(old), &amount(new)),
            };
            let applies = self.pair("edition-part.applies", &old.applies_to, &new.applies_to);
            let told = self.joined([told, applies].into_iter());
            self.within(part, &new.name, told);
        }
        self.order(part, &known);
    }
}

#[cfg(test)]
mod tests;
