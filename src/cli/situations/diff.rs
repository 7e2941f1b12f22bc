//! What changed between two versions of a guide, situation by situation.
//!
//! Where every question and option of the older version is still there, both are asked the same: situations are put together
//! where nothing differs in either version, so that no change hides between two rows. Otherwise rows are compared by
//! the words that tell them.

use std::collections::BTreeMap;

use super::outcome::Outcome;
use super::sheet::{Sheet, cases};
use super::shown_parts;
use crate::lang::Lang;
use crate::model::{Content, Guide};
use crate::situation::prove::table::table;
use crate::situation::prove::{Proof, TooComplex};
use crate::situation::{Answer, Answers, Formula, Part, Situations, Test};

type Version<'a> = (&'a Content, &'a Guide);

/// What one group of situations loses and gains.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    gone: Vec<String>,
    new: Vec<String>,
}

pub fn told(new: Version<'_>, old: Version<'_>, max: usize, lang: Lang) -> Result<String, TooComplex> {
    let (now, before) = (situations(new.1), situations(old.1));
    let said = match Map::of(&now, &before) {
        Some(map) => together(new, old, &now, &before, &map, max, lang)?,
        None => by_words(new, old, &now, &before, max, lang)?,
    };
    Ok(if said.is_empty() { lang.text("situations.same").to_owned() + "\n" } else { said })
}

/// A guide without questions has one situation.
fn situations(guide: &Guide) -> Situations<'_> {
    let none = || Situations { questions: Vec::new(), lines: BTreeMap::new() };
    Situations::of(guide).map_or_else(none, |(situations, _)| situations)
}

/// Where the questions and options of the older version stand in the newer.
struct Map {
    questions: Vec<usize>,
    options: Vec<Vec<usize>>,
}

impl Map {
    /// `None` when something of the older version is not there any more, or is asked at another time.
    fn of(now: &Situations<'_>, before: &Situations<'_>) -> Option<Map> {
        let mut map = Map { questions: Vec::new(), options: Vec::new() };
        for asked in &before.questions {
            let at = now.question(asked.id())?;
            let same = &now.questions[at];
            if std::mem::discriminant(&same.domain) != std::mem::discriminant(&asked.domain) {
                return None;
            }
            let place = |id: &str| same.options().iter().position(|option| option.id.value == id);
            let options = asked.options().iter().map(|option| place(&option.id)).collect::<Option<_>>()?;
            let when = map.formula(&asked.show_when);
            if when != same.show_when {
                return None;
            }
            map.questions.push(at);
            map.options.push(options);
        }
        Some(map)
    }

    /// A condition of the older version over the questions of the newer.
    fn formula(&self, formula: &Formula) -> Formula {
        let several = |parts: &[Formula]| parts.iter().map(|part| self.formula(part)).collect();
        match formula {
            Formula::Const(value) => Formula::Const(*value),
            Formula::All(parts) => Formula::All(several(parts)),
            Formula::Any(parts) => Formula::Any(several(parts)),
            Formula::Not(part) => Formula::Not(Box::new(self.formula(part))),
            Formula::Is { question, test } => {
                let test = match test {
                    Test::Options(options) => {
                        let mut options: Vec<usize> = options.iter().map(|o| self.options[*question][*o]).collect();
                        options.sort_unstable();
                        Test::Options(options)
                    }
                    within => within.clone(),
                };
                Formula::Is { question: self.questions[*question], test }
            }
        }
    }

    /// Lines of neither version that keep situations with new options apart from those with old ones.
    fn added(&self, now: &Situations<'_>) -> Vec<(Part, Formula)> {
        let new = |(question, known): (&usize, &Vec<usize>)| {
            let options = 0..now.questions[*question].options().len();
            let new: Vec<usize> = options.filter(|option| !known.contains(option)).collect();
            let test = Formula::Is { question: *question, test: Test::Options(new.clone()) };
            (!new.is_empty()).then_some((Part::Step(*question + 2 * BEHIND), test))
        };
        self.questions.iter().zip(&self.options).filter_map(new).collect()
    }

    /// Answers of the newer version as the older would have them; `None` where it has no such option.
    fn answers(&self, answers: &Answers) -> Option<Answers> {
        let mut back = Answers::default();
        for (old, new) in self.questions.iter().enumerate() {
            let answer = match answers.of(*new) {
                Some(Answer::Options(chosen)) => {
                    let place = |option: &usize| self.options[old].iter().position(|known| known == option);
                    Some(Answer::Options(chosen.iter().map(place).collect::<Option<_>>()?))
                }
                other => other.cloned(),
            };
            back.set(old, answer);
        }
        Some(back)
    }
}

/// Further back than any guide has lines.
const BEHIND: usize = 1 << 32;

