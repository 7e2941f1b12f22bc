//! From what is written to logic: questions get their answers, conditions their numbers; what does not fit is a slip.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::part::parts;
use super::{Asked, Domain, Formula, Interval, Part, Slip, SlipKind, Test, day_number, day_of};
use crate::diag::Span;
use crate::model::{AnswerKind, Guide, SituationQuestion, Text, WHEN_WORDS, When, bad_id};

/// The questions of a guide, and when each of its lines holds.
#[derive(Debug, Clone)]
pub struct Situations<'g> {
    pub questions: Vec<Asked<'g>>,
    /// Lines that depend on answers, in the order of the guide; all others hold always.
    pub lines: BTreeMap<Part, Formula>,
}

impl<'g> Situations<'g> {
    /// Compiles a guide; `None` when it has neither questions nor conditions.
    pub fn of(guide: &'g Guide) -> Option<(Self, Vec<Slip>)> {
        let written = || parts(guide).filter_map(|(part, when)| Some((part, when?)));
        if guide.questions.is_empty() && written().next().is_none() {
            return None;
        }
        let mut slips = Vec::new();
        let mut compiler = Compiler { questions: questions(&guide.questions, &mut slips), slips };
        compiler.show_when();
        let lines = written().map(|(part, when)| (part, compiler.formula(when))).collect();
        Some((Situations { questions: compiler.questions, lines }, compiler.slips))
    }

    /// Questions that several guides share; each is always asked until the caller says when. No line depends on them yet.
    pub fn asking(written: impl Iterator<Item = &'g SituationQuestion>, slips: &mut Vec<Slip>) -> Self {
        Situations { questions: questions(written, slips), lines: BTreeMap::new() }
    }

    /// A condition on these questions that stands in no guide; what cannot be read holds always.
    pub fn formula(&self, when: &When, slips: &mut Vec<Slip>) -> Formula {
        let mut compiler = Compiler { questions: self.questions.clone(), slips: Vec::new() };
        let formula = compiler.formula(when);
        slips.append(&mut compiler.slips);
        formula
    }

    /// When a line of the guide holds; lines without a condition always do.
    pub fn when(&self, part: Part) -> &Formula {
        self.lines.get(&part).unwrap_or(&Formula::Const(true))
    }

    /// The place of the question with this id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|asked| asked.id() == id)
    }
}

/// The questions with their answers; those whose id was used before are left out.
fn questions<'g>(written: impl IntoIterator<Item = &'g SituationQuestion>, slips: &mut Vec<Slip>) -> Vec<Asked<'g>> {
    let mut seen = BTreeMap::new();
    let mut asked = Vec::new();
    for source in written.into_iter().filter(|source| !source.id.is_empty()) {
        if ids(source.id.span, &source.id, &mut seen, slips) {
            options(source, slips);
            named(source, slips);
            let domain = domain(source, slips);
            asked.push(Asked { source, domain, show_when: Formula::Const(true) });
        }
    }
    asked
}

/// Whether an id is new; says what is wrong with it.
fn ids<'g>(span: Span, id: &'g str, seen: &mut BTreeMap<&'g str, Span>, slips: &mut Vec<Slip>) -> bool {
    if bad_id(id).is_some() || WHEN_WORDS.contains(&id) {
        slips.push(Slip { span, kind: SlipKind::BadId { id: id.to_owned() } });
    }
    match seen.get(id) {
        Some(first) => {
            slips.push(Slip { span, kind: SlipKind::Twice { id: id.to_owned(), first: *first } });
            false
        }
        None => {
            seen.insert(id, span);
            true
        }
    }
}

fn options(source: &SituationQuestion, slips: &mut Vec<Slip>) {
    let mut seen = BTreeMap::new();
    for option in source.options.iter().filter(|option| !option.id.is_empty()) {
        ids(option.id.span, &option.id, &mut seen, slips);
    }
    let question = source.id.value.clone();
    let is_choice = is_choice(source);
    let mut slip = |span, kind| slips.push(Slip { span, kind });
    match source.options.first() {
        Some(first) if !is_choice => {
            let span = if first.id.is_empty() { first.span } else { first.id.span };
            slip(span, SlipKind::NeedlessOptions { question });
        }
        _ if is_choice && source.options.len() < 2 => slip(source.id.span, SlipKind::TooFewOptions { question }),
        _ => {}
    }
}

