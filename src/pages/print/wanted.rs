//! What somebody asked for by name or number → scopes; what there is not is said with what there is.

use super::Scope;
use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::model::Window;
use crate::pages::Context;
use crate::resolve::{BundleHandle, GuideHandle, Handle};

/// Names as they were typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Identifiers or numbers: `a12`, `A12`, and `12` where only one window has that number.
    pub windows: &'a [String],
    /// Identifiers or names of floors: `1F`, `一楼`.
    pub floors: &'a [String],
    pub departments: &'a [String],
    pub guides: &'a [String],
    pub bundles: &'a [String],
}

/// Most names that a finding lists.
const MOST_NAMES: usize = 40;

impl Wanted<'_> {
    pub fn is_empty(&self) -> bool {
        [self.windows, self.floors, self.departments, self.guides, self.bundles].iter().all(|names| names.is_empty())
    }

    /// One scope for each window, floor and department, one for all the guides; everything when nothing is named.
    ///
    /// # Errors
    /// A finding for each name that there is not.
    pub fn scopes(&self, cx: &Context<'_>) -> Result<Vec<Scope>, Diagnostics> {
        if self.is_empty() {
            return Ok(vec![Scope::All]);
        }
        let windows = self.windows.iter().map(|name| Ok(vec![Scope::Window(window(cx, name)?)]));
        let floors = self.floors.iter().map(|name| floors(cx, name));
        let departments = self.departments.iter().map(|name| department(cx, name));
        let found: Vec<Result<Vec<Scope>, Box<Diagnostic>>> =
            windows.chain(floors).chain(departments).chain(self.named(cx)).collect();
        let mut findings = Diagnostics::new();
        let mut scopes: Vec<Scope> = Vec::new();
        for result in found {
            match result {
                Ok(more) => more.into_iter().for_each(|scope| {
                    if !scopes.contains(&scope) {
                        scopes.push(scope)
                    }
                }),
                Err(finding) => findings.push(*finding),
            }
        }
        if findings.has_errors() { Err(findings) } else { Ok(scopes) }
    }
}

impl Wanted<'_> {
    /// All guides and bundles that are named make one scope.
    fn named(&self, cx: &Context<'_>) -> Vec<Result<Vec<Scope>, Box<Diagnostic>>> {
        let (guides, mut unknown) = guides(cx, self.guides);
        let (bundles, more) = bundles(cx, self.bundles);
        unknown.extend(more);
        let mut found: Vec<_> = unknown.into_iter().map(|finding| Err(Box::new(finding))).collect();
        if !guides.is_empty() || !bundles.is_empty() {
            found.push(Ok(vec![Scope::Guides { name: "guides", guides, bundles }]));
        }
        found
    }
}

/// The window of this identifier or number, in any case; of a bare number where only one window has it.
///
/// # Errors
/// `print-unknown-window` and `print-ambiguous-window`.
pub fn window(cx: &Context<'_>, name: &str) -> Result<Handle<Window>, Box<Diagnostic>> {
    let name = name.trim();
    let windows = || cx.portal.content.windows.iter().enumerate();
    if let Some((index, _)) = windows().find(|(_, entry)| entry.id.eq_ignore_ascii_case(name)) {
        return Ok(Handle::new(index));
    }
    let with = |is_meant: &dyn Fn(&str) -> bool| -> Vec<Handle<Window>> {
        windows().filter(|(_, entry)| is_meant(&entry.value.number)).map(|(index, _)| Handle::new(index)).collect()
    };
    let mut meant = with(&|number| number.eq_ignore_ascii_case(name));
    if meant.is_empty() && !name.is_empty() && name.chars().all(|c| c.is_ascii_digit()) {
        meant = with(&|number| digits(number) == name.trim_start_matches('0'));
    }
    match meant.as_slice() {
        [only] => Ok(*only),
        [] => Err(Box::new(unknown("print-unknown-window", name, windows().map(|(_, entry)| entry.id.as_str())))),
        several => {
            let ids = several.iter().map(|window| cx.portal.window(*window).id.as_str());
            let finding = Diagnostic::error("print-ambiguous-window", None).arg("id", name).all(ids);
            Err(Box::new(finding.help("print-ambiguous-window.help")))
        }
    }
}

