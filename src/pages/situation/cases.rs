//! What differs from situation to situation: limits, visits, windows and fees, each value with its condition.
//!
//! Of one matter exactly one case holds for every complete set of answers: the first variant that fits, else the guide's own.

use serde::Serialize;

use super::{Lines, Mark};
use crate::model::{Fees, Guide, Variant, Window};
use crate::pages::words;
use crate::resolve::{GuideLinks, Handle};
use crate::situation::{Formula, Part};

/// One value with the situations it holds in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Case {
    pub value: String,
    pub note: String,
    pub when: String,
    pub words: String,
}

/// The cases of a guide; a list is empty where nothing differs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cases {
    pub promised: Vec<Case>,
    pub statutory: Vec<Case>,
    pub visits: Vec<Case>,
    /// Each fee, and that there is none.
    pub fees: Vec<Case>,
    /// When anything is charged, where that depends on the answers.
    pub charged: Mark,
    pub notes: Vec<Case>,
    /// Parallel to the windows of all situations.
    pub windows: Vec<Mark>,
    /// The windows of each case, by their places among all windows.
    pub places: Vec<(Vec<usize>, Mark)>,
    #[serde(skip)]
    pub all_windows: Vec<Handle<Window>>,
}

/// Finds what differs in a guide.
pub fn cases(lines: &Lines<'_>, guide: &Guide, links: &GuideLinks) -> Cases {
    let limit = |limit| words::limit(lines.lang, limit);
    let visits = |n: u32| lines.lang.say("situation.visits", &[("n", &n.to_string())]);
    let mut cases = Cases {
        promised: texts(lines, guide, guide.promised_limit.map(limit), |v| v.promised_limit.map(limit)),
        statutory: texts(lines, guide, guide.statutory_limit.map(limit), |v| v.statutory_limit.map(limit)),
        visits: texts(lines, guide, guide.visits.map(visits), |v| v.visits.map(visits)),
        notes: notes(lines, guide),
        ..Cases::default()
    };
    places(lines, guide, links, &mut cases);
    if let Some(known) = &guide.fees {
        fees(lines, known, &mut cases);
    }
    cases
}

/// A value of the guide's own and those of its variants, each with its condition; merged where they are the same.
fn differing<T: PartialEq>(
    lines: &Lines<'_>,
    guide: &Guide,
    own: Option<T>,
    of: impl Fn(usize, &Variant) -> Option<T>,
) -> Vec<(T, Formula, String)> {
    let setting = guide.variants.iter().enumerate().filter_map(|(at, variant)| Some((at, of(at, variant)?)));
    let mut before: Vec<Formula> = Vec::new();
    let mut found: Vec<(T, Formula, String)> = Vec::new();
    for (at, value) in setting {
        let when = lines.formula(Part::Variant(at));
        let words = lines.mark(Part::Variant(at)).words;
        let formula = after(&before, when.clone());
        before.push(when);
        add(&mut found, value, formula, words, lines);
    }
    if let Some(own) = own.filter(|_| !before.is_empty()) {
        let otherwise = Formula::Not(Box::new(Formula::Any(before)));
        if lines.can_hold(&otherwise) {
            add(&mut found, own, otherwise, lines.lang.text("situation.otherwise").to_owned(), lines);
        }
    }
    found
}

/// What holds where none of those before does.
fn after(before: &[Formula], when: Formula) -> Formula {
    if before.is_empty() {
        return when;
    }
    Formula::All(vec![when, Formula::Not(Box::new(Formula::Any(before.to_vec())))])
}

fn add<T: PartialEq>(
    found: &mut Vec<(T, Formula, String)>,
    value: T,
    formula: Formula,
    words: String,
    lines: &Lines<'_>,
) {
    match found.iter_mut().find(|(known, ..)| *known == value) {
        Some((_, known, told)) => {
            *known = Formula::Any(vec![known.clone(), formula]);
            *told = format!("{told}{}{words}", lines.lang.text("situation.or"));
        }
        None => found.push((value, formula, words)),
    }
}

fn texts(lines: &Lines<'_>, guide: &Guide, own: Option<String>, of: impl Fn(&Variant) -> Option<String>) -> Vec<Case> {
    let found = differing(lines, guide, own, |_, variant| of(variant));
    let made = found.into_iter().map(|(value, formula, words)| {
        let when = lines.of_formula(&formula).when;
        Case { value, note: String::new(), when, words }
    });
    made.collect()
}

fn notes(lines: &Lines<'_>, guide: &Guide) -> Vec<Case> {
    let noted = guide.variants.iter().enumerate().filter(|(_, variant)| !variant.note.is_empty());
    let made = noted.map(|(at, variant)| {
        let Mark { when, words } = lines.mark(Part::Variant(at));
        Case { value: variant.note.value.clone(), note: String::new(), when, words }
    });
    made.collect()
}

/// All windows, the guide's own first, each with the situations that lead there.
fn places(lines: &Lines<'_>, guide: &Guide, links: &GuideLinks, cases: &mut Cases) {
    let listed = |windows: &[Handle<Window>]| Some(windows.to_vec()).filter(|windows| !windows.is_empty());
    let of = |at: usize, _: &Variant| links.variant_windows.get(at).and_then(|windows| listed(windows));
    let found = differing(lines, guide, listed(&links.windows), of);
    let mut all = links.windows.clone();
    for window in found.iter().flat_map(|(windows, ..)| windows) {
        if !all.contains(window) {
            all.push(*window);
        }
    }
    cases.windows = all.iter().map(|window| leading(lines, &found, *window)).collect();
    for (windows, formula, words) in &found {
        let at = windows.iter().filter_map(|window| all.iter().position(|known| known == window));
        let mark = Mark { when: lines.of_formula(formula).when, words: words.clone() };
        cases.places.push((at.collect(), mark));
    }
    cases.all_windows = all;
}

/// When one goes to a window.
fn leading(lines: &Lines<'_>, found: &[(Vec<Handle<Window>>, Formula, String)], window: Handle<Window>) -> Mark {
    let here: Vec<_> = found.iter().filter(|(windows, ..)| windows.contains(&window)).collect();
    if here.len() == found.len() {
        return Mark::default();
    }
    let formula = Formula::Any(here.iter().map(|(_, formula, _)| formula.clone()).collect());
    let told: Vec<&str> = here.iter().map(|(.., words)| words.as_str()).collect();
    Mark { when: lines.of_formula(&formula).when, words: told.join(lines.lang.text("situation.or")) }
}

/// Each fee with its condition, where one has any.
fn fees(lines: &Lines<'_>, fees: &Fees, cases: &mut Cases) {
    let formulas: Vec<Formula> = (0..fees.lines.len()).map(|at| lines.formula(Part::Fee(at))).collect();
    if fees.charged != Some(true) || formulas.iter().all(|formula| *formula == Formula::Const(true)) {
        return;
    }
    let made = fees.lines.iter().zip(&formulas).map(|(line, formula)| {
        let Mark { when, words } = lines.of_formula(formula);
        let value = format!("{} {}", line.amount.value, line.unit.value);
        Case { value, note: line.name.value.clone(), when, words }
    });
    cases.fees = made.collect();
    let any = Formula::Any(formulas);
    let none = Formula::Not(Box::new(any.clone()));
    if lines.can_hold(&none) {
        cases.charged = lines.of_formula(&any);
        let free = lines.of_formula(&none);
        let words = lines.lang.text("situation.otherwise").to_owned();
        let value = lines.lang.text("situation.free").to_owned();
        cases.fees.push(Case { value, note: String::new(), when: free.when, words });
    }
}
