//! Runs of a query → terms, units and parts of a plan.
//!
//! In: runs in the order of the query. Out: the plan, piece by piece: pairs of characters with what sounds alike or stands
//! the other way round, everyday words with their official ones, letters with the names they spell. `plan.js` does the
//! same in the browser; change both or neither.

use std::ops::Range;

use super::fold::{self, Run};
use super::names::Names;
use super::query::{Part, Plan};
use super::thesaurus::Thesaurus;
use super::token::Terms;
use super::weights::*;

/// A plan in the making.
pub struct Maker<'a> {
    names: &'a Names,
    thesaurus: &'a Thesaurus,
    docs: usize,
    pub plan: Plan,
    /// How many more pairs are taken for misspelt.
    mends: usize,
}

impl<'a> Maker<'a> {
    /// `docs`: the number of documents.
    pub fn new(names: &'a Names, thesaurus: &'a Thesaurus, docs: usize) -> Self {
        Maker { names, thesaurus, docs, plan: Plan::default(), mends: MAX_MENDS }
    }

    /// Adds a run of Chinese.
    pub fn signs(&mut self, text: &str) {
        let signs: Vec<char> = text.chars().collect();
        let words = self.everyday(&signs);
        let in_word = |at: usize| words.iter().any(|(range, _)| range.contains(&at));
        let keep: Vec<usize> = (0..signs.len()).filter(|at| in_word(*at) || !self.says_nothing(&signs, *at)).collect();
        let keep = if keep.is_empty() { (0..signs.len()).collect() } else { keep };
        let first_unit = self.plan.units.len();
        let mut mended: Vec<String> = signs.iter().map(char::to_string).collect();
        for stretch in keep.chunk_by(|a, b| a + 1 == *b) {
            self.stretch(&signs, stretch, &words, &mut mended);
        }
        for (range, meanings) in words {
            mended[range.clone()].fill(String::new());
            mended[range.start].clone_from(&meanings[0]);
            self.plan.steps.meant.push((signs[range.clone()].iter().collect(), meanings.clone()));
            let unit = |at: usize| first_unit + keep.partition_point(|kept| *kept < at);
            self.meanings(unit(range.start)..unit(range.end), range.len(), &meanings);
        }
        let kept: String = keep.iter().map(|at| mended[*at].as_str()).collect();
        self.plan.understood.push_str(&kept);
    }