fn named(source: &SituationQuestion, slips: &mut Vec<Slip>) {
    if !is_choice(source) && source.name.is_empty() {
        let kind = SlipKind::Unnamed { question: source.id.value.clone() };
        slips.push(Slip { span: source.id.span, kind });
    }
}

fn is_choice(source: &SituationQuestion) -> bool {
    matches!(source.kind, None | Some(AnswerKind::One | AnswerKind::Several))
}

fn domain(source: &SituationQuestion, slips: &mut Vec<Slip>) -> Domain {
    let range = |least, greatest, slips: &mut Vec<Slip>| {
        let question = || source.id.value.clone();
        let min = bound(source, &source.min, slips).unwrap_or(least);
        let max = bound(source, &source.max, slips).unwrap_or(greatest);
        if min > max {
            let (min, max) = (shown(source, &source.min, min), shown(source, &source.max, max));
            let span = if source.max.is_empty() { source.min.span } else { source.max.span };
            slips.push(Slip { span, kind: SlipKind::BoundsReversed { question: question(), min, max } });
            return Interval { min: least, max: greatest };
        }
        Interval { min, max }
    };
    match source.kind {
        Some(AnswerKind::Number) => Domain::Number(range(0, Interval::ALL.max, slips)),
        Some(AnswerKind::Date) => Domain::Date(range(first_day(), last_day(), slips)),
        None | Some(AnswerKind::One | AnswerKind::Several) => {
            let needless = [&source.min, &source.max, &source.unit].into_iter().find(|text| !text.is_empty());
            if let Some(text) = needless {
                let kind = SlipKind::NeedlessBounds { question: source.id.value.clone() };
                slips.push(Slip { span: text.span, kind });
            }
            match source.kind {
                Some(AnswerKind::Several) => Domain::Several(source.options.len()),
                _ => Domain::One(source.options.len()),
            }
        }
    }
}

/// A bound as it is written, or what counts where none is.
fn shown(source: &SituationQuestion, written: &Text, value: i64) -> String {
    match source.kind {
        _ if !written.is_empty() => written.value.clone(),
        Some(AnswerKind::Date) => day_of(value).map(|date| date.to_string()).unwrap_or_default(),
        _ => value.to_string(),
    }
}

/// Nobody who comes was born before, and no limit ends behind.
fn first_day() -> i64 {
    day_number(jiff::civil::date(1900, 1, 1))
}

fn last_day() -> i64 {
    day_number(jiff::civil::date(2100, 12, 31))
}

/// The value of `min` or `max`; `None` when it is not written.
fn bound(source: &SituationQuestion, text: &Text, slips: &mut Vec<Slip>) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    let value = Interval::value(text, &source.unit).filter(|_| is_of_kind(source.kind, text));
    if value.is_none() {
        let kind = SlipKind::BadBound { question: source.id.value.clone(), text: text.value.clone() };
        slips.push(Slip { span: text.span, kind });
    }
    value
}

/// Dates stand with dates and numbers with numbers.
fn is_of_kind(kind: Option<AnswerKind>, text: &str) -> bool {
    let is_date = text.contains('年') || text.matches('-').count() >= 2;
    is_date == (kind == Some(AnswerKind::Date))
}

struct Compiler<'g> {
    questions: Vec<Asked<'g>>,
    slips: Vec<Slip>,
}