fn moved(part: Part) -> Part {
    match part {
        Part::Condition(at) => Part::Condition(at + BEHIND),
        Part::Material(at) => Part::Material(at + BEHIND),
        Part::Step(at) => Part::Step(at + BEHIND),
        Part::Fee(at) => Part::Fee(at + BEHIND),
        Part::Variant(at) => Part::Variant(at + BEHIND),
        Part::Faq(at) => Part::Faq(at + BEHIND),
    }
}

fn together(
    new: Version<'_>,
    old: Version<'_>,
    now: &Situations<'_>,
    before: &Situations<'_>,
    map: &Map,
    max: usize,
    lang: Lang,
) -> Result<String, TooComplex> {
    let mut both = Situations { questions: now.questions.clone(), lines: now.lines.clone() };
    both.lines.extend(before.lines.iter().map(|(part, formula)| (moved(*part), map.formula(formula))));
    both.lines.extend(map.added(now));
    let proof = Proof::patient(&both)?;
    let found = table(&proof, &shown_parts(&both), usize::MAX)?;
    let mut changes: BTreeMap<Change, Vec<String>> = BTreeMap::new();
    let mut added = Vec::new();
    for row in &found.rows {
        let after = Outcome::of(new.0, new.1, now, &row.answers, lang);
        match map.answers(&row.answers) {
            None => added.push((cases(&both, row, lang), after.lines(lang))),
            Some(answers) => {
                let earlier = Outcome::of(old.0, old.1, before, &answers, lang);
                let change = Change::of(&earlier.lines(lang), &after.lines(lang));
                if !change.is_empty() {
                    changes.entry(change).or_default().extend(cases(&both, row, lang));
                }
            }
        }
    }
    let mut text = String::new();
    for (cases, lines) in added.iter().take(max) {
        text += &block("situations.row-new", cases, &Change { gone: Vec::new(), new: lines.clone() }, lang);
    }
    for (change, cases) in changes.iter().take(max.saturating_sub(added.len())) {
        text += &block("situations.row-changed", cases, change, lang);
    }
    Ok(text + &more(changes.len() + added.len(), max, lang))
}

/// Rows that are told in the same words are the same. All rows are compared, however few are listed.
fn by_words(
    new: Version<'_>,
    old: Version<'_>,
    now: &Situations<'_>,
    before: &Situations<'_>,
    max: usize,
    lang: Lang,
) -> Result<String, TooComplex> {
    let rows = |(content, guide): Version<'_>, situations: &Situations<'_>| {
        let sheet = Sheet::of(content, guide, situations, usize::MAX, lang)?;
        let rows = sheet.rows.into_iter().map(|line| (line.cases, line.outcome.lines(lang)));
        Ok::<BTreeMap<_, _>, TooComplex>(rows.collect())
    };
    let (after, earlier) = (rows(new, now)?, rows(old, before)?);
    let gone = earlier.iter().filter(|(cases, _)| !after.contains_key(*cases));
    let gone =
        gone.map(|(cases, lines)| ("situations.row-gone", cases, Change { gone: lines.clone(), new: Vec::new() }));
    let here = after.iter().map(|(cases, lines)| match earlier.get(cases) {
        None => ("situations.row-new", cases, Change { gone: Vec::new(), new: lines.clone() }),
        Some(was) => ("situations.row-changed", cases, Change::of(was, lines)),
    });
    let changes: Vec<_> = gone.chain(here).filter(|(.., change)| !change.is_empty()).collect();
    let shown = changes.iter().take(max).map(|(key, cases, change)| block(key, cases, change, lang));
    let text = format!("{}\n\n{}", lang.text("situations.by-words"), shown.collect::<String>());
    Ok(text + &more(changes.len(), max, lang))
}

/// That there are more changes than are listed.
fn more(all: usize, max: usize, lang: Lang) -> String {
    match all.checked_sub(max).filter(|more| *more > 0) {
        Some(more) => lang.say("situations.more-changes", &[("n", &more.to_string())]) + "\n",
        None => String::new(),
    }
}

impl Change {
    fn of(before: &[String], after: &[String]) -> Change {
        let without = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|line| !those.contains(line)).cloned().collect()
        };
        Change { gone: without(before, after), new: without(after, before) }
    }

    fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
    }
}

fn block(key: &'static str, cases: &[String], change: &Change, lang: Lang) -> String {
    let mut text = lang.text(key).to_owned() + "\n";
    cases.iter().for_each(|case| text += &format!("  ● {case}\n"));
    change.gone.iter().for_each(|line| text += &format!("    - {line}\n"));
    change.new.iter().for_each(|line| text += &format!("    + {line}\n"));
    text + "\n"
}