/// "A012" → "12".
fn digits(number: &str) -> &str {
    number.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0')
}

/// The floors of this name in every hall.
fn floors(cx: &Context<'_>, name: &str) -> Result<Vec<Scope>, Box<Diagnostic>> {
    let halls = || cx.portal.content.halls.iter().enumerate();
    let all =
        || halls().flat_map(|(hall, entry)| entry.value.floors.iter().enumerate().map(move |(i, f)| (hall, i, f)));
    let is_meant = |text: &str| !name.is_empty() && text.eq_ignore_ascii_case(name);
    let meant = all().filter(|(.., floor)| is_meant(&floor.id) || is_meant(&floor.name));
    let meant: Vec<Scope> = meant.map(|(hall, floor, _)| Scope::Floor(Handle::new(hall), floor)).collect();
    match meant.is_empty() {
        false => Ok(meant),
        true => Err(Box::new(unknown("print-unknown-floor", name, all().map(|(.., floor)| floor.id.value.as_str())))),
    }
}

fn department(cx: &Context<'_>, name: &str) -> Result<Vec<Scope>, Box<Diagnostic>> {
    let mut departments = cx.portal.content.departments.iter();
    let is_meant = |text: &str| !name.is_empty() && text.eq_ignore_ascii_case(name);
    match departments.position(|entry| is_meant(&entry.id) || is_meant(&entry.value.name)) {
        Some(index) => Ok(vec![Scope::Department(Handle::new(index))]),
        None => {
            let ids = cx.portal.content.departments.iter().map(|entry| entry.id.as_str());
            Err(Box::new(unknown("print-unknown-department", name, ids)))
        }
    }
}

/// The guides that are named, each once, and a finding for each name that there is not.
fn guides(cx: &Context<'_>, names: &[String]) -> (Vec<GuideHandle>, Vec<Diagnostic>) {
    let id = |guide: &GuideHandle| cx.portal.guide(*guide).id.as_str();
    let mut guides = Vec::new();
    let mut found = Vec::new();
    for name in names {
        match cx.published().iter().find(|guide| id(guide) == name) {
            Some(guide) if guides.contains(guide) => {}
            Some(guide) => guides.push(*guide),
            None => found.push(unknown_guide(name, cx.published().iter().map(id))),
        }
    }
    (guides, found)
}

/// The same for bundles.
fn bundles(cx: &Context<'_>, names: &[String]) -> (Vec<BundleHandle>, Vec<Diagnostic>) {
    let all = &cx.portal.content.bundles;
    let mut bundles = Vec::new();
    let mut found = Vec::new();
    for name in names {
        match all.iter().position(|entry| entry.id == *name).map(Handle::new) {
            Some(bundle) if bundles.contains(&bundle) => {}
            Some(bundle) => bundles.push(bundle),
            None => found.push(unknown_bundle(name, all.iter().map(|entry| entry.id.as_str()))),
        }
    }
    (bundles, found)
}

/// No bundle has this identifier.
pub fn unknown_bundle<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let finding = Diagnostic::error("card-unknown-bundle", None).arg("id", name);
    match nearest(name, known) {
        Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
        None => finding.help("card-unknown-bundle.help"),
    }
}

/// No published guide has this identifier.
pub fn unknown_guide<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let finding = Diagnostic::error("card-unknown-guide", None).arg("id", name);
    match nearest(name, known) {
        Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
        None => finding.help("card-unknown-guide.help"),
    }
}

/// Nothing has this name: the nearest one, else what there is.
fn unknown<'a>(code: &'static str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let finding = Diagnostic::error(code, None).arg("id", name);
    match nearest(name, known.clone()) {
        Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
        None => finding.all(known.take(MOST_NAMES)).help("dangling-reference.help-all"),
    }
}