    /// The everyday words in a text, the longest first at each place, with their official words.
    fn everyday(&self, signs: &[char]) -> Vec<(Range<usize>, Vec<String>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < signs.len() {
            match self.thesaurus.at(&signs[at..]) {
                Some((length, meanings)) => {
                    found.push((at..at + length, meanings.to_vec()));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a character is one of grammar, and no name has it with a neighbour.
    fn says_nothing(&self, signs: &[char], at: usize) -> bool {
        let is_name = |pair: &[char]| self.names.has(&String::from_iter(pair));
        STOP_CHARS.contains(signs[at])
            && !(at > 0 && is_name(&signs[at - 1..=at]))
            && !(at + 1 < signs.len() && is_name(&signs[at..=at + 1]))
    }

    /// Characters side by side: `at` are their places in `signs`.
    fn stretch(&mut self, signs: &[char], at: &[usize], words: &[(Range<usize>, Vec<String>)], mended: &mut [String]) {
        let first = self.plan.units.len();
        let weight = if signs.len() > 1 { SINGLE } else { 1.0 };
        for place in at {
            self.term(&signs[*place].to_string(), weight);
            self.plan.steps.units.push(signs[*place].to_string());
        }
        if let [only] = at {
            let text = signs[*only].to_string();
            self.plan.units.push(self.rarity([text.as_str()]));
            self.part(first..first + 1, vec![(text, 1.0)]);
            return;
        }
        self.plan.units.resize(first + at.len(), f64::INFINITY);
        let mut end_of_mend = 0;
        for (number, places) in at.windows(2).enumerate() {
            let is_known = words.iter().any(|(range, _)| range.contains(&places[0]) || range.contains(&places[1]));
            let sound = self.pair(first + number, signs[places[0]], signs[places[1]], !is_known);
            if let (Some(sound), true) = (sound, places[0] >= end_of_mend) {
                for (place, c) in places.iter().zip(sound.chars()) {
                    mended[*place] = c.to_string();
                }
                end_of_mend = places[1] + 1;
            } else if !is_known && places[0] >= end_of_mend && self.swapped(first, signs, at, number) {
                mended.swap(places[0], places[1]);
                end_of_mend = places[1] + 1;
            }
        }
    }

    /// Whether two neighbours changed places: names have them, and their neighbours, the other way round.
    fn swapped(&mut self, first: usize, signs: &[char], at: &[usize], number: usize) -> bool {
        let from = number.saturating_sub(1);
        let mut run: Vec<char> = at[from..(number + 3).min(at.len())].iter().map(|place| signs[*place]).collect();
        let pair = String::from_iter(&run[number - from..number - from + 2]);
        if run.len() < 3 || self.names.has(&pair) {
            return false;
        }
        run.swap(number - from, number - from + 1);
        let pairs: Vec<String> = run.windows(2).map(String::from_iter).collect();
        let are_names = pairs.iter().all(|pair| self.names.has(pair));
        if are_names {
            self.plan.steps.mended.push((pair.clone(), vec![pair.chars().rev().collect()]));
            for (unit, pair) in (first + from..).zip(pairs) {
                self.term(&pair, HOMOPHONE);
                self.part(unit..unit + 2, vec![(pair, HOMOPHONE)]);
            }
        }
        are_names
    }

    /// Looks up the pair of a unit and the next; returns the best that sounds alike when no name has the pair itself.
    fn pair(&mut self, unit: usize, a: char, b: char, may_mend: bool) -> Option<String> {
        let pair = String::from_iter([a, b]);
        let sounds = if !may_mend || self.names.has(&pair) || self.mends == 0 {
            Vec::new()
        } else {
            self.mends -= 1;
            self.names.homophones(a, b)
        };
        self.term(&pair, 1.0);
        for sound in &sounds {
            self.term(sound, HOMOPHONE);
        }
        let weight = self.rarity([pair.as_str()]);
        for known in &mut self.plan.units[unit..unit + 2] {
            *known = known.min(weight);
        }
        let first = sounds.first().cloned();
        if first.is_some() {
            self.plan.steps.mended.push((pair.clone(), sounds.clone()));
        }
        let options = [(pair, 1.0)].into_iter().chain(sounds.into_iter().map(|sound| (sound, HOMOPHONE)));
        self.part(unit..unit + 2, options.collect());
        first
    }

    /// A word counts as itself and as each name it spells; all readings weigh the same, however rare their pairs.
    /// Returns all that it may stand for.
    pub fn word(&mut self, text: &str, spellings: &[String]) -> Vec<String> {
        self.term(text, 1.0);
        let mut meanings = self.thesaurus.of(text).to_vec();
        if spellings.is_empty() && meanings.is_empty() {
            meanings = self.thesaurus.spelled(text, self.names);
        }
        let understood = spellings.first().or(meanings.first()).map_or(text, String::as_str);
        self.plan.understood.push_str(understood);
        let steps = &mut self.plan.steps;
        steps.units.push(text.to_owned());
        for (list, known) in [(&mut steps.spelled, spellings), (&mut steps.meant, meanings.as_slice())] {
            if known.iter().any(|one| one != text) {
                list.push((text.to_owned(), known.to_vec()));
            }
        }
        let mut options = spellings.to_vec();
        if !spellings.iter().any(|reading| reading == text) {
            options.push(text.to_owned());
        }
        let weight = self.rarity(options.iter().map(String::as_str));
        let unit = self.plan.units.len();
        self.plan.units.push(weight * WORD);
        self.part(unit..unit + 1, options.into_iter().map(|text| (text, 1.0)).collect());
        for reading in spellings.iter().filter(|reading| *reading != text) {
            let terms = terms_of(reading);
            let rarity: f64 = terms.iter().map(|term| self.rarity([term.as_str()])).sum();
            for term in &terms {
                self.term(term, WORD * weight * terms.len() as f64 / rarity);
            }
        }
        self.meanings(unit..unit + 1, 2, &meanings);
        [spellings, &meanings].concat()
    }

    /// Official words that may stand for units; `size`: as many characters they weigh.
    fn meanings(&mut self, units: Range<usize>, size: usize, meanings: &[String]) {
        if meanings.is_empty() {
            return;
        }
        // The pairs and characters of the everyday word weigh this much.
        let whole = PHRASE * (1.5 * size as f64 - 1.0);
        let weigh = |(text, worth): (&String, f64)| (text.clone(), worth * whole);
        self.plan.phrases.push(meanings.iter().zip(MEANINGS).map(weigh).collect());
        self.part(units, meanings.iter().cloned().zip(MEANINGS).collect());
    }

    fn rarity<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> f64 {
        idf(self.docs, self.names.docs_with(texts).len())
    }

    fn term(&mut self, text: &str, weight: f64) {
        raise(&mut self.plan.terms, text, weight);
    }

    fn part(&mut self, units: Range<usize>, options: Vec<(String, f64)>) {
        self.plan.parts.push(Part { units, options });
    }
}

/// Adds a text, or raises its weight where it is there.
fn raise(list: &mut Vec<(String, f64)>, text: &str, weight: f64) {
    match list.iter_mut().find(|(known, _)| known == text) {
        Some((_, known)) => *known = known.max(weight),
        None => list.push((text.to_owned(), weight)),
    }
}

/// The terms of a reading: pairs, words, and characters that stand alone.
fn terms_of(reading: &str) -> Vec<String> {
    let is_single = |run: &Run<'_>| run.text.chars().count() == 1;
    let terms =
        |run: Run<'_>| if is_single(&run) { vec![run.text.to_owned()] } else { Terms { singles: false }.of(run.text) };
    fold::runs(reading).flat_map(terms).collect()
}
