//! Runs the rules: guides, texts and bodies in parallel, each looked at by every rule that is asked.
//!
//! The time grows with the length of the content: a guide is never compared with every other guide.

use rayon::prelude::*;

use super::passage::Origin;
use super::rules::ALL;
use super::{Check, Found, Levels, Passage, Prose, Rule, Scope};
use crate::diag::{Diagnostic, Severity, Span};
use crate::model::{Body, Entry, FieldText, Guide, Record};
use crate::source::{Facet, Opened};

/// The findings of every rule that the site asks.
pub fn run(scope: &Scope<'_>, levels: &Levels) -> Found {
    let asked: Vec<(&Rule, Severity)> = ALL.iter().filter_map(|rule| Some((*rule, levels.severity(rule)?))).collect();
    let mut found = all(scope, &asked.iter().map(|(rule, _)| *rule).collect::<Vec<_>>());
    for finding in &mut found {
        if let Some((_, severity)) = asked.iter().find(|(rule, _)| rule.name == finding.code) {
            finding.severity = *severity;
        }
    }
    found
}

/// The findings of `rules`, at their default severity.
pub fn all(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let by_guide = scope.content.guides.par_iter().flat_map_iter(|entry| guide(scope, &entry.value.head, rules));
    let by_body = bodies(scope).into_par_iter().flat_map_iter(|(body, origin)| prose(scope, body, origin, rules));
    let by_file = scope.opened.par_iter().flat_map_iter(|opened| attachment(scope, opened, rules));
    let at_once = rules.par_iter().flat_map_iter(|rule| content(scope, rule));
    let mut found: Found = by_guide.collect();
    found.par_extend(by_body);
    found.par_extend(by_file);
    found.par_extend(at_once);
    found.extend(texts(scope, rules));
    found
}

fn guide(scope: &Scope<'_>, guide: &Guide, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    for rule in rules {
        if let Check::Guide(check) = rule.check {
            check(scope, guide, &mut found);
        }
    }
    found
}

fn content(scope: &Scope<'_>, rule: &Rule) -> Found {
    let mut found = Found::new();
    if let Check::Content(check) = rule.check {
        check(scope, &mut found);
    }
    found
}

fn bodies<'a>(scope: &Scope<'a>) -> Vec<(&'a Body, Origin)> {
    let content = scope.content;
    let guides = content.guides.iter().map(|entry| (&entry.value.body, Origin::Body));
    let pages = content.pages.iter().map(|entry| (&entry.value.body, Origin::Body));
    let notices = content.notices.iter().map(|entry| (&entry.value.body, Origin::Body));
    let forms = content.forms.iter().map(|form| (&form.body, Origin::Form));
    guides.chain(pages).chain(notices).chain(forms).filter(|(body, _)| !body.is_empty()).collect()
}

fn prose(scope: &Scope<'_>, body: &Body, origin: Origin, rules: &[&Rule]) -> Found {
    let mut found = passage(scope, &Passage::body(body, origin), rules);
    let prose = Prose::new(body, matches!(origin, Origin::Form));
    for rule in rules {
        if let Check::Prose(check) = rule.check {
            check(scope, &prose, &mut found);
        }
    }
    found
}

fn passage(scope: &Scope<'_>, passage: &Passage<'_>, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    for rule in rules {
        if let Check::Passage(check) | Check::Everywhere(check) = rule.check {
            check(scope, passage, &mut found);
        }
    }
    found
}

/// An attachment as a whole, and every text in it; only rules that look everywhere are asked about these.
fn attachment(scope: &Scope<'_>, opened: &Opened, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    for rule in rules {
        match rule.check {
            Check::Attachment(check) => check(scope, opened, &mut found),
            Check::Everywhere(check) => {
                let texts = opened.excerpts.iter().filter(|part| matches!(part.facet, Facet::Text | Facet::Person));
                texts.for_each(|part| check(scope, &Passage::excerpt(opened, part), &mut found));
            }
            _ => {}
        }
    }
    found
}

/// The texts of every record, and the paths of all files.
fn texts(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let content = scope.content;
    let mut found = record(scope, &content.site, rules);
    found.extend(record(scope, &content.calendar, rules));
    found.extend(records(scope, &content.departments, rules, |value| value));
    found.extend(records(scope, &content.halls, rules, |value| value));
    found.extend(records(scope, &content.windows, rules, |value| value));
    found.extend(records(scope, &content.materials, rules, |value| value));
    found.extend(records(scope, &content.topics, rules, |value| value));
    found.extend(records(scope, &content.policies, rules, |value| value));
    found.extend(records(scope, &content.guides, rules, |value| &value.head));
    found.extend(records(scope, &content.pages, rules, |value| &value.head));
    found.extend(records(scope, &content.notices, rules, |value| &value.head));
    found.extend(paths(scope, rules));
    found
}

fn records<T: Send + Sync, R: Record>(
    scope: &Scope<'_>,
    entries: &[Entry<T>],
    rules: &[&Rule],
    head: fn(&T) -> &R,
) -> Vec<Diagnostic> {
    entries.par_iter().flat_map_iter(|entry| record(scope, head(&entry.value), rules)).collect()
}

fn record<R: Record>(scope: &Scope<'_>, record: &R, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    record.each_text(&mut |text: FieldText<'_>| {
        found.extend(passage(scope, &Passage::field(text, scope.sources), rules));
    });
    found
}

fn paths(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let paths = scope.sources.iter().map(|(id, file)| Passage::path(&file.path, Span::start_of(id)));
    paths.flat_map(|path| passage(scope, &path, rules)).collect()
}