impl Compiler<'_> {
    /// Compiles when each question is asked; one that waits for a later question is always asked.
    fn show_when(&mut self) {
        for at in 0..self.questions.len() {
            let source = self.questions[at].source;
            let Some(when) = &source.show_when else { continue };
            let formula = self.formula(when);
            let mut later = None;
            formula.each_test(&mut |question, _| later = later.or((question >= at).then_some(question)));
            match later {
                None => self.questions[at].show_when = formula,
                Some(later) => {
                    let kind = self.out_of_order(at, later);
                    self.slips.push(Slip { span: when.span(), kind });
                }
            }
        }
    }

    fn out_of_order(&self, at: usize, later: usize) -> SlipKind {
        match self.way_back(at, later) {
            Some(chain) => SlipKind::Circular { chain },
            None => SlipKind::LaterQuestion {
                question: self.questions[at].id().to_owned(),
                later: self.questions[later].id().to_owned(),
            },
        }
    }

    /// The questions from `at` through `next` back to `at`, following `show_when` as it is written.
    fn way_back(&self, at: usize, next: usize) -> Option<Vec<String>> {
        let id = |at: usize| self.questions[at].id().to_owned();
        let mut came_from = BTreeMap::from([(next, at)]);
        let mut open = vec![next];
        while let Some(here) = open.pop() {
            if here == at {
                let mut chain = vec![id(at)];
                let mut back = came_from[&at];
                while back != at {
                    chain.push(id(back));
                    back = came_from[&back];
                }
                chain.push(id(at));
                chain.reverse();
                return Some(chain);
            }
            for asked in self.asked_about(here) {
                if let Entry::Vacant(free) = came_from.entry(asked) {
                    free.insert(here);
                    open.push(asked);
                }
            }
        }
        None
    }

    fn asked_about(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(when) = &self.questions[at].source.show_when {
            when.each_question(&mut |name| found.extend(self.questions.iter().position(|q| q.id() == name.value)));
        }
        found
    }

    /// A condition with its questions and answers looked up; what cannot be looked up holds always.
    fn formula(&mut self, when: &When) -> Formula {
        self.read(when).unwrap_or(Formula::Const(true))
    }

    /// Every part is read, so that all mistakes are found; `None` when one was.
    fn read(&mut self, when: &When) -> Option<Formula> {
        let mut several = |parts: &[When]| {
            let read: Vec<_> = parts.iter().map(|part| self.read(part)).collect();
            read.into_iter().collect::<Option<Vec<_>>>()
        };
        match when {
            When::All(parts, _) => several(parts).map(Formula::All),
            When::Any(parts, _) => several(parts).map(Formula::Any),
            When::Not(part, _) => self.read(part).map(|part| Formula::Not(Box::new(part))),
            When::Is { question, among, .. } => self.is(question, among),
        }
    }

    fn is(&mut self, name: &Text, among: &[Text]) -> Option<Formula> {
        let Some(question) = self.questions.iter().position(|asked| asked.id() == name.value) else {
            let known = self.questions.iter().map(|asked| asked.id().to_owned()).collect();
            let kind = SlipKind::UnknownQuestion { id: name.value.clone(), known };
            self.slips.push(Slip { span: name.span, kind });
            return None;
        };
        let asked = &self.questions[question];
        let test = match asked.domain {
            Domain::One(_) | Domain::Several(_) => options_among(asked, among, &mut self.slips)?,
            Domain::Number(_) | Domain::Date(_) => ranges_among(asked, among, &mut self.slips)?,
        };
        Some(Formula::Is { question, test })
    }
}

fn options_among(asked: &Asked<'_>, among: &[Text], slips: &mut Vec<Slip>) -> Option<Test> {
    let places = among.iter().map(|wanted| {
        let place = asked.options().iter().position(|option| option.id.value == wanted.value);
        if place.is_none() {
            let known = asked.options().iter().map(|option| option.id.value.clone()).collect();
            let (question, id) = (asked.id().to_owned(), wanted.value.clone());
            slips.push(Slip { span: wanted.span, kind: SlipKind::UnknownOption { question, id, known } });
        }
        place
    });
    let places: Vec<_> = places.collect();
    let mut places: Vec<usize> = places.into_iter().collect::<Option<_>>()?;
    places.sort_unstable();
    places.dedup();
    Some(Test::Options(places))
}

fn ranges_among(asked: &Asked<'_>, among: &[Text], slips: &mut Vec<Slip>) -> Option<Test> {
    let ranges = among.iter().map(|wanted| {
        let is_of_kind = wanted.value.bytes().any(|b| b.is_ascii_digit()) && is_of_kind(asked.source.kind, wanted);
        let range = Interval::parse(wanted, &asked.source.unit).filter(|_| is_of_kind);
        if range.is_none() {
            let (question, text) = (asked.id().to_owned(), wanted.value.clone());
            slips.push(Slip { span: wanted.span, kind: SlipKind::BadRange { question, text } });
        }
        range
    });
    let ranges: Vec<_> = ranges.collect();
    let mut ranges: Vec<Interval> = ranges.into_iter().collect::<Option<_>>()?;
    ranges.sort_unstable();
    Some(Test::Within(ranges))
}
